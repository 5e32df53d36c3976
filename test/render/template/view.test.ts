import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { layout } from '../../../src/render/layout/layout.ts';
import { targets } from '../../../src/render/template/escaping.ts';
import { type TemplateView, templateView } from '../../../src/render/template/view.ts';
import viewNames from '../../../src/render/template/view-names.yaml';
import { viewNamesFile } from '../../../tools/view-names.ts';
import { published } from '../publications.ts';
import { digest, entry, theme } from '../week.ts';
import { filled } from './fill.ts';

const tapes = entry({ title: 'Tape *Lives*', links: ['https://example.org/a_b'], top: true });
const week = digest({
  intro: 'Dear **readers**',
  themes: [theme('Storage', [tapes, 'Disks Spin'], '💾')],
  duplicates: [{ entry: entry({ title: 'Tapes Again' }), of: tapes.id, because: 'near', similarity: 0.9 }],
  events: [{ entry: tapes.id, title: 'Tape Day', start: '2026-03-04', end: null, text: '4 March' }],
  publication: { ...published, footer: 'From the _engine room_' },
});
const view = async (format: 'html' | 'markdown' | 'text' | 'json'): Promise<TemplateView> =>
  templateView(await layout(week), targets[format]!);
const itemOf = ({ sections }: TemplateView) => sections[0]!.items[0]!;

describe('what a template sees', () => {
  it('is everything that the JSON has, by the same names', async () => {
    const seen = await view('html');
    for (const [key, value] of Object.entries(week)) expect(seen).toHaveProperty(key, value);
    expect(itemOf(seen)).toMatchObject(tapes.links.length > 0 ? { ...tapes } : {});
  });

  it('has nothing where a source says nothing, and no fault', () => {
    const text = '{% for item in sections[0].items %}[{{ item.section }}{{ item.done }}]{% endfor %}';
    const told = digest({
      themes: [theme('Storage', [{ ...entry({ id: 'a' }), section: 'Shelf', done: true }, 'Disks'])],
    });
    return expect(filled(told, text)).resolves.toBe('[Shelftrue][]\n');
  });

  it('is listed in its page of the documentation, name by name', async () => {
    const page = readFileSync(new URL('../../../docs/template.md', import.meta.url), 'utf8');
    const { page: around, sections } = await view('html');
    const [section, agenda] = sections;
    const own = Object.keys(section!.items[0]!).filter((name) => !(name in tapes));
    const rows = Object.keys(agenda!.rows[0]!).filter((name) => !(name in week.events[0]!));
    const names = [
      Object.keys(around),
      Object.keys(section!),
      own,
      rows,
      Object.keys(around.feeds[0]!),
    ].flat();
    expect(names.filter((name) => !new RegExp(`\`${name}\``).test(page))).toEqual([]);
  });

  it('is listed for the check of the spelling, name by name, as its type has it', {
    tags: 'long',
  }, async () => {
    const file = fileURLToPath(new URL('../../../src/render/template/view-names.yaml', import.meta.url));
    await expect(viewNamesFile()).toMatchFileSnapshot(file);
  });

  it('has no name that a check of the spelling would not know', async () => {
    const names = new Set<string>();
    JSON.stringify({ ...(await view('html')), words: null }, (key, value) => {
      if (!/^\d*$/.test(key)) names.add(key);
      return value;
    });
    expect([...names].filter((name) => !(viewNames as string[]).includes(name))).toEqual([]);
  });

  it('is laid out in the markup of the target', async () => {
    const shown = async (format: Parameters<typeof view>[0]) => {
      const seen = await view(format);
      const { heading, content, others, label, href } = itemOf(seen);
      return [seen.page.intro, seen.page.footer, heading, content, others, label, href].map(String);
    };
    const said =
      'We restored last month’s archive on a Tuesday, for fun. It took nine hours and two surprises.';
    expect(await shown('html')).toEqual([
      '<p>Dear <strong>readers</strong></p>',
      '<p>From the <em>engine room</em></p>',
      'Tape *Lives*',
      `<p>${said}</p>\n<p><a href="https://example.org/a_b">example.org/a_b</a></p>`,
      'Also: Tapes Again',
      '💾 Storage',
      `#e-${tapes.id}`,
    ]);
    expect(await shown('markdown')).toEqual([
      'Dear **readers**',
      'From the _engine room_',
      'Tape \\*Lives\\*',
      `${said}\n\n[example.org/a\\_b](https://example.org/a_b)`,
      'Also: Tapes Again',
      '💾 Storage',
      '#tape-lives',
    ]);
    expect(await shown('json')).toEqual([
      'Dear readers',
      'From the engine room',
      'Tape *Lives*',
      `${said}\n\nhttps://example.org/a_b`,
      'Also: Tapes Again',
      '💾 Storage',
      '#tape-lives',
    ]);
    expect((await shown('text'))[3]).toBe(`${said.replace('nine ', 'nine\n')}\n\nhttps://example.org/a_b`);
  });

  it('has nothing of HTML where it is none', async () => {
    const { head, style, policy, script, filter, chart, logo } = (await view('markdown')).page;
    expect({ head, style, policy, script, filter, chart, logo }).toEqual({
      ...{ head: null, style: null, policy: null, script: null, filter: null, chart: null, logo: null },
    });
  });
});
