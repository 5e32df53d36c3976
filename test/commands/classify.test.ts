import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snippets } from '../../bench/generate.js';
import { classifySources } from '../../src/commands/classify-sources.ts';
import {
  classify,
  compileRules,
  compose,
  loadConfig,
  openSources,
  type RecordField,
  readEntries,
  recordFields,
} from '../../src/index.ts';
import type { InputFormat, Placement } from '../../src/types.ts';
import { issueOf } from '../support/issue.ts';
import { runs } from '../support/runs.ts';

const encoder = new TextEncoder();
const week = (seed: number, count = 40) => [...snippets(count, seed)].join('');

/** Lines of a text that no generated week has, to be strewn in. */
const oddities = [
  'A lone title\n',
  '\n',
  '2026-03-02\n',
  '\n2026-W09\n\n',
  'Pinned by hand {top}\nThe body.\n',
  'Left out {skip}\nThe body.\n',
  'Steered {theme=events}\nThe body.\n',
  'Tags #MachineLearning #C# a#b\nA body with #LLMOps, and https://example.org/#AgentsRule in it.\n',
  'Un titre accentué\nUn corps « avec » des guillemets – et 北京 #агенты @someone.\n',
  'Founders &\nThe body of it goes on for a while and ends here.\n',
  'Cable Cut off Bergen\nAn anchor cut a cable off Bergen on Sunday, and traffic to the islands is slow until a ship comes.\n',
  'Bergen Is Slow\nAn anchor cut a cable off Bergen on Sunday, and traffic to the islands is slow until the ship comes.\n',
  'The Cable of Bergen {top}\nAn anchor cut a cable off Bergen on Sunday; traffic to the islands is slow until a ship comes.\n',
  'Slow Islands {theme=events}\nAn anchor cut a cable off Bergen on Sunday, and traffic to the islands is slow until a ship came.\n',
  'A title\nA body in\nmore than one line, of which\nthis is the last.\n',
];
const text = fc
  .tuple(
    fc.integer({ min: 1, max: 1e6 }),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...oddities)), { maxLength: 18 }),
  )
  .map(([seed, strewn]) => {
    const lines = week(seed, 36).split('\n');
    for (const [at, oddity] of strewn) lines.splice(at % lines.length, 0, oddity.slice(0, -1));
    return lines.join('\n');
  });

