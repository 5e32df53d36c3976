import { describe, expect, it } from 'vitest';
import { published } from '../publications.ts';
import { digest, entry, theme } from '../week.ts';
import { fill, filled } from './fill.ts';

const week = digest({ themes: [theme('Storage', ['Tape Lives', 'Disks Spin'], '💾')] });

/** The complaint about a template that cannot be filled in. */
async function complaint(...given: Parameters<typeof fill>) {
  const { text, diagnostics } = await fill(...given);
  expect(text).toBe('');
  expect(diagnostics).toHaveLength(1);
  return diagnostics[0]!;
}

describe('partials', () => {
  const card = '<li>{{ item.title }}{{ mark }}</li>';

  it('are read from the folder of the template, and the ending may be left out', async () => {
    const list = "{% for item in sections[0].items %}{% render 'card', item: item, mark: '!' %}{% endfor %}";
    const expected = '<li>Tape Lives!</li><li>Disks Spin!</li>\n';
    expect(await filled(week, list, 'html', { 'card.liquid': card })).toBe(expected);
    expect(
      await filled(week, list.replace("'card'", "'parts/card.html'"), 'html', { 'parts/card.html': card }),
    ).toBe(expected);
  });

  it('find each other from where they stand', async () => {
    const files = {
      'parts/list.liquid': "{% include './dash' %}{% include 'top' %}",
      'parts/dash.liquid': '–',
      'top.liquid': '^',
    };
    expect(await filled(week, "{% include 'parts/list' %}", 'html', files)).toBe('–^\n');
  });

  it('may be a layout around the template', async () => {
    const files = { 'frame.liquid': '<main>{% block body %}{% endblock %}</main>' };
    const template = "{% layout 'frame' %}{% block body %}{{ title }}{% endblock %}";
    expect(await filled(week, template, 'html', files)).toBe('<main>Letters from the Engine Room</main>\n');
  });

  it.each([
    '../secret',
    '../../etc/passwd',
    './../secret',
    'parts/../../secret',
    '..\\\\secret',
    'C:/secret',
  ])('are not read from %j, which is outside of the folder', async (name) => {
    const asked: string[] = [];
    const partial = async (path: string) => {
      asked.push(path);
      return { text: 'secret', why: null };
    };
    const { renderAs } = await import('../../../src/render/render.ts');
    const { testMail } = await import('../../support/issue.ts');
    for (const tag of ['include', 'render', 'layout']) {
      const template = { file: 'forms/week.liquid', text: `{% ${tag} '${name}' %}`, partial };
      const { text, diagnostics } = await renderAs(week, 'html', { colour: false, mail: testMail, template });
      expect(text).toBe('');
      expect(diagnostics).toMatchObject([{ code: 'template-partial-outside' }]);
    }
    expect(asked).toEqual([]);
  });

  it('that include themselves are told', async () => {
    for (const tag of ['include', 'render']) {
      const files = { 'loop.liquid': `{% ${tag} 'loop' %}` };
      const { code, place } = await complaint(week, `{% ${tag} 'loop' %}`, 'html', files);
      expect(code).toBe('template-bottomless');
      expect(place).toEqual({ file: 'forms/loop.liquid', line: 1, column: 1 });
    }
  });
});

