import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, open } from '../parse/open.ts';
import { oddity } from '../support/texts.ts';

const snippet = 'Postgres 19 gets asynchronous I/O\nReads are queued and the planner knows.\n';
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const codes = ({ diagnostics }: { diagnostics: { code: string }[] }) => diagnostics.map(({ code }) => code);

describe('a source without front matter', () => {
  it('is handed on as it is', async () => {
    const opened = await open('week.txt', snippet);
    expect(text(opened.bytes)).toBe(snippet);
    expect(opened).toMatchObject({ firstLine: 1, frontMatter: null, diagnostics: [] });
  });

  it('loses its byte order mark', async () => {
    expect(text((await open('week.txt', `\ufeff${snippet}`)).bytes)).toBe(snippet);
  });

  it.each([
    ['', 'warning'],
    [' \r\n\t\n', 'warning'],
    ['\ufeff', 'warning'],
    // A note that says something of itself alone is nothing to worry about.
    ['---\ntitle: Only this\n---\n', 'note'],
  ])('is reported when it is empty: %j', async (content, severity) => {
    const opened = await open('week.txt', content);
    expect(opened.diagnostics).toMatchObject([{ code: 'input-empty', severity }]);
  });

  it.each([
    '----\nA line\n',
    '--- A title between dashes ---\nBody\n',
    '--\nA line\n',
    '---\n\nA line\n---\nAnother\n',
    '---\nKettles Boil Faster\nA body: with some words.\n---\n',
    '\n---\n# A heading\n\n- an item\n',
    '+++\nA line\n+++\n',
    'Title: Boiling Water\nURL: https://example.org/water\n\nTitle: Onions\nURL: https://example.org/onions\n',
    'Title\n---\n',
  ])('may begin with what only looks like it: %j', async (content) => {
    expect(await open('week.txt', content)).toMatchObject({
      frontMatter: null,
      firstLine: 1,
      diagnostics: [],
    });
  });
});

describe('front matter', () => {
  it('is taken off, and the lines of the rest keep their numbers', async () => {
    const opened = await open('week.txt', `---\ntitle: This week\nissue: 12\n---\n${snippet}`);
    expect(opened.frontMatter).toEqual({ language: 'yaml', text: 'title: This week\nissue: 12', line: 2 });
    expect(opened.firstLine).toBe(5);
    expect(text(opened.bytes)).toBe(snippet);
  });

  it.each([
    ['---yaml', 'yaml'],
    ['---YML', 'yaml'],
    ['--- json', 'json'],
    ['---toml  ', 'toml'],
    ['---   ', 'yaml'],
  ])('says its language: %j', async (fence, language) => {
    const opened = await open('week.txt', `${fence}\nwritten: in it\n---\n${snippet}`);
    expect(opened.frontMatter).toEqual({ language, text: 'written: in it', line: 2 });
  });

  it('is the same in copies with CRLF and with a byte order mark', async () => {
    const file = `---\ntitle: This week\nintro: Hello\n---\n${snippet}`;
    const plain = await open('week.txt', file);
    const crlf = await open('week.txt', file.replaceAll('\n', '\r\n'));
    const marked = await open('week.txt', `\ufeff${file}`);
    expect(crlf.frontMatter).toEqual(plain.frontMatter);
    expect(crlf.firstLine).toBe(plain.firstLine);
    expect(marked).toEqual(plain);
  });

  it('may be empty, hold only a comment, or be all there is', async () => {
    expect((await open('a.txt', `---\n---\n${snippet}`)).frontMatter).toEqual({
      language: 'yaml',
      text: '',
      line: 2,
    });
    expect((await open('a.txt', `---\n# later\n---\n${snippet}`)).frontMatter?.text).toBe('# later');
    expect((await open('a.txt', '---\ntitle: x\n---')).frontMatter?.text).toBe('title: x');
  });

  it('gives the same text each time, malformed or not', async () => {
    const broken = `---\ntitle: [never closed\n---\n${snippet}`;
    expect((await open('a.txt', broken)).frontMatter?.text).toBe('title: [never closed');
    expect((await open('a.txt', broken)).frontMatter?.text).toBe('title: [never closed');
  });

  it.each(['js', 'javascript', 'JS', 'coffee', 'cson', 'xml', '__proto__', 'constructor'])(
    'is never executed: "%s" is an error that names it',
    async (language) => {
      const opened = await open('a.txt', `---${language}\nglobalThis.hasRun = true\n---\n${snippet}`);
      expect(opened.diagnostics).toMatchObject([
        { code: 'front-matter-language', severity: 'error', place: { line: 1 }, excerpt: `---${language}` },
      ]);
      expect(opened.diagnostics[0]!.message).toContain(`"${language}"`);
      expect(opened.bytes).toHaveLength(0);
      expect(globalThis).not.toHaveProperty('hasRun');
    },
  );

  it('that is never closed is an error at its opening', async () => {
    const opened = await open('a.txt', `---\ntitle: This week\n\n${snippet}`);
    expect(opened.diagnostics).toMatchObject([
      { code: 'front-matter-open', severity: 'error', place: { file: 'a.txt', line: 1 } },
    ]);
    expect(opened.diagnostics[0]!.message).toContain('opened at line 1 is never closed');
    expect(opened.bytes).toHaveLength(0);
  });

  it('that is closed by something else is an error at that line', async () => {
    const opened = await open('a.txt', `---\ntitle: This week\n---- \n${snippet}`);
    expect(opened.diagnostics).toMatchObject([
      { code: 'front-matter-fence', place: { line: 3 }, excerpt: '----' },
    ]);
    expect(opened.bytes).toHaveLength(0);
  });
});

