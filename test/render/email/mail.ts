/** Emails of invented weeks, and what can be read off them. */

import { emailOf } from '../../../src/render/email/email.ts';
import { layout } from '../../../src/render/layout/layout.ts';
import type { Diagnostic, Digest } from '../../../src/types.ts';
import { digest, entry, publication, theme } from '../week.ts';

/** A publication that says everything an email can show. */
export const published = {
  ...publication,
  url: 'https://engine.example/letters/2026-w10',
  logo: 'https://engine.example/logo.png',
  footer: 'Written by *Ada Byron* on the pier. [All letters](https://engine.example/letters)',
  unsubscribe: 'https://engine.example/leave?reader=7&key=a',
};

/** A week with something of everything. */
export const week = digest({
  issue: '12',
  author: 'Ada Byron',
  intro: [
    'A **quiet** week, `almost`. [Write back](mailto:ada@engine.example).',
    '1. Tapes\n2. Disks',
    '> Nobody restores a backup.',
    '| Tape | Disk |\n| --- | --- |\n| slow | loud |',
    '```\nrestore --all\n```',
    '---',
  ].join('\n\n'),
  publication: published,
  themes: [
    theme(
      'Storage',
      [
        entry({ title: 'Tape Lives', top: true }),
        entry({
          title: 'Disks Spin',
          body: 'Still. https://disks.example/a?b=1&c=2',
          links: ['https://disks.example/a?b=1&c=2'],
        }),
        entry({ title: '', body: 'A body that nobody gave a title.' }),
      ],
      '💾',
    ),
    theme('People', [
      'Mentors Need Calendars',
      entry({ title: 'Hire Slowly', body: 'Why: • it is hard • it is kind • it is cheaper' }),
    ]),
  ],
  unplaced: [entry({ title: 'A Pier in Winter', by: 'none' })],
  events: [{ entry: 'e1', title: 'Storage meetup', start: '2026-03-11', end: null, text: '11 March' }],
});

/** The email of a digest, and what there was to say about it. */
export async function emailWith(of: Digest): Promise<{ html: string; diagnostics: Diagnostic[] }> {
  const { text, diagnostics } = emailOf(await layout(of));
  return { html: text, diagnostics };
}

/** The email of a digest. */
export async function email(of: Digest): Promise<string> {
  return (await emailWith(of)).html;
}

/** What comes behind `<body>`. */
export function bodyOf(html: string): string {
  return html.replace(/^[\s\S]*?<body[^>]*>/, '');
}

/** The values of an attribute, in order, their references resolved. */
export function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value]) => plain(value!));
}

/** The email without any style, as some programs show it. */
export function unstyled(html: string): string {
  return html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/ style="[^"]*"/g, '');
}

/** The words of a body, in order. */
export function wordsOf(html: string): string {
  return plain(bodyOf(html).replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function plain(html: string): string {
  return html
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&amp;', '&');
}
