import fc from 'fast-check';
import { type ParsedMail, simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { renderAs } from '../../../src/render/render.ts';
import type { Digest, MailSettings } from '../../../src/types.ts';
import { rendered, testMail } from '../../support/issue.ts';
import { runs } from '../../support/runs.ts';
import { oddity } from '../../support/texts.ts';
import { digest, entry, publication, theme } from '../week.ts';

const week = digest({
  issue: '12',
  themes: [
    theme('Storage', [
      entry({ title: 'Tape Lives 📼' }),
      entry({ title: '復旧訓練', body: '.\n..\nFrom the crew' }),
    ]),
  ],
});

const messageOf = (of: Digest = week, mail: Partial<MailSettings> = {}) =>
  renderAs(of, 'eml', { colour: false, mail: { ...testMail, ...mail }, template: null });

const textOf = async (of: Digest = week, mail: Partial<MailSettings> = {}) =>
  (await messageOf(of, mail)).text;
const parsed = async (of: Digest = week, mail: Partial<MailSettings> = {}): Promise<ParsedMail> =>
  await simpleParser(await textOf(of, mail));
/** The headers, unfolded, as they go over the wire. */
const headersOf = (message: string) =>
  message
    .slice(0, message.indexOf('\r\n\r\n'))
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n');
const namesOf = (message: string) => headersOf(message).map((line) => line.slice(0, line.indexOf(':')));
const codes = async (mail: Partial<MailSettings>, of: Digest = week) =>
  (await messageOf(of, mail)).diagnostics
    .map(({ code }) => code)
    .filter((code) => code.startsWith('message-'));

describe('the message', () => {
  it('has the text and the email, in this order, as they are elsewhere', async () => {
    const text = await textOf();
    expect(text.match(/^Content-Type: [^;\r]+/gm)).toEqual([
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain',
      'Content-Type: text/html',
    ]);
    expect(text.match(/charset=utf-8/g)).toHaveLength(2);
    const mail = await simpleParser(text);
    expect(mail.text).toBe(await rendered(week, 'text'));
    expect(mail.html).toBe(await rendered(week, 'email'));
  });

  it('has every title and every address of the email in its text', async () => {
    const long = `https://engine.example/${'archive/'.repeat(9)}`;
    const [page, leave] = ['https://engine.example/10.html', 'https://engine.example/leave'];
    const linked = entry({
      title: 'Tape Lives',
      body: `Long: ${long} and https://t.example/abc.`,
      top: true,
    });
    const cut = entry({ title: 'Cut', body: 'It goes on...', truncated: true });
    const { text = '', html } = await parsed({
      ...digest({
        intro: 'See [the handbook](https://engine.example/handbook), or ask <mailto:ilse@engine.example>.',
        themes: [
          theme('Storage', [
            { ...linked, links: [long, 'https://t.example/abc'] },
            { ...cut, links: ['https://t.example/rest', 'https://t.example/more'] },
          ]),
          theme('People', ['Mentors Need Calendars']),
        ],
      }),
      publication: {
        ...publication,
        url: page,
        unsubscribe: leave,
        footer: '[Code](https://engine.example/code)',
      },
    });
    const addresses = [...`${html}`.matchAll(/href="(?:mailto:)?([^"#]+)"/g)].map(([, url]) => url!);
    expect(new Set(addresses).size).toBeGreaterThanOrEqual(9);
    for (const url of addresses) expect(text).toContain(url);
    for (const title of ['Tape Lives', 'Cut', 'Mentors Need Calendars'])
      expect(text).toContain(`* ${title}\n`);
    expect(text.indexOf(page)).toBeLessThan(text.indexOf('* Tape Lives'));
  });

  it('says from whom it is, to whom, what it is about and when it was made, and nothing of the program', async () => {
    expect(headersOf(await textOf(week, { replyTo: 'crew@engine.example' }))).toEqual([
      'From: Ada Byron <ada@engine.example>',
      'To: readers@engine.example',
      'Reply-To: crew@engine.example',
      'Subject: Letters from the Engine Room',
      expect.stringMatching(/^Message-ID: <[0-9a-f-]{36}@engine\.example>$/),
      'Date: Sun, 08 Mar 2026 18:00:00 +0000',
      'MIME-Version: 1.0',
      expect.stringMatching(/^Content-Type: multipart\/alternative; boundary="[^"]+"$/),
    ]);
  });

  it('fills in its subject', async () => {
    const { subject } = await parsed(
      { ...week, title: 'Überblick 🚀' },
      { subject: '{title}: no. {issue}, {week}' },
    );
    expect(subject).toBe('Überblick 🚀: no. 12, 2026-W10');
    expect((await parsed({ ...week, issue: null }, { subject: '{issue}' })).subject).toBe(week.title);
  });

  it('is made of ASCII and of short lines that end in CR LF', async () => {
    const long = 'x'.repeat(3000);
    const text = await textOf(
      digest({ title: long, themes: [theme(long, [entry({ title: long, body: long })])] }),
    );
    expect(text).toMatch(/^[\r\n\x20-\x7e]*$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('\r\n') && !text.endsWith('\r\n\r\n')).toBe(true);
    expect(Math.max(...text.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998);
    expect((await simpleParser(text)).subject).toBe(`${'x'.repeat(249)}…`);
  });

  it('is the same for the same issue, and tells issues and lists apart', async () => {
    const id = async (of: Digest, mail: Partial<MailSettings> = {}) => (await parsed(of, mail)).messageId;
    expect(await textOf()).toBe(await textOf());
    const later = { ...week, generatedAt: '2026-03-09T06:00:00Z' };
    expect(await id(later)).toBe(await id(week));
    expect((await textOf(later)).replace(/^Date: .*$/m, '')).toBe(
      (await textOf()).replace(/^Date: .*$/m, ''),
    );
    const others = [
      await id(week),
      await id({ ...week, issue: '13' }),
      await id({ ...week, title: 'Other Letters' }),
      await id({ ...week, from: '2026-03-09', to: '2026-03-15', week: '2026-W11' }),
      await id(week, { from: 'bob@engine.example' }),
      await id(week, { list: 'Crew <crew.engine.example>' }),
    ];
    expect(new Set(others).size).toBe(others.length);
  });
});

describe('of a list', () => {
  it.each([
    ['Engine Room <engine-room.engine.example>', '"Engine Room" <engine-room.engine.example>'],
    ['engine-room.engine.example', '<engine-room.engine.example>'],
    ['<engine-room.engine.example>', '<engine-room.engine.example>'],
    ['Engine Room', '"Engine Room" <engine-room.engine.example>'],
    ['The "Room" <room.engine.example>', '"The \\"Room\\"" <room.engine.example>'],
  ])('%s it says the id', async (list, id) => {
    expect(headersOf(await textOf(week, { list }))).toContain(`List-ID: ${id}`);
  });

  it('the name may be of any script', async () => {
    const headers = headersOf(await textOf(week, { list: '機関室からの手紙 <room.engine.example>' }));
    const [, name = ''] = /^List-ID: =\?UTF-8\?B\?(.+)\?= <room\.engine\.example>$/.exec(headers[0]!) ?? [];
    expect(Buffer.from(name, 'base64').toString()).toBe('機関室からの手紙');
  });

  it('that has no id and no name to make one of, it complains', async () => {
    expect(await codes({ list: '機関室' })).toEqual(['message-list']);
    expect(await codes({ list: 'Room <the room>' })).toEqual(['message-list']);
    expect(await codes({ list: 'Room <room.engine.example' })).toEqual(['message-list']);
  });

  it.each([
    ['https://engine.example/leave?r=ü', ['List-Unsubscribe: <https://engine.example/leave?r=%C3%BC>']],
    ['mailto:leave@engine.example', ['List-Unsubscribe: <mailto:leave@engine.example>']],
    ['http://engine.example/leave', ['List-Unsubscribe: <http://engine.example/leave>']],
    ['javascript:alert(1)', []],
  ])('it says how to leave it: %s', async (unsubscribe, expected) => {
    const headers = headersOf(await textOf({ ...week, publication: { ...publication, unsubscribe } }));
    expect(headers.filter((line) => line.startsWith('List-'))).toEqual(expected);
  });
});

describe('who a message is from and for', () => {
  it('may be many, with any names, and domains of any script', async () => {
    const { to } = await parsed(week, {
      to: '"Byron, Ada" <ada@bücher.example>,\n  Grace <grace@engine.example>',
    });
    expect([to].flat()[0]!.value).toEqual([
      { name: 'Byron, Ada', address: 'ada@bücher.example' },
      { name: 'Grace', address: 'grace@engine.example' },
    ]);
  });

  it('is an error without a sender', async () => {
    const { text, diagnostics } = await messageOf(week, { from: null });
    expect(text).toBe('');
    expect(diagnostics).toMatchObject([{ code: 'message-from', severity: 'error' }]);
  });

  it('may be undisclosed; that is a warning unless it is said', async () => {
    expect(headersOf(await textOf(week, { to: null }))).toContain('To: undisclosed recipients:;');
    expect(await codes({ to: null })).toEqual(['message-to']);
    expect(await codes({ to: 'undisclosed-recipients:;' })).toEqual([]);
  });

  it.each([
    ['ada', '"ada" has no "@"'],
    ['Ada Byron', '"Ada Byron" has no "@"'],
    ['', 'it is empty'],
    ['ada@', '"" is no domain'],
    ['@engine.example', '"" cannot stand before the "@"'],
    ['ada@engine..example', '"engine..example" is no domain'],
    ['ada@engine.exam ple', 'there is a space in "ada@engine.exam ple"'],
    ['ada@b@engine.example', '"ada@b" cannot stand before the "@"'],
    ['ådå@engine.example', '"ådå" cannot stand before the "@"'],
    ['Ada <ada@engine.example> Bob <bob@engine.example>', 'a comma is missing'],
    ['Engine Room: weekly <ada@engine.example>', 'the colon behind "Engine Room"'],
    ['ada@engine.example, bob@engine.example', 'it names more than one sender'],
  ])('is an error when it is no address: %j', async (from, problem) => {
    const { text, diagnostics } = await messageOf(week, { from });
    expect(text).toBe('');
    expect(diagnostics).toMatchObject([{ code: 'message-address', severity: 'error' }]);
    expect(diagnostics[0]!.message).toContain(`email.from cannot be an address: ${problem}`);
  });
});

describe('with nothing to send', () => {
  const nothing = digest({ duplicates: [{ entry: entry(), of: 'a', because: 'same', similarity: 1 }] });

  it('there is no message', async () => {
    const { text, diagnostics } = await messageOf(nothing);
    expect(text).toBe('');
    expect(diagnostics).toMatchObject([{ code: 'message-empty', severity: 'warning' }]);
  });

  it('there is one when it is asked for', async () => {
    expect((await parsed(nothing, { empty: true })).subject).toBe(nothing.title);
  });
});

const usual = ['From', 'To', 'Reply-To', 'Subject', 'Message-ID', 'Date', 'MIME-Version', 'Content-Type'];

describe('no text becomes a header', () => {
  const payloads = [
    '\r\nBcc: victim@evil.example',
    '\nBcc: victim@evil.example\n\n<script>alert(1)</script>',
    '\rBcc: victim@evil.example',
    '\u2028Bcc: victim@evil.example',
    '\u0085Bcc: victim@evil.example',
    '%0d%0aBcc: victim@evil.example',
    '=0D=0ABcc: victim@evil.example',
    '=?utf-8?Q?=0D=0ABcc:_victim@evil.example?=',
    '\u0000\u001b[31m',
    `${' '.repeat(80)}\r\n\tBcc: victim@evil.example`,
    '"<evil@evil.example>, ',
  ];

  it.each(payloads)('%j', async (payload) => {
    const of: Digest = {
      ...week,
      title: `Week${payload}`,
      issue: `1${payload}`,
      author: payload,
      preheader: payload,
    };
    const mail = {
      subject: `{title} {issue}${payload}`,
      replyTo: 'crew@engine.example',
      list: `Crew${payload}<crew.engine.example>`,
    };
    const { text, diagnostics } = await messageOf(of, mail);
    if (payload.includes('<')) {
      expect(diagnostics.map(({ code }) => code)).toEqual(['message-list']);
      return;
    }
    expect(namesOf(text).toSorted()).toEqual(['List-ID', ...usual].toSorted());
    expect((await simpleParser(text)).subject).not.toMatch(/\p{Cc}/u);
  });

  it.each(payloads)('in the names of people: %j', async (payload) => {
    const name = `"Ada${payload.replaceAll('"', '')}" <ada@engine.example>`;
    const text = await textOf(week, { from: name, to: name, replyTo: name });
    expect(namesOf(text)).toEqual(usual);
    const { from, to } = await simpleParser(text);
    for (const people of [from, to]) {
      expect([people].flat()[0]!.value).toMatchObject([{ address: 'ada@engine.example' }]);
    }
  });

  it('in addresses', async () => {
    expect(await codes({ to: 'readers@engine.example\r\nBcc: victim@evil.example' })).toEqual([
      'message-address',
    ]);
  });

  it('whatever it is', async () => {
    const trouble = fc
      .array(
        fc.oneof(
          fc.constantFrom('a', ' ', '\r\n', '\n', ':', '=?', '?=', '?Q?', '<', '>', ',', 'é', '漢', '🚀'),
          fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), oddity),
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(trouble, trouble, async (title, body) => {
        const of = digest({ title: `A${title}`, themes: [theme('Odd', [entry({ title, body })])] });
        const text = await textOf(of, { replyTo: 'crew@engine.example' });
        expect(namesOf(text).toSorted()).toEqual(usual.toSorted());
        const mail = await simpleParser(text);
        expect(mail.text).toBe(await rendered(of, 'text'));
        expect(mail.html).toBe(await rendered(of, 'email'));
      }),
      { numRuns: runs(60) },
    );
  });
});

it('no part can end itself', async () => {
  const text = await textOf();
  const [, boundary] = /boundary="([^"]+)"/.exec(text)!;
  const body = `--${boundary}\nContent-Type: text/html\n\n<script>alert(1)</script>\n--${boundary}--`;
  const forged = await simpleParser(
    await textOf(digest({ ...week, themes: [theme('Storage', [entry({ body })])] })),
  );
  expect(forged.attachments).toEqual([]);
  expect(forged.html).not.toContain('<script>alert');
});

describe('what looks like an encoded word', () => {
  const word = '=?utf-8?q?=0D=0ABcc:=20mallory@engine.example?=';

  it.each([`Weekly ${word} news`, `Wöchentlich ${word}`])('is text in the subject: %s', async (title) => {
    const text = await textOf({ ...week, title }, { subject: '{title}' });
    expect(text.slice(0, text.indexOf('\r\n\r\n'))).not.toContain(word);
    expect((await simpleParser(text)).subject).toBe(title);
  });

  it('is text in names, and in the address to leave by', async () => {
    const text = await textOf(
      { ...week, publication: { ...publication, unsubscribe: `https://engine.example/leave?a=${word}` } },
      {
        from: `"${word}" <ada@engine.example>`,
        to: `"Crew ${word}" <crew@engine.example>`,
        replyTo: `"${word}" <reply@engine.example>`,
        list: `${word} <room.engine.example>`,
      },
    );
    const head = text.slice(0, text.indexOf('\r\n\r\n'));
    expect(head).not.toContain('=?utf-8?q?');
    const mail = await simpleParser(text);
    expect(mail.from?.value[0]?.name.replace('\u2060', '')).toBe(word);
    expect(mail.headers.has('bcc')).toBe(false);
  });

  it('is no address', async () => {
    const { diagnostics } = await messageOf(week, { to: '=?utf-8?q?x?=@engine.example' });
    expect(diagnostics.map(({ code }) => code)).toContain('message-address');
  });
});
