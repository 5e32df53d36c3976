import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { printable } from '../../../src/render/printable.ts';
import { escapeHtml, escapeJson, escapeMarkdown } from '../../../src/render/template/escaping.ts';
import { hostileAddresses, hostileTexts } from '../../support/hostile.ts';
import { runs } from '../../support/runs.ts';
import { anyText } from '../../support/texts.ts';
import { digest, entry, theme } from '../week.ts';
import { filled } from './fill.ts';

const signs = fc.string({ unit: fc.constantFrom(...'\\`*_{}[]()<>#+-.!|~&;:=@"\'/ \n\tab1wxs%$^é💾') });
const anything = fc.oneof(signs, anyText, fc.constantFrom(...hostileTexts, ...hostileAddresses));

describe('a value in HTML', () => {
  it('has no sign that ends a text or a quoted attribute', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(escapeHtml(value)).not.toMatch(/[<>"'`]|&(?!#x[\dA-F]+;)/);
      }),
    );
  });

  it('says the same', () => {
    const read = (html: string) =>
      html.replace(/&#x([\dA-F]+);/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
    fc.assert(
      fc.property(anything, (value) => {
        expect(read(escapeHtml(value))).toBe(printable(value));
      }),
    );
  });
});

describe('a value in JSON', () => {
  it('is the inside of a string', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(JSON.parse(`"${escapeJson(value)}"`)).toBe(printable(value));
      }),
    );
  });
});

