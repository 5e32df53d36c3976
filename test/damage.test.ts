/** Damage stays local: whatever happens to one line of a week, every other entry keeps its own title and body. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, Entry } from '../src/types.ts';
import { read as readText } from './parse/open.ts';
import { runs } from './support/runs.ts';
import { type Snippet, textOf, weeks } from './support/weeks.ts';

const sample = readFileSync(new URL('../fixtures/sample/2026-W11.txt', import.meta.url), 'utf8');

async function read(lines: string[]): Promise<{ entries: Entry[]; diagnostics: Diagnostic[] }> {
  return await readText('week.txt', lines.map((line) => `${line}\n`).join(''), { format: 'text' });
}

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');

/** What can happen to the line with an index. */
const damages = {
  deleted: (lines: string[], index: number) => lines.toSpliced(index, 1),
  doubled: (lines: string[], index: number) => lines.toSpliced(index, 0, lines[index]!),
  blanked: (lines: string[], index: number) => lines.with(index, ''),
};

type Damage = keyof typeof damages;

/** What one damage does to the other entries, and whether it is told where it happened. */
async function harmOf(lines: string[], whole: Entry[], damage: Damage, index: number): Promise<string[]> {
  const damaged = await read(damages[damage](lines, index));
  const kept = new Set(damaged.entries.map(said));
  const others = whole.filter(({ source }) => index + 1 < source.line || index + 1 > source.endLine);
  const harm = others.filter((entry) => !kept.has(said(entry))).map(({ title }) => `loses "${title}"`);
  const isSilent = lines[index]!.trim() !== '' && !isReported(damaged.diagnostics, damage, index + 1);
  return [...harm, ...(isSilent ? ['says nothing'] : [])].map((it) => `line ${index + 1} ${damage}: ${it}`);
}

const said = ({ title, body }: Pick<Entry, 'title' | 'body'>): string => JSON.stringify([title, body]);

/** Whether something is said of the line itself or of the one beside it, which lost its partner. */
function isReported(diagnostics: Diagnostic[], damage: Damage, line: number): boolean {
  const near = damage === 'doubled' ? [line + 1] : [line - 1, line, line + 1];
  return diagnostics.some(({ place }) => near.includes(place!.line));
}

async function harmOfAll(lines: string[], damage: Damage): Promise<string[]> {
  const { entries } = await read(lines);
  const harm: string[] = [];
  for (const index of lines.keys()) harm.push(...(await harmOf(lines, entries, damage, index)));
  return harm;
}

describe('any one line of the sample week', () => {
  it.each(Object.keys(damages) as Damage[])('may be %s, and every other entry stays', async (damage) => {
    expect(await harmOfAll(linesOf(sample), damage)).toEqual([]);
  });
});

describe('any one line of a generated week', { tags: 'long' }, () => {
  it.each(Object.keys(damages) as Damage[])('may be %s, and every other entry stays', async (damage) => {
    const batches = fc.array(fc.array(weeks.snippet, { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 5,
    });
    const law = fc.asyncProperty(batches, fc.nat(), async (week: Snippet[][], at) => {
      const lines = linesOf(textOf(week));
      const { entries } = await read(lines);
      expect(await harmOf(lines, entries, damage, at % lines.length)).toEqual([]);
    });
    await fc.assert(law, { numRuns: runs(300) });
  });
});