describe('a source that is not UTF-8', () => {
  it('is an error with line, byte offset and a way out', async () => {
    const latin = Uint8Array.from([...bytesOf('Title\nA caf'), 0xe9, ...bytesOf(' in the north\n')]);
    const { bytes, diagnostics } = await open('week.txt', latin);
    expect(bytes).toHaveLength(0);
    expect(diagnostics).toMatchObject([
      { code: 'input-not-utf8', severity: 'error', place: { line: 2, column: 6 } },
    ]);
    expect(diagnostics[0]!.message).toContain('line 2 is not UTF-8: the byte E9 at offset 11');
    expect(diagnostics[0]!.hint).toContain('iconv -f WINDOWS-1252 -t UTF-8 "week.txt"');
  });

  it('is found out anywhere: a character cut off, an overlong one, half of a surrogate pair', async () => {
    const cases = [[0xe2, 0x82], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0x80]];
    for (const bad of cases) {
      const { diagnostics } = await open('week.txt', Uint8Array.from([...bytesOf('Grüße 👋 '), ...bad]));
      expect(diagnostics[0]!.message).toContain('at offset 13');
    }
  });

  it('is named when it is UTF-16', async () => {
    const { diagnostics } = await open('week.txt', Uint8Array.from([0xff, 0xfe, 0x41, 0x00]));
    expect(diagnostics).toMatchObject([{ code: 'input-utf16', place: { line: 1 } }]);
    expect(diagnostics[0]!.hint).toContain('iconv -f UTF-16LE -t UTF-8 "week.txt"');
  });

  it('is called binary when it has a NUL byte', async () => {
    const { diagnostics } = await open('photo.txt', Uint8Array.from([0x89, 0x50, 0x0a, 0x00, 0xff]));
    expect(diagnostics).toMatchObject([{ code: 'input-binary', place: { line: 2, column: 1 } }]);
  });
});

describe('opening', () => {
  it('never throws, and leaves nothing to parse where there is an error', async () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc
        .array(
          fc.constantFrom('---', '\n', '\r\n', 'js', 'yaml', ' ', '-', 'title: x', '\ufeff', 'é', '\0'),
          { maxLength: 12 },
        )
        .map((parts) => bytesOf(parts.join(''))),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        const opened = await open('week.txt', bytes);
        const hasError = opened.diagnostics.some(({ severity }) => severity === 'error');
        expect(hasError && opened.bytes.length > 0).toBe(false);
        // Where no line ends in LF, CR stands for it.
        const written = bytes.includes(0x0a) ? text(bytes) : text(bytes).replaceAll('\r', '\n');
        if (!hasError) expect(written.endsWith(text(opened.bytes))).toBe(true);
      }),
    );
  });

  it('finds the first byte that is not UTF-8', async () => {
    const fatal = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const noisy = fc.array(
      fc.oneof(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), oddity).map(bytesOf),
        fc.uint8Array({ maxLength: 2 }),
      ),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(noisy, async (parts) => {
        const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
        const opened = await open('week.txt', bytes);
        if (codes(opened)[0] !== 'input-not-utf8') return;
        const offset = Number(/offset (\d+)/.exec(opened.diagnostics[0]!.message)![1]);
        expect(() => fatal(bytes.subarray(0, offset))).not.toThrow();
        expect(() => fatal(bytes)).toThrow();
      }),
    );
  });
});
