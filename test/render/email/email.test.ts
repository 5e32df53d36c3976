import { describe, expect, it } from 'vitest';
import { emailOf } from '../../../src/render/email/email.ts';
import { layout } from '../../../src/render/layout/layout.ts';
import { digest, entry, publication, theme } from '../week.ts';
import { attributes, bodyOf, email, emailWith, published, unstyled, week, wordsOf } from './mail.ts';

describe('the email', () => {
  it('says what it is: language, direction, charset, a view that fits, a title', async () => {
    const html = await email(week);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr"><head>\n<meta charset="utf-8">\n/);
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(html).toContain('<title>Letters from the Engine Room</title>');
    expect(html).toMatch(/<\/html>\n$/);
  });

  it('asks mail programs for nothing that they take away', async () => {
    const html = await email(week);
    expect(html).not.toMatch(/<(?:link|script|iframe|form|object|svg|nav|section|article|time)\b/);
    expect(html).not.toMatch(/var\(--|@import|@font-face|url\(|\b(?:flex|grid|position)\b\s*[:;]/);
    expect(html).not.toMatch(/ (?:id|on\w+)=/);
  });

  it('is laid out by tables that are only layout', async () => {
    const html = (await email(week)).replace(
      /<table style=[\s\S]*?<\/table>/,
      'the table of the introduction',
    );
    const tables = html.match(/<table[^>]*>/g)!;
    expect(tables.length).toBe(2);
    for (const table of tables) expect(table).toContain('role="presentation"');
  });

  it('has one sheet of enhancements, in its head, and loses none of its looks without it', async () => {
    const html = await email(week);
    expect(html.match(/<style/g)).toHaveLength(1);
    expect(html.indexOf('</style>')).toBeLessThan(html.indexOf('</head>'));
    const elements = bodyOf(html).match(
      /<(?:h1|h2|h3|p|td|th|ul|ol|li|blockquote|pre|code|a)(?= |>)[^>]*>/g,
    )!;
    expect(elements.filter((element) => !element.includes(' style="'))).toEqual([]);
  });

  it('gives every coloured element its text and its ground together, in both schemes', async () => {
    const html = await email(week);
    const styles = attributes(html, 'style').filter((style) => /(?:^|;)(?:background-)?color:/.test(style));
    expect(styles.length).toBeGreaterThan(20);
    for (const style of styles) expect(style).toMatch(/(?:^|;)color:#\w{6};background-color:#\w{6}$/);
    const coloured = [...html.matchAll(/<\w+ [^>]*class="([\w -]+)"[^>]*background-color[^>]*>/g)].map(
      ([, names]) => names!,
    );
    const [, grounds = ''] = /dark\) \{\n {2}(.*) \{ background-color/.exec(html) ?? [];
    for (const names of coloured) {
      const name = names.split(' ')[0]!;
      if (name === 'logo') continue;
      expect(grounds.split(', ')).toContain(`.${name}`);
      expect(html).toContain(`.${name} { color: #`);
    }
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('<meta name="supported-color-schemes" content="light dark">');
  });

  it('reads in order without any style', async () => {
    const words = wordsOf(unstyled(await email(week)));
    const inOrder = [
      'Tape Lives · Disks Spin', // the preheader
      'Letters from the Engine Room',
      'Week 10 · 2–8 March 2026 · Issue 12 · by Ada Byron · Read on the web',
      'A quiet week',
      '6 snippets',
      'In this issue Highlights',
      'Highlights Tape Lives 💾 Storage',
      'Coming up',
      'Disks Spin Still. disks.example/a?b=1&c=2',
      'A body that nobody gave a title.',
      'People',
      'it is hard',
      'Everything else A Pier in Winter',
      'Written by Ada Byron on the pier. All letters',
      'Unsubscribe',
    ];
    let place = 0;
    for (const phrase of inOrder) {
      expect(words.slice(place)).toContain(phrase);
      place = words.indexOf(phrase, place) + phrase.length;
    }
    expect(words.endsWith('Unsubscribe')).toBe(true);
  });

  it('shows a week without entries', async () => {
    const html = await email(digest());
    expect(wordsOf(html)).toBe(
      'No snippets Letters from the Engine Room Week 10 · 2–8 March 2026 No snippets',
    );
  });
});

describe('the links of the email', () => {
  it('lead to the web or to a mailbox', async () => {
    const links = attributes(await email(week), 'href');
    expect(links).toContain('https://disks.example/a?b=1&c=2');
    expect(links).toContain('mailto:ada@engine.example');
    for (const link of links) expect(link).toMatch(/^(?:https?:\/\/|mailto:)/);
  });

  it('lead from the contents to the page, since many programs cannot jump inside a mail', async () => {
    const links = attributes(await email(week), 'href');
    expect(links).toContain(`${published.url}#-storage`);
    expect(links).toContain(`${published.url}#everything-else`);
  });

  it('are words alone where the issue has no address', async () => {
    const html = await email({ ...week, publication });
    expect(wordsOf(html)).toContain('In this issue Highlights · Coming up (1) · Storage (3) · People (2)');
    expect(attributes(html, 'href')).toEqual([
      'mailto:ada@engine.example',
      'https://disks.example/a?b=1&c=2',
    ]);
    expect(wordsOf(html)).not.toMatch(/Read on the web|Unsubscribe/);
  });

  it('lead to the web above the first entry, and out of the list at the very end', async () => {
    const html = await email(week);
    const [web, out] = ['Read on the web</a>', 'Unsubscribe</a>'].map((words) => html.indexOf(words));
    expect(web).toBeGreaterThan(0);
    expect(web).toBeLessThan(html.indexOf('<h3'));
    expect(out).toBeGreaterThan(html.lastIndexOf('<h3'));
    expect(attributes(html, 'href')[0]).toBe(published.url);
    expect(attributes(html, 'href').at(-1)).toBe(published.unsubscribe);
  });

  it('may lead out of the list by mail', async () => {
    const leave = { ...publication, unsubscribe: 'mailto:leave@engine.example?subject=leave' };
    expect(attributes(await email(digest({ publication: leave })), 'href')).toEqual([leave.unsubscribe]);
  });

  it('are missed where there is none out of the list', async () => {
    const { diagnostics } = await emailWith(digest());
    expect(diagnostics).toMatchObject([{ code: 'email-no-way-out', severity: 'note' }]);
    expect((await emailWith(week)).diagnostics).toEqual([]);
  });
});

describe('the logo', () => {
  it('is shown from the web, on light ground, and nothing is missed without it', async () => {
    const html = await email(week);
    expect(html.match(/<img [^>]*>/g)).toEqual([
      '<img src="https://engine.example/logo.png" alt="" height="40" class="logo" style="height:40px;border:0;color:#1d1c1a;background-color:#ffffff">',
    ]);
  });

  it.each(['data:image/png;base64,iVBORw0KGgo=', 'http://engine.example/logo.png'])(
    'is left out as %s, which mail programs do not show',
    async (logo) => {
      expect(await email(digest({ publication: { ...publication, logo } }))).not.toContain('<img');
    },
  );
});

describe('the accent', () => {
  const themes = [theme('Storage', ['Tape Lives']), theme('People', ['Hire Slowly'])];

  it('is the colour of every heading', async () => {
    const html = await email(digest({ themes, publication: { ...publication, accent: '#07A' } }));
    expect(html.match(/<h2 class="accent" [^>]*color:#0077aa;/g)).toHaveLength(2);
    expect(html).not.toContain('hue-');
  });

  it('is written as mail programs know colours, however it was given', async () => {
    const { html, diagnostics } = await emailWith(
      digest({ themes, publication: { ...published, accent: 'oklch(45% 0.15 250)' } }),
    );
    expect(diagnostics).toEqual([]);
    expect(html.match(/<h2 class="accent" [^>]*color:#[0-9a-f]{6};/g)).toHaveLength(2);
    expect(html).not.toContain('oklch');
  });
});

describe('the preheader in the email', () => {
  it('is the first text of the body, and hidden', async () => {
    const html = await email({ ...week, preheader: 'Tapes, disks and a pier' });
    expect(bodyOf(html)).toMatch(/^\n<div style="display:none;[^"]*">Tapes, disks and a pier<\/div>/);
  });

  it('is cut where it is too long, and that is told', async () => {
    const preheader =
      'Tapes, disks, and everything else that spins, rattles or hums on the pier between two storms in March';
    const { html, diagnostics } = await emailWith({ ...week, preheader });
    const [, shown = ''] = /<div style="display:none[^>]*>([^<]*)/.exec(html) ?? [];
    expect(shown).toBe(
      'Tapes, disks, and everything else that spins, rattles or hums on the pier between two…',
    );
    expect(diagnostics).toMatchObject([
      {
        code: 'preheader-long',
        message: 'the preheader has 101 characters, of which mail programs show 90',
      },
    ]);
  });
});

describe('text from right to left', () => {
  it('turns the mail around, tables and all', async () => {
    const issue = await layout(week);
    const words = { ...issue.words, lang: 'ar', dir: 'rtl' as const };
    const { text: html } = emailOf({ ...issue, words });
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<div lang="ar" dir="rtl"><table');
    expect(html.match(/<td align="right"/g)!.length).toBeGreaterThan(4);
    expect(html).not.toContain('<td align="left"');
    // English titles in the contents do not run on across the dots.
    expect(wordsOf(html)).toContain('Storage (3) ·\u200F People (2)');
    // English entries in it still run their own way.
    expect(html).toContain('<div dir="ltr" align="left"><h3');
  });

  it('leaves the ellipsis of a shortened address behind it', async () => {
    const url = 'https://news.example.org/archive/backups-that-nobody-restored';
    const arabic = entry({
      title: 'النسخ التي لم يستعدها أحد',
      body: `التفاصيل هنا: ${url}`,
      links: [url],
    });
    const html = await email(digest({ lang: 'ar', themes: [theme('Storage', [arabic, 'Tape Lives'])] }));
    expect(html).toMatch(new RegExp(`<a href="${url}" dir="ltr"[^>]*>news.example.org/archive/…</a>`));
  });

  it('turns an entry around in a mail that runs the other way', async () => {
    const arabic = entry({ title: 'النسخ التي لم يستعدها أحد', body: 'استعدنا الأرشيف يوم الثلاثاء.' });
    const html = await email(digest({ themes: [theme('Storage', [arabic, 'Tape Lives'])] }));
    expect(html.match(/<div dir="rtl" align="right"><h3/g)).toHaveLength(1);
    expect(html).not.toContain('<div dir="ltr" align');
  });
});
