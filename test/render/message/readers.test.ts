/** Messages to many: one to each of them, who leaves at an address of their own. */
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { refusedOutputs } from '../../../src/output/output.ts';
import { forEachReader, readRecipients, render } from '../../../src/render/render.ts';
import type { Diagnostic, Digest } from '../../../src/types.ts';
import { testMail } from '../../support/issue.ts';
import { digest, entry, publication, theme } from '../week.ts';

const leave = 'https://engine.example/leave?who={to}&key={to-hash}';
/** `printf ada+letter@engine.example | sha256sum | cut -c1-16` */
const key = '6e30715b714fb58b';

const week = (unsubscribe: string): Digest =>
  digest({
    themes: [theme('Storage', [entry({ title: 'Tape Lives' })])],
    publication: { ...publication, unsubscribe },
  });

async function sent(file: string, to: string, unsubscribe = leave) {
  const found: Diagnostic[] = [];
  const mail = { ...testMail, to };
  const report = (it: Diagnostic) => found.push(it);
  const files = await render(week(unsubscribe), [{ file, format: 'eml' }], { mail, report });
  const messages = await Promise.all(files.map(async (it) => ({ ...it, ...(await simpleParser(it.text)) })));
  return { files, messages, codes: found.map(({ code }) => code) };
}

const hasOneClick = (text: string) =>
  text.includes('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');

