import { describe, expect, it } from 'vitest';
import { digest, theme } from '../week.ts';
import { fill } from './fill.ts';

const week = digest({ themes: [theme('Storage', ['Tape Lives'])] });

/** A template, where it is wrong, and what is said of that. */
const faults: [story: string, template: string, place: string, message: string, hint: string | null][] = [
  [
    'a misspelt value',
    '<h1>\n  {{ titel }}',
    '2:6',
    'there is nothing called "titel" here',
    'did you mean "title"?',
  ],
  [
    'a misspelt field',
    '{{ publication.hom }}',
    '1:4',
    'there is nothing called "publication.hom" here',
    'did you mean "home"?',
  ],
  [
    'a misspelt field of an entry',
    '{% for section in sections %}\n{% for item in section.items %}\n{{ item.heding }}{% endfor %}{% endfor %}',
    '3:4',
    'there is nothing called "item.heding" here',
    'did you mean "heading"?',
  ],
  [
    'a name that belongs to something else',
    '{% for section in sections %}{{ section.permalink }}{% endfor %}',
    '1:33',
    'there is nothing called "section.permalink" here',
    'did you mean "permalink"?',
  ],
  [
    'a condition',
    '{% if pubication.home %}x{% endif %}',
    '1:7',
    'there is nothing called "pubication" here',
    'did you mean "publication"?',
  ],
  [
    'a branch that is not taken',
    '{% if issue %}{{ page.editon }}{% endif %}',
    '1:18',
    'there is nothing called "page.editon" here',
    'did you mean "edition"?',
  ],
  [
    'a name like no other',
    '{{ xyzzy }}',
    '1:4',
    'there is nothing called "xyzzy" here',
    'docs/template.md lists what a template sees',
  ],
  [
    'a percent sign that no address has',
    '{{ title }}\n{{ "100%" | url_decode }}',
    '2:1',
    'this cannot be decoded, since a "%" stands in it that is no part of an encoded letter',
    'decode only what was encoded: an address, or what `url_encode` makes',
  ],
  [
    'a misspelt filter',
    'a\n{{ title | upcas }}',
    '2:12',
    'there is no filter "upcas"',
    'did you mean "upcase"?',
  ],
  [
    'a filter that asks for chance',
    '{{ themes | sample }}',
    '1:13',
    'the filter "sample" leaves something to chance, and the same input gives the same bytes',
    'take "first" instead',
  ],
  ['a misspelt tag', '{% fro x in themes %}', '1:1', 'there is no tag "fro"', 'did you mean "for"?'],
  [
    'an end without a beginning',
    'a\nb {% endfor %}',
    '2:3',
    '"endfor" stands here, and nothing is open that it could belong to',
    'see whether what it belongs to is misspelt, or ended before',
  ],
  [
    'a tag that stays open',
    'a\n{% if title %}b',
    '2:1',
    '"{% if title %}" is never closed',
    'write "{% endif %}" behind it; what is no Liquid stands between {% raw %} and {% endraw %}',
  ],
  [
    'braces that stay open',
    '{{ title ',
    '1:1',
    '"{{ title " is never closed',
    'write "}}" behind it; what is no Liquid stands between {% raw %} and {% endraw %}',
  ],
  [
    'a missing partial',
    "\n{% render 'card' %}",
    '2:1',
    '"card.liquid", which is asked for here, cannot be read: it does not exist',
    'partials stand beside the template or in folders below; the ending .liquid may be left out',
  ],
  [
    'a value without quotes',
    '<a href={{ title | web_link }}>',
    '1:9',
    'this value stands in a tag without quotes, so a space in it would begin another attribute',
    'write it into an attribute, with quotes around it: href="{{ … }}"',
  ],
  [
    'a value beside the attributes of a tag',
    '<a title="x" {{ title }}>',
    '1:14',
    'this value stands in a tag without quotes, so a space in it would begin another attribute',
    'write it into an attribute, with quotes around it: href="{{ … }}"',
  ],
  [
    'a value in a script',
    '<script>let title = "{{ title }}";</script>',
    '1:22',
    'a script cannot take this value as it is: a quote or a backslash in it would be code',
    'write it as JSON, which brings its own quotes: {{ … | json | raw }}',
  ],
  [
    'HTML within a tag',
    '<p title="{{ page.title }}">',
    '1:11',
    'this is laid out as HTML already, which cannot stand inside of a tag',
    'take the plain value, such as item.title in place of item.heading',
  ],
  [
    'an object where a text belongs',
    '{{ publication.feed }}',
    '1:1',
    'the template cannot be used: this is no text, but has items, atom, rss, jsonfeed',
    null,
  ],
  [
    'a zone that there is not',
    '{{ from | date: "%R", "Europe/Atlantis" }}',
    '1:1',
    'the template cannot be used: Invalid time zone specified: Europe/Atlantis',
    null,
  ],
];

describe('a fault of a template is told with its place', () => {
  it.each(faults)('%s', async (_, template, place, message, hint) => {
    const { text, diagnostics } = await fill(week, template);
    expect(text).toBe('');
    const [line, column] = place.split(':').map(Number) as [number, number];
    expect(diagnostics).toEqual([
      {
        code: expect.stringMatching(/^template-/),
        severity: 'error',
        message,
        hint,
        place: { file: 'forms/week.liquid', line, column },
        endLine: null,
        excerpt: template.split('\n')[line - 1]!.trimEnd(),
      },
    ]);
  });

  it('in a partial too', async () => {
    const { diagnostics } = await fill(week, "{% include 'parts/card' %}", 'html', {
      'parts/card.liquid': '\n\n  {{ titel }}',
    });
    expect(diagnostics).toMatchObject([
      {
        code: 'template-name',
        place: { file: 'forms/parts/card.liquid', line: 3, column: 6 },
        excerpt: '  {{ titel }}',
      },
    ]);
  });

  it('for every misspelt name at once', async () => {
    const { diagnostics } = await fill(week, '{{ titel }}\n{{ wek }}\n{{ title }}{{ lagn }}');
    expect(diagnostics.map(({ hint }) => hint)).toEqual([
      'did you mean "title"?',
      'did you mean "week"?',
      'did you mean "lang"?',
    ]);
  });

  it('but not for names that a partial gives', async () => {
    const { text } = await fill(week, "{% include 'set' %}{{ colour }}", 'html', {
      'set.liquid': "{% assign colour = 'teal' %}",
    });
    expect(text).toBe('teal\n');
  });
});
