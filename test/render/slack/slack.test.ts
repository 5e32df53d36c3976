/** The message for Slack, checked against what the documents of Block Kit say that Slack takes. */
import { describe, expect, it } from 'vitest';
import { layout } from '../../../src/render/layout/layout.ts';
import { renderAs } from '../../../src/render/render.ts';
import type { Digest } from '../../../src/types.ts';
import { testMail } from '../../support/issue.ts';
import { week } from '../email/mail.ts';
import { digest as digestWith, entry, everything, theme } from '../week.ts';

type Json = Record<string, unknown>;

async function slack(digest: Digest) {
  const { text, diagnostics } = await renderAs(await layout(digest), 'slack', {
    colour: false,
    mail: testMail,
    template: null,
  });
  return { message: JSON.parse(text) as { text: string; blocks: Json[] } & Json, text, diagnostics };
}

/** What Slack would say to a message: nothing when it takes it. */
function refusals({ text, blocks }: { text: string; blocks: Json[] }): string[] {
  const found: string[] = [];
  const must = (holds: boolean, what: string) => void (holds || found.push(what));
  must(text.length >= 1 && text.length <= 4000, 'text: 1 to 4000');
  must(blocks.length >= 1 && blocks.length <= 50, 'blocks: 1 to 50');
  for (const block of blocks) {
    if (block.type === 'header') {
      const words = block.text as { type: string; text: string };
      must(
        words.type === 'plain_text' && words.text.length >= 1 && words.text.length <= 150,
        'header: 1 to 150',
      );
    } else if (block.type === 'context') {
      const elements = block.elements as { type: string; text: string }[];
      must(elements.length >= 1 && elements.length <= 10, 'context: 1 to 10 elements');
      must(
        elements.every((it) => it.text.length >= 1 && it.text.length <= 3000),
        'context: 1 to 3000',
      );
    } else if (block.type === 'rich_text') richText(block.elements as Json[], must);
    else must(block.type === 'divider', `block: ${block.type}`);
  }
  return found;
}

function richText(elements: Json[], must: (holds: boolean, what: string) => void): void {
  must(elements.length > 0, 'rich_text: no elements');
  let length = 0;
  for (const element of elements) {
    const kinds = ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted', 'rich_text_list'];
    must(kinds.includes(element.type as string), `rich_text: ${element.type}`);
    const isList = element.type === 'rich_text_list';
    if (isList) {
      must(['bullet', 'ordered'].includes(element.style as string), 'list: style');
      must((element.indent as number) <= 8, 'list: indent 0 to 8');
    }
    const words = isList
      ? (element.elements as Json[]).flatMap((it) => it.elements as Json[])
      : (element.elements as Json[]);
    must(words.length > 0, `${element.type}: no elements`);
    for (const word of words) {
      must(word.type === 'text' || word.type === 'link', `word: ${word.type}`);
      if (word.type === 'text') must((word.text as string).length > 0, 'text: at least 1');
      else
        must(
          /^(https?:\/\/|mailto:)/.test(word.url as string) && (word.url as string).length <= 3000,
          'link: url',
        );
      length += ((word.text ?? word.url) as string).length;
    }
  }
  must(length <= 3000, `rich_text: ${length} of 3000`);
}

const wordsIn = (value: unknown): string =>
  typeof value !== 'object' || value === null
    ? ''
    : Object.entries(value)
        .map(([key, it]) => (key === 'text' && typeof it === 'string' ? it : wordsIn(it)))
        .join('');

/** A theme of so many entries, each of so many words. */
function issueOf(entries: number, words: number): Digest {
  const body = 'The keeper writes it down. '.repeat(words).trim();
  const many = Array.from({ length: entries }, (_, at) => entry({ title: `Lighthouse ${at + 1}`, body }));
  return digestWith({ themes: [theme('Lights', many)] });
}

describe('a message for Slack', () => {
  it.each([
    ['an issue with everything', everything],
    ['a plain week', week],
    ['an entry of a book', issueOf(1, 2000)],
    ['a thousand entries', issueOf(1000, 3)],
    ['long entries', issueOf(60, 400)],
  ])('is one that Slack takes: %s', async (_, digest) => {
    expect(refusals((await slack(digest)).message)).toEqual([]);
  });

  it('has every title and every word of the bodies while there is room', async () => {
    const { message, diagnostics } = await slack(week);
    expect(diagnostics).toEqual([]);
    for (const { entries } of week.themes)
      for (const { title } of entries) expect(wordsIn(message.blocks)).toContain(title);
  });

  it('says what it leaves out, in the message and to whoever sends it', { tags: 'long' }, async () => {
    const { message, diagnostics } = await slack(issueOf(1000, 30));
    expect(message.blocks.length).toBeGreaterThan(40);
    const shown = wordsIn(message.blocks).match(/Lighthouse \d+/g)!.length;
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'slack-cut',
        message: expect.stringContaining(`${(1000 - shown).toLocaleString('en')} entries are left out`),
      }),
    ]);
    expect(wordsIn(message.blocks)).toContain(`${1000 - shown} more`);
  });

  it('cannot be made to call a channel or to forge a link', async () => {
    const digest = issueOf(1, 1);
    digest.title = '<!channel> & <https://evil.example|us>';
    digest.themes[0]!.entries[0]!.title = '<!here> *bold* <@U123>';
    const { message } = await slack(digest);
    expect(message.text).toMatch(/^&lt;!channel&gt; &amp; &lt;https:\/\/evil\.example\|us&gt;/);
    expect(JSON.stringify(message.blocks)).not.toMatch(/mrkdwn|"url": ?"https:\/\/evil/);
    expect(wordsIn(message.blocks)).toContain('<!here> *bold* <@U123>');
  });
});