/** A text in parts of a size, as a pipe hands them over. */
async function* inParts(whole: string | Uint8Array, size = 777) {
  const bytes = typeof whole === 'string' ? encoder.encode(whole) : whole;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const config = await loadConfig({ cwd: '/' });
const open = (parts: AsyncIterable<Uint8Array>, format: InputFormat = 'text') =>
  openSources(['-'], config, { stdin: () => parts, format });

/** The lines that come of a text, and all that was found. */
async function linesOf(
  parts: AsyncIterable<Uint8Array>,
  fields: readonly RecordField[] = recordFields,
  format: InputFormat = 'text',
) {
  let lines = '';
  const write = async (more: Uint8Array) => {
    lines += new TextDecoder().decode(more);
    return true;
  };
  const done = await classifySources(await open(parts, format), config, { fields, openPool: null, write });
  return { lines, done };
}

/** What building says of the entries of a text. */
async function placementsOf(whole: string): Promise<Placement[]> {
  const placements: Placement[] = [];
  const entries = readEntries(await open(inParts(whole, 1e9)));
  for await (const placed of classify(entries, await compileRules(config))) placements.push(placed);
  return placements;
}

describe('classify', () => {
  it('says null of section, author and task box where the input says nothing', async () => {
    const week = inParts('Frost until May\nKeep the tomatoes indoors.\n');
    const { lines } = await linesOf(week, ['section', 'author', 'done']);
    expect(lines).toBe('{"section":null,"author":null,"done":null}\n');
  });

  it('says of every entry what building says, in the order of the input', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (whole) => {
        const { lines, done } = await linesOf(inParts(whole), ['line', 'title', 'body', 'theme', 'score']);
        const placements = await placementsOf(whole);
        const expected = placements.map(({ entry: { source, title, body }, theme, score }) =>
          JSON.stringify({ line: source.line, title, body, theme, score }),
        );
        expect(lines.split('\n').slice(0, -1)).toEqual(expected);
        expect(done.entries).toBe(expected.length);
      }),
      { numRuns: runs(14) },
    );
  });

  it('says the same in every field, whether it takes the short way or the long one', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (whole) => {
        const short = await linesOf(inParts(whole), ['title', 'theme', 'score']);
        const long = await linesOf(inParts(whole));
        const picked = long.lines
          .split('\n')
          .slice(0, -1)
          .map((line) => {
            const { title, theme, score } = JSON.parse(line);
            return JSON.stringify({ title, theme, score });
          });
        expect(short.lines.split('\n').slice(0, -1)).toEqual(picked);
      }),
      { numRuns: runs(7) },
    );
  });

  it('gives the same lines when the input is cut at blank lines and the outputs are joined', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), async (whole, cut) => {
        const batches = whole.split(/\n\n+/);
        const at = cut % (batches.length + 1);
        const fields = ['title', 'body', 'theme', 'score'] as const;
        const parts = [batches.slice(0, at).join('\n\n'), batches.slice(at).join('\n\n')];
        const joined = (await Promise.all(parts.map((part) => linesOf(inParts(part), [...fields])))).map(
          ({ lines }) => lines,
        );
        expect(joined.join('')).toBe((await linesOf(inParts(whole), [...fields])).lines);
      }),
      { numRuns: runs(20) },
    );
  });

  it('does not care how the input comes in chunks', { tags: 'long' }, async () => {
    const whole = week(7, 9000);
    const all = await linesOf(inParts(whole), ['line', 'theme', 'score']);
    const placements = await placementsOf(whole);
    expect(all.lines.split('\n').slice(0, -1)).toEqual(
      placements.map(({ entry, theme, score }) => JSON.stringify({ line: entry.source.line, theme, score })),
    );
  });

  it('names the line and the byte of what is no UTF-8, far into the file, and keeps what came before', {
    tags: 'long',
  }, async () => {
    const good = encoder.encode(week(3, 9000));
    const bad = new Uint8Array([...good, 0x0a, 0x41, 0xff, 0x0a]);
    const { lines, done } = await linesOf(inParts(bad, 65_536), ['line']);
    const line = new TextDecoder().decode(good).split('\n').length + 1;
    expect(done.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([
      expect.objectContaining({ code: 'input-not-utf8', place: { file: 'stdin', line, column: 2 } }),
    ]);
    expect(done.diagnostics.at(-1)!.message).toContain(String(good.length + 2));
    expect(lines.length).toBeGreaterThan(0);
  });

  it.each([[['title', 'body'] as const], [['title', 'body', 'theme', 'also'] as const]])(
    'writes half a surrogate pair as the escape that it came as: %j',
    async (fields) => {
      const line = '{"title":"Half a smile \\ud83d","body":"And the other \\ude00."}\n';
      const { lines } = await linesOf(inParts(line), fields, 'ndjson');
      expect(lines).toContain(line.slice(0, -2));
    },
  );

  it('stops reading when nobody takes the lines any more', async () => {
    let chunks = 0;
    async function* endless() {
      for (const piece of snippets(1e6, 5)) {
        chunks++;
        yield encoder.encode(piece);
      }
    }
    const write = async () => false;
    await classifySources(await open(endless()), config, { fields: ['line'], openPool: null, write });
    expect(chunks).toBeLessThan(12);
  });
});

describe('an issue with a limit', () => {
  const now = new Date('2026-03-05T12:00:00Z');

  it('is the same of entries that are read and of those that are there, whatever chunks they come in', {
    tags: 'long',
  }, async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 4 }), async (whole, limit) => {
        const limited = { ...config, limit };
        const placed = classify(readEntries(await open(inParts(whole))), await compileRules(config));
        const read = await compose(placed, limited, { now });
        expect(read).toEqual(await compose(await placementsOf(whole), limited, { now }));
      }),
      { numRuns: runs(40) },
    );
  });

  it('shows the best of each theme and counts them all', async () => {
    const files = { 'week.txt': week(11, 400) };
    const all = (await issueOf(files, '/')).digest!;
    const best = (await issueOf(files, '/', 'auto', { limit: 3 })).digest!;
    expect(best.counts).toEqual(all.counts);
    for (const { id, count, entries } of best.themes) {
      const theme = all.themes.find((other) => other.id === id)!;
      expect(count).toBe(theme.entries.length);
      const scores = theme.entries.map(({ score }) => score).sort((a, b) => b - a);
      expect(entries.map(({ score }) => score).sort((a, b) => b - a)).toEqual(scores.slice(0, 3));
    }
  });
});