describe('a value in Markdown', () => {
  const parse = (markdown: string) => unified().use(remarkParse).use(remarkGfm).parse(markdown);
  /** Everywhere a template may put a value: what stands around it, and the type of what it is then in. */
  const places: [before: string, after: string, type: Nodes['type']][] = [
    ['', '', 'paragraph'],
    ['So: ', ' (new)', 'paragraph'],
    ['- ', '', 'listItem'],
    ['> ', '', 'blockquote'],
    ['### ', '', 'heading'],
    ['[', '](https://engine.example/)', 'link'],
    ['**“', '”**', 'strong'],
    ['| a |\n| - |\n| ', ' |', 'tableCell'],
  ];
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

  it.each(places)('is text in %j', (before, after, type) => {
    const isOneLine = type !== 'paragraph';
    fc.assert(
      fc.property(anything, (raw) => {
        const value = isOneLine ? flat(printable(raw)) : raw;
        const tree = parse(`${before}${escapeMarkdown(value)}${after}`);
        const types = new Set<string>();
        visit(tree, (node) => void types.add(node.type));
        // What looks like an address becomes a link, escaped or not; where to is plain to see.
        visit(tree, 'link', ({ url }) => expect(url).toMatch(/^(?:https?:|mailto:)/));
        const known = ['link', 'root', 'paragraph', 'text', 'list', 'table', 'tableRow', 'tableCell', type];
        expect([...types].filter((it) => !known.includes(it))).toEqual([]);
        const around = (text: string) => flat(text.replace(/[|>#*[\]-]|\(https.*\)/g, ''));
        const head = type === 'tableCell' ? 'a' : around(before);
        expect(flat(textOf(tree)).replaceAll(' ', '')).toBe(
          `${head}${flat(printable(value))}${around(after)}`.replaceAll(' ', ''),
        );
      }),
      { numRuns: runs(300) },
    );
  });

  it('is as readable as it can be', () => {
    const plain = [
      'R&D at 3 a.m. (again)!',
      'C# and F# — what’s new?',
      'Don’t "panic"',
      'Costs: 5 + 3 = 8',
      'v2.0, 100% done',
    ];
    for (const value of plain) expect(escapeMarkdown(value)).toBe(value);
    expect(escapeMarkdown('snake_case & *stars*')).toBe('snake\\_case & \\*stars\\*');
    expect(escapeMarkdown('1. First')).toBe('1\\. First');
  });
});

describe('web_link', () => {
  const template = '<a href="{{ title | web_link }}">x</a>';

  it.each(hostileAddresses)('%j runs nothing and stays in its attribute', async (title) => {
    const html = await filled(digest({ title }), template);
    expect(html).toMatch(/^<a href="(?:https?:\/\/[^"<>\s]*)?">x<\/a>\n$/);
  });

  it('lets the web and mail through', async () => {
    const addresses = ['https://example.org/?a=1&b=2', 'http://example.org/', 'mailto:ada@example.org'];
    for (const title of addresses) {
      expect(await filled(digest({ title }), '{{ title | web_link }}', 'text')).toBe(`${title}\n`);
    }
  });

  it('says nothing of others, so that a template can ask', async () => {
    const asks = '{% assign to = title | web_link %}{% if to %}yes{% else %}no{% endif %}';
    expect(await filled(digest({ title: 'javascript:alert(1)' }), asks)).toBe('no\n');
    expect(await filled(digest({ title: 'https://example.org/' }), asks)).toBe('yes\n');
  });

  it('gives addresses that may stand in the brackets of Markdown', async () => {
    const title = 'https://en.wikipedia.org/wiki/Tape_(disambiguation)?a=*&copy;';
    const written = await filled(
      digest({ title }),
      '[x]({{ title | web_link }}) <{{ title | web_link }}>',
      'markdown',
    );
    const urls: string[] = [];
    visit(unified().use(remarkParse).parse(written), 'link', ({ url }) => void urls.push(url));
    expect(urls).toEqual(
      Array(2).fill('https://en.wikipedia.org/wiki/Tape_%28disambiguation%29?a=%2A%26copy;'),
    );
  });
});

describe('a template of one’s own', () => {
  const own = `<title>{{ title }}</title>
<body data-title="{{ title }}" data-name='{{ themes[0].title }}'>
{% for section in sections %}{% for item in section.items %}
<h2>{{ item.title }}</h2>{{ item.heading }}<p>{{ item.body }}</p>{{ item.content }}
{% for url in item.links %}<a href="{{ url | web_link }}">{{ url }}</a>{% endfor %}
{% capture both %}<b>{{ item.title }}</b>{% endcapture %}{{ both }}
{{ item.title | append: ' <i>' | upcase }}{{ item.content | truncate: 40 }}{{ item.body | newline_to_br }}
{% endfor %}{% endfor %}</body>`;

  it.each(hostileTexts)('keeps %j a text', async (text) => {
    const items = [entry({ title: text, body: `${text}\n${text}`, links: [text, 'javascript:alert(1)'] })];
    const html = await filled(digest({ title: text, themes: [{ ...theme('x', items), title: text }] }), own);
    const tags = new Set([...html.matchAll(/<\/?([a-z!?]\w*)/gi)].map(([, tag]) => tag!.toLowerCase()));
    expect(
      [...tags].filter(
        (tag) => !['title', 'body', 'h2', 'p', 'a', 'b', 'br', 'ul', 'li', 'span'].includes(tag),
      ),
    ).toEqual([]);
    expect(html).not.toMatch(/<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*\son\w+\s*=/i);
    for (const [, href] of html.matchAll(/<a href="([^"]*)"/g)) expect(href).toMatch(/^(?:https?:.*)?$/);
  });

  it('escapes what was captured once, and not twice', async () => {
    const once = '{% capture it %}<b>{{ title }}</b>{% endcapture %}{{ it }}';
    expect(await filled(digest({ title: 'R&D' }), once)).toBe('<b>R&#x26;D</b>\n');
  });

  it('takes values as they are behind `raw`', async () => {
    expect(await filled(digest({ title: '<b>R&D</b>' }), '{{ title | raw }}')).toBe('<b>R&D</b>\n');
  });

  it('prints no control characters in any format', async () => {
    const evil = '{{ "%1B%5B2J%07%00" | url_decode }}{{ title }}';
    for (const format of ['html', 'markdown', 'text', 'json'] as const) {
      expect(await filled(digest({ title: 'a\u0007\u009b' }), evil, format)).not.toMatch(/(?!\n)\p{Cc}/u);
    }
  });

  it('of JSON is JSON, whatever the texts are', async () => {
    const json =
      '{"text": "{{ title }}: {{ sections[0].items[0].content }}", "links": {{ sections[0].items[0].links | json }}}';
    for (const title of hostileTexts) {
      const of = digest({
        title,
        themes: [theme('Storage', [entry({ title, body: title, links: ['https://example.org/'] })])],
      });
      expect(JSON.parse(await filled(of, json, 'json'))).toMatchObject({ links: ['https://example.org/'] });
    }
  });

  it('has the whole JSON of the digest', async () => {
    const of = digest({ themes: [theme('Storage', ['Tape Lives'], '💾')] });
    const keys = Object.keys(of).map((key) => `"${key}": {{ ${key} | json }}`);
    expect(JSON.parse(await filled(of, `{${keys.join(',\n')}}`, 'json'))).toEqual(of);
  });
});
