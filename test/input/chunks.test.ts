import { describe, expect, it } from 'vitest';
import { snippets } from '../../bench/generate.js';
import { chunksOf } from '../../src/input/chunks.ts';
import { guarded } from '../../src/input/source.ts';
import type { InputFormat } from '../../src/types.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** 2.6 MB, which are three pieces. */
const week = [...snippets(9000, 7)].join('');

/** Chunks of one length as a disk gives them: all in the same memory, and gone when the next is asked for. */
async function* partsOf(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  const memory = new Uint8Array(length);
  for (let at = 0; at < bytes.length; at += length) {
    const chunk = bytes.subarray(at, at + length);
    memory.set(chunk);
    yield memory.subarray(0, chunk.length);
    memory.fill(0x21);
  }
}

/** The pieces of a source as texts, each read before the next is asked for, and the line that each begins with. */
async function piecesOf(
  whole: string | Uint8Array,
  length = 300_000,
  format: InputFormat | 'auto' = 'auto',
  file = 'week.txt',
) {
  const bytes = typeof whole === 'string' ? encoder.encode(whole) : whole;
  const texts: string[] = [];
  const firstLines: number[] = [];
  const codes: string[] = [];
  const parts = guarded(file, partsOf(bytes, length));
  for await (const piece of chunksOf(file, parts, { format, mayBeTable: false })) {
    texts.push(decoder.decode(piece.bytes));
    firstLines.push(piece.firstLine);
    codes.push(...piece.diagnostics.map(({ code }) => code));
  }
  return { texts, firstLines, codes };
}

const lineAfter = (text: string): number => text.split('\n').length;

describe('a source in pieces', () => {
  it.each([4099, 65_536, 1 << 20, (1 << 20) + 1, 5_000_000])(
    'loses and repeats nothing when it comes in chunks of %d bytes',
    async (length) => {
      const { texts, firstLines } = await piecesOf(week, length);
      expect(texts.join('')).toBe(week);
      expect(firstLines).toEqual(texts.map((_, i) => lineAfter(texts.slice(0, i).join(''))));
    },
  );

  it('is cut at blank lines', async () => {
    const { texts } = await piecesOf(week);
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts.slice(0, -1)) expect(text.endsWith('\n\n')).toBe(true);
  });

  it('keeps a batch together that is longer than a piece, and goes on in pieces behind it', async () => {
    const long = `A list of ferries that run\n${'and a harbour that they leave from\n'.repeat(90_000)}`;
    const { texts } = await piecesOf(`${long}\n${week}`);
    expect(texts[0]!.startsWith(long)).toBe(true);
    expect(texts.length).toBeGreaterThan(1);
  });

  it('cuts lines of JSON at their ends', async () => {
    const line = (i: number) => `{"title":"Ferry ${i} is late","body":"${'A storm. '.repeat(20)}"}\n`;
    const whole = Array.from({ length: 12_000 }, (_, i) => line(i)).join('');
    const { texts } = await piecesOf(whole, 65_536, 'auto', 'week.ndjson');
    expect(texts.join('')).toBe(whole);
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text.endsWith('}\n')).toBe(true);
  });

  it.each(['json', 'markdown'] as const)('leaves %s whole, whatever its length', async (format) => {
    expect((await piecesOf(week, 65_536, format)).texts).toEqual([week]);
  });

  it('takes off the front matter, and a mark before it, of the first piece only', async () => {
    const { texts, firstLines } = await piecesOf(`\ufeff---\ntitle: Ferries\n---\n${week}`);
    expect(texts.join('')).toBe(week);
    expect(firstLines[0]).toBe(4);
    expect(firstLines[1]).toBe(3 + lineAfter(texts[0]!));
  });

  it('finds a character that the end of a chunk parts', async () => {
    const whole = 'Café à Zürich\nUn été – déjà « fini » 北京.\n\n'.repeat(60_000);
    expect((await piecesOf(whole, 65_537)).texts.join('')).toBe(whole);
  });

  it('ends with the piece that is no UTF-8', async () => {
    const good = encoder.encode(week);
    const bad = new Uint8Array([...good, 0xff, 0x0a, 0x0a, ...good]);
    const { texts, codes } = await piecesOf(bad);
    expect(texts.at(-1)).toBe('');
    expect(decoder.decode(good).startsWith(texts.join(''))).toBe(true);
    expect(codes).toEqual(['input-not-utf8']);
  });

  it('is one empty piece, with a complaint, when nothing comes', async () => {
    expect(await piecesOf('')).toEqual({ texts: [''], firstLines: [1], codes: ['input-empty'] });
  });

  it.each(['text', 'ndjson', 'markdown'] as const)(
    'is refused as %s where there is more than fits without a place to cut it',
    async (format) => {
      const bytes = encoder.encode(`${week}\n${'x'.repeat(4_000_000)}\n`);
      const parts = guarded('week.txt', partsOf(bytes, 65_536));
      const pieces = [];
      for await (const piece of chunksOf('week.txt', parts, { format, mayBeTable: false, most: 3_000_000 })) {
        pieces.push({ length: piece.bytes.length, diagnostics: piece.diagnostics });
      }
      const { length, diagnostics } = pieces.at(-1)!;
      expect(length).toBe(0);
      expect(diagnostics).toMatchObject([{ code: 'input-too-large', place: { file: 'week.txt' } }]);
      expect(pieces.slice(0, -1).every((it) => it.length > 0 && it.length <= 3_000_000)).toBe(true);
      expect(pieces.length > 1).toBe(format !== 'markdown');
    },
  );
});
