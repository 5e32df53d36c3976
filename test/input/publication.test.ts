import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/config/config.ts';
import { inputDiagnostic } from '../../src/input/messages.ts';
import { readPublication } from '../../src/input/publication.ts';
import type { Config, Publication } from '../../src/types.ts';

const svg =
  '<?xml version="1.0"?>\n<!-- by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>';
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const large = new Uint8Array(250_000);
large.set(png);

const disk: Record<string, string | Uint8Array> = {
  'brand/logo.svg': svg,
  'brand/logo.png': png,
  'brand/wall.png': large,
  'brand/logo.pdf': '%PDF-1.7',
  'brand/page.html': '<!doctype html><p><svg></svg>',
  'brand.css': 'h1 { color: teal }',
  'brand.html': 'h1 {}</style><script>alert(1)</script>',
  'latin1.css': Uint8Array.from([0x2f, 0x2a, 0xe9, 0x2a, 0x2f]),
  'huge.css': 'a'.repeat(600_000),
};

async function read(publication: Partial<Publication>, more: Partial<Config> = {}) {
  const config = await defaultConfig('/project');
  const place = { file: 'digest.yaml', line: 3, column: 7 };
  const at = { place, excerpt: null };
  return await readPublication(
    {
      ...config,
      ...more,
      publication: { ...config.publication, ...publication },
      written: { logo: at, style: at, url: at },
    },
    {
      async readNamed(file, base) {
        expect(base).toBe('/project');
        const content = disk[file];
        if (content === undefined) {
          return {
            bytes: null,
            diagnostic: inputDiagnostic('input-unreadable', { path: file, why: 'it does not exist' }),
          };
        }
        const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
        return { bytes, diagnostic: null };
      },
    },
  );
}

describe('a logo', () => {
  it('becomes an address that holds it, of the kind that it is', async () => {
    expect((await read({ logo: 'brand/logo.svg' })).publication.logo).toBe(
      `data:image/svg+xml;base64,${btoa(svg)}`,
    );
    expect((await read({ logo: 'brand/logo.png' })).publication.logo).toMatch(
      /^data:image\/png;base64,iVBORw0KGgo=/,
    );
  });

  it('on the web stays where it is', async () => {
    const { publication, diagnostics } = await read({ logo: 'https://example.org/logo.png' });
    expect(publication.logo).toBe('https://example.org/logo.png');
    expect(diagnostics).toEqual([]);
  });

  it.each(['brand/logo.pdf', 'brand/page.html'])('cannot be %s', async (logo) => {
    const { publication, diagnostics } = await read({ logo });
    expect(publication.logo).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'logo-format', severity: 'error', place: { line: 3 } }]);
  });

  it('that is heavy is a warning, since every page carries it', async () => {
    const { publication, diagnostics } = await read({ logo: 'brand/wall.png' });
    expect(publication.logo).toMatch(/^data:image\/png/);
    expect(diagnostics).toMatchObject([{ code: 'logo-large', severity: 'warning', place: { line: 3 } }]);
    expect(diagnostics[0]?.message).toContain('250 kB');
  });

  it('that is not there is an error at the key that names it', async () => {
    expect((await read({ logo: 'brand/lgo.svg' })).diagnostics).toMatchObject([
      { code: 'input-unreadable', place: { file: 'digest.yaml', line: 3, column: 7 } },
    ]);
  });
});

describe('a stylesheet', () => {
  it('becomes its text', async () => {
    expect((await read({ style: 'brand.css' })).publication.style).toBe('h1 { color: teal }');
  });

  it.each([
    ['brand.html', /it has "<\/style"/],
    ['latin1.css', /it is not UTF-8/],
    ['huge.css', /it has more than 500 kB/],
  ])('cannot be %s', async (style, why) => {
    const { publication, diagnostics } = await read({ style });
    expect(publication.style).toBeNull();
    expect(diagnostics).toMatchObject([
      { code: 'style-unusable', message: expect.stringMatching(why), place: { line: 3 } },
    ]);
  });
});

describe('the address of an issue', () => {
  it('cannot ask for a number that the issue does not have', async () => {
    const url = 'https://example.org/{issue}/';
    expect((await read({ url }, { issue: '12' })).diagnostics).toEqual([]);
    expect((await read({ url })).diagnostics).toMatchObject([
      { code: 'name-word-missing', message: expect.stringContaining('{issue}'), place: { line: 3 } },
    ]);
  });
});