describe('a name with {to}', () => {
  const two = '"Byron, Ada 📼" <ada+letter@engine.example>, grace@engine.example';

  it('is a message for each, with nobody else in it', async () => {
    const { files, messages, codes } = await sent('out/{week}/{to}.eml', two);
    expect(codes).toEqual([]);
    expect(files.map(({ file }) => file)).toEqual([
      'out/2026-W10/ada+letter@engine.example.eml',
      'out/2026-W10/grace@engine.example.eml',
    ]);
    expect(
      messages.map(({ to }) => [to].flat()[0]!.value.map(({ name, address }) => [name, address])),
    ).toEqual([[['Byron, Ada 📼', 'ada+letter@engine.example']], [['', 'grace@engine.example']]]);
    expect(files[0]!.text).not.toContain('grace');
    expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it('lets each leave with one click, at the same address in the headers, the text and the email', async () => {
    const { files, messages } = await sent('{to-hash}.eml', two);
    const address = `https://engine.example/leave?who=ada%2Bletter%40engine.example&key=${key}`;
    expect(files[0]!.file).toBe(`${key}.eml`);
    expect(files.every(({ text }) => hasOneClick(text))).toBe(true);
    expect(messages[0]!.text).toContain(address);
    expect(messages[0]!.html).toContain(address.replace('&', '&#x26;'));
    expect(files[0]!.text.replace(/\r\n(?=[ \t])/g, '')).toContain(`List-Unsubscribe: <${address}>`);
  });

  it('needs recipients, and a message', async () => {
    expect((await sent('{to}.eml', 'undisclosed-recipients:;')).codes).toEqual(['recipient-missing']);
    const page = await forEachReader([{ file: '{to}.html', format: 'html' }], testMail);
    expect(page.diagnostics.map(({ message }) => message)).toEqual([
      '"{to}.html" is a file for each recipient, and the format html goes to nobody',
    ]);
  });

  it('stays in its folder and is no device, whatever an address is made of', async () => {
    const { files } = await sent('out/{to}.eml', 'a/b=c@engine.example, con.rad@engine.example');
    expect(files.map(({ file }) => file)).toEqual([
      'out/a-b-c@engine.example.eml',
      'out/con-.rad@engine.example.eml',
    ]);
  });

  it('is refused for addresses that differ in signs alone, which {to-hash} keeps apart', async () => {
    const alike = 'a/b@engine.example, a-b@engine.example';
    const refused = async (file: string) =>
      await refusedOutputs((await sent(file, alike)).files, { base: 'out' });
    const [twice, ...others] = await refused('{to}.eml');
    expect(others).toEqual([]);
    expect(twice).toMatchObject({
      code: 'output-twice',
      message: '"a-b@engine.example.eml" is to be written twice',
    });
    expect(twice!.hint).toContain('files of their own with {to-hash} in place of {to}');
    expect(await refused('{to-hash}.eml')).toEqual([]);
  });
});

describe('one click to leave', () => {
  it.each([
    ['of one reader, who is in the address', 'ada@engine.example', leave, true],
    [
      'of one reader, written out',
      'ada@engine.example',
      'https://engine.example/leave?ada%40engine.example',
      true,
    ],
    ['of one reader, whom nothing tells', 'ada@engine.example', 'https://engine.example/leave', false],
    [
      'of one reader, told in the fragment, which no server sees',
      'ada@engine.example',
      'https://engine.example/leave#{to}',
      false,
    ],
    [
      'of one reader, told before the path, where a request says nothing of it',
      'ada@engine.example',
      'https://ada@engine.example/leave',
      false,
    ],
    ['of one reader, in the path', 'ada@engine.example', 'https://engine.example/leave/{to-hash}#now', true],
    ['of one reader, by http', 'ada@engine.example', 'http://engine.example/leave?{to}', false],
    ['of one reader, by mail', 'ada@engine.example', 'mailto:leave@engine.example?subject={to}', false],
    [
      'of two, one of whom is in it',
      'ada@engine.example, b@engine.example',
      'https://e.example/?ada@engine.example',
      false,
    ],
    ['of nobody who is named', 'undisclosed-recipients:;', 'https://engine.example/leave', false],
  ] as const)('%s', async (_, to, unsubscribe, expected) => {
    const { files, codes } = await sent('week.eml', to, unsubscribe);
    expect(codes.filter((it) => it !== 'message-to')).toEqual([]);
    expect(hasOneClick(files[0]!.text)).toBe(expected);
  });

  it('of an address for each there is none in a message to many, nor in an email or a text, and that is told', async () => {
    const { files, codes } = await sent('week.eml', 'ada@engine.example, grace@engine.example');
    expect(codes).toContain('way-out-for-one');
    expect(files[0]!.text).not.toMatch(/List-Unsubscribe|engine\.example\/leave|\{to/);
    for (const format of ['email', 'text'] as const) {
      const found: string[] = [];
      const report = ({ code }: Diagnostic) => found.push(code);
      const [file] = await render(week(leave), [{ file: 'week', format }], { report });
      expect(found).toContain('way-out-for-one');
      expect(file!.text).not.toContain('engine.example/leave');
    }
  });

  it('is as it was written in JSON, from which messages are made again', async () => {
    const [file] = await render(week(leave), [{ file: 'week.json', format: 'json' }]);
    expect(JSON.parse(file!.text).publication.unsubscribe).toBe(leave);
  });
});

describe('a file of recipients', () => {
  it('has one a line, and comments', async () => {
    const text = '# Crew\r\n\r\nAda <ada@engine.example>\r\n  "Hopper, Grace" <grace@engine.example>\n';
    const { to, diagnostics } = await readRecipients('readers.txt', text);
    expect(diagnostics).toEqual([]);
    expect(to).toBe('Ada <ada@engine.example>, "Hopper, Grace" <grace@engine.example>');
  });

  it('says which line is wrong, and who stands there twice', async () => {
    const text =
      'ada@engine.example\n  grace.engine.example\na@e.example, b@e.example\nADA@engine.example # me\nAda@Engine.example\n';
    const { diagnostics } = await readRecipients('readers.txt', text);
    expect(
      diagnostics.map(
        ({ place, severity, message }) => `${place!.line}:${place!.column} ${severity}: ${message}`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "2:3 error: this line names no recipient: "grace.engine.example" has no "@"",
        "3:1 error: this line names no recipient: more than one address stands here",
        "4:1 error: this line names no recipient: there is a space in "ADA@engine.example # me"",
        "5:1 warning: ada@engine.example stands in line 1 already, and has one message",
      ]
    `);
  });

  it('that is empty is an error', async () => {
    const { diagnostics } = await readRecipients('readers.txt', '# nobody yet\n');
    expect(diagnostics.map(({ message }) => message)).toEqual(['"readers.txt" names no recipient']);
  });
});
