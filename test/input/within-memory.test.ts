import { describe, expect, it } from 'vitest';
import { withinMemory } from '../../src/input/within-memory.ts';
import type { Chunk, Shortage, SourceFormat } from '../../src/types.ts';

const chunk = (format: SourceFormat, text: string, firstLine = 1): Chunk => ({
  file: 'berths',
  bytes: new TextEncoder().encode(text),
  firstLine,
  format,
  because: 'as asked for',
  frontMatter: null,
  diagnostics: [],
});

/** Reads chunks with so much memory, and notes how much they were said to take. */
async function read(chunks: Chunk[], room: number) {
  const asked: number[] = [];
  const findShortage = async (ahead = 0): Promise<Shortage | null> => {
    asked.push(ahead);
    return ahead > room ? { used: 0, allowed: 64 * 2 ** 20 } : null;
  };
  async function* all() {
    yield* chunks;
  }
  const passed: Chunk[] = [];
  for await (const it of withinMemory(all(), findShortage)) passed.push(it);
  return { asked, passed };
}

const lines = (count: number) => 'berth\n'.repeat(count);

describe('chunks within the memory', () => {
  it('never asks for a week', async () => {
    expect(await read([chunk('markdown', lines(1000))], 0)).toMatchObject({ asked: [], passed: [{}] });
  });

  it('ends at the first chunk for which there is none, with its place', async () => {
    const chunks = [chunk('json', lines(20_000)), chunk('json', lines(90_000), 20_001), chunk('json', 'x')];
    const { passed } = await read(chunks, 2_000_000);
    expect(passed).toHaveLength(2);
    expect(passed[0]).toBe(chunks[0]);
    expect(passed[1]!.bytes).toHaveLength(0);
    expect(passed[1]!.diagnostics).toMatchObject([
      { code: 'input-memory', place: { file: 'berths', line: 20_001, column: 1 } },
    ]);
  });

  it('takes the tree of Markdown for larger than text, and cells for lines', async () => {
    const text = lines(20_000);
    const of = async (format: SourceFormat, written = text) =>
      (await read([chunk(format, written)], Infinity)).asked[0]!;
    expect(await of('text')).toBeLessThan(await of('markdown'));
    expect(await of('markdown')).toBeLessThan(await of('markdown', text.replaceAll('berth', '|ber|')));
    expect(await of('json')).toBe(10 * text.length);
  });
});