describe('a template', () => {
  it('that goes round and round comes to an end', { tags: 'long' }, async () => {
    const rounds =
      '{% for a in (1..4000) %}{% for b in (1..4000) %}{% assign c = a %}{% endfor %}{% endfor %}';
    expect(await complaint(week, rounds)).toMatchObject({ code: 'template-endless' });
  });

  it('cannot fill the memory', async () => {
    expect(await complaint(week, '{% for a in (1..999999999) %}{% endfor %}')).toMatchObject({
      code: 'template-endless',
    });
    const twice = '{% assign x = x | append: x %}';
    expect(await complaint(week, `{% assign x = "tape" %}${twice.repeat(40)}`)).toMatchObject({
      code: 'template-endless',
    });
  });

  it.each([
    ['concat', '{% assign x = sections %}', '{% assign x = x | concat: x %}', '{{ x | size }}'],
    ['push', '{% assign x = sections %}', '{% assign x = x | push: x | concat: x %}', '{{ x | size }}'],
    [
      'capture',
      '{% capture x %}{{ title }}{% endcapture %}',
      '{% capture x %}{{ x }}{{ x }}{% endcapture %}',
      '{{ x | size }}',
    ],
  ])('cannot double a list or a text by %s without end', { tags: 'long' }, async (_, first, twice, last) => {
    const before = process.memoryUsage().rss;
    const { code } = await complaint(week, `${first}${twice.repeat(28)}${last}`);
    expect(code).toBe('template-endless');
    // What is documented is 200 MB; a collector may be late.
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });

  it('may write a number into the name of a tag', async () => {
    expect(await filled(week, '{% assign level = 2 %}<h{{ level }}>{{ title }}</h{{ level }}>')).toBe(
      '<h2>Letters from the Engine Room</h2>\n',
    );
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
    'does not reach %s of anything',
    async (name) => {
      for (const of of ['', 'title.', 'page.', 'page.title.', 'sections.', 'sections[0].items[0].']) {
        // What is laid out is an object of ours, and says of itself what it says.
        if (of === 'page.title.' && name === 'toString') continue;
        const { text } = await fill(week, `{{ ${of}${name} }}`);
        expect(text).toBe('');
      }
      expect(
        await filled(week, `{% assign key = '${name}' %}{% if title[key] %}yes{% else %}no{% endif %}`),
      ).toBe('no\n');
      expect(await filled(week, `{% assign ${name} = 'mine' %}{{ ${name} }}`)).toBe('mine\n');
    },
  );

  it('changes nothing of the digest', async () => {
    const before = structuredClone(week);
    await filled(
      week,
      '{% increment title %}{% assign themes = nil %}{% decrement issue %}{{ sections[0].items | sort: "title" | size }}',
    );
    expect(week).toEqual(before);
  });

  it('gives the same bytes each time', async () => {
    const template =
      '{{ "now" | date }}{% cycle "a", "b" %}{% increment n %}{{ sections[0].items | map: "title" | join }}';
    const first = await filled(week, template);
    expect(await filled(week, template)).toBe(first);
  });

  it('may make an address of a letter that it cut in half', async () => {
    const form =
      '{% assign half = "💾" | split: "" | first %}{{ half | url_encode }} {{ half | cgi_escape }} {{ half | uri_escape }}';
    expect(await filled(week, form, 'text')).toBe('%EF%BF%BD %EF%BF%BD %EF%BF%BD\n');
    expect(await filled(week, '{{ "Tape+%26%20disk" | url_decode }}', 'text')).toBe('Tape & disk\n');
  });

  it('may ask for what this week does not have', async () => {
    const bare = digest({ themes: [theme('Storage', [entry({ links: [] })])] });
    const asks = `{% if events.first.start %}yes{% endif %}{% for event in events %}{{ event.start }}{% endfor %}
{%- for item in sections[0].items %}{% if item.links.first %}yes{% endif %}{{ item.links.first | default: 'none' }}{% endfor %}
{%- if publication.url %}yes{% endif %}{{ issue }}{{ publication.feed.atom }}{{ sections[0].items[0].theme.id }}`;
    expect(await filled(bare, asks)).toBe('nonestorage\n');
  });
});

describe('a format', () => {
  it('of mail is a message around the HTML of the template', async () => {
    const message = await filled({ ...week, publication: published }, '<p>{{ title }} &amp; more</p>', 'eml');
    expect(message).toMatch(/^From: Ada Byron <ada@engine\.example>\r\n/);
    expect(message).toContain('multipart/alternative');
    expect(message).toContain('<p>Letters from the Engine Room &amp; more</p>');
    expect(message).toContain('Tape Lives');
  });

  it('of mail tells when Gmail would hide the end of it', async () => {
    const long = '{% for i in (1..4000) %}<p>{{ title }}</p>{% endfor %}';
    for (const format of ['email', 'eml'] as const) {
      const { text, diagnostics } = await fill(week, long, format);
      expect(text).not.toBe('');
      expect(diagnostics).toMatchObject([{ code: 'email-large', severity: 'warning' }]);
    }
  });

  it('of feeds can hold the HTML of an entry', async () => {
    const atom = '<content type="html">{{ sections[0].items[0].content | escape }}</content>';
    expect(await filled(week, atom, 'atom')).toMatch(/^<content type="html">&#x3C;p&#x3E;We restored/);
    const jsonfeed = '{"content_html": "{{ sections[0].items[0].content }}"}';
    expect(JSON.parse(await filled(week, jsonfeed, 'jsonfeed'))).toEqual({
      content_html: expect.stringMatching(/^<p>We restored/),
    });
  });

  it('of calendars has no templates', async () => {
    expect(await complaint(week, 'x', 'ics')).toMatchObject({ code: 'template-format' });
  });

  it('ends with one line feed, and nothing at all is worth a warning', async () => {
    expect(await filled(week, '{{ title }}\n\n\n')).toBe('Letters from the Engine Room\n');
    const { text, diagnostics } = await fill(week, '{% if issue %}{{ issue }}{% endif %}\n');
    expect(text).toBe('');
    expect(diagnostics).toMatchObject([{ code: 'template-empty', severity: 'warning' }]);
  });
});
