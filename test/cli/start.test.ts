/**
 * What a start opens. A later change that loads more than its command needs is seen here, where the clock of a busy
 * machine would not show it.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWeek } from '../../bench/inputs.js';
import { folderWith } from '../support/folder.ts';
import { environment, program, start } from '../support/shell.ts';
import { week } from './cases.ts';

/** Writes down in the end which of its modules Node had loaded, and which files were read, its scripts among them. */
const witness = `const fs = require('node:fs');
const read = new Set();
for (const name of ['readFileSync', 'openSync']) {
  const opens = fs[name];
  fs[name] = (file, ...rest) => {
    read.add(String(file));
    return opens(file, ...rest);
  };
}
process.on('exit', () => {
  const { moduleLoadList: modules } = process;
  fs.writeFileSync(process.env.LOADED, JSON.stringify({ modules, files: [...read] }));
});`;

interface Loaded {
  modules: string[];
  files: string[];
}

interface Opened {
  /** The files of the program. */
  files: string[];
  /** The modules of Node's that a program without a word does not load. */
  builtins: string[];
}

async function opened(args: string[], stdin?: string): Promise<Opened> {
  const cwd = await folderWith({ 'week.txt': week, 'witness.cjs': witness, 'nothing.mjs': '' });
  const run = async (argv: string[], name: string) => {
    const env = { ...environment(cwd), LOADED: join(cwd, name) };
    const came = await start(process.execPath, ['-r', './witness.cjs', ...argv], { cwd, env }, stdin);
    expect(came).toMatchObject({ exit: 0, stderr: '' });
    const { modules, files }: Loaded = JSON.parse(readFileSync(join(cwd, name), 'utf8'));
    return { modules: modules.filter((it) => /^NativeModule (?!internal\/)/.test(it)), files };
  };
  const usual = new Set((await run(['nothing.mjs'], 'usual')).modules);
  const { modules, files } = await run([program, ...args], 'ours');
  const home = join(program, '../..');
  return {
    files: files.filter((it) => it.startsWith(home) && /\.c?js$/.test(it)).map((it) => basename(it)),
    builtins: modules.filter((it) => !usual.has(it)).map((it) => it.replace('NativeModule ', '')),
  };
}

describe('a start opens no more than it needs', () => {
  it.each([
    ['--version', [], []],
    ['--help', [], []],
    ['build --help', [], []],
  ])('digest %s', async (line, files, builtins) => {
    expect(await opened(line.split(' '))).toEqual({ files: ['digest.js', ...files], builtins });
  });

  // Of Node's own: the hash of entries, with the streams that it loads, the home of the cache, the scripts of the program and V8's haste.
  const builtins = ['crypto', 'os', 'process', 'stream', 'stream/promises', 'v8', 'vm'];
  // A pipe that is read is a socket to Node.
  const piped = [...builtins, 'diagnostics_channel', 'net'];

  it.each([
    ['markdown', 9],
    ['html', 9],
    ['json', 6],
    ['text', 7],
    ['email', 9],
  ])('digest build -f %s: at most %d files', async (format, most) => {
    const { files, builtins: loaded } = await opened(['build', '-q', 'week.txt', '-f', format]);
    expect(files.length, files.join(' ')).toBeLessThanOrEqual(most);
    expect(loaded.filter((it) => !builtins.includes(it))).toEqual([]);
  });

  it('digest classify: at most 7 files', async () => {
    const { files, builtins: loaded } = await opened(['classify', '-q'], week);
    expect(files.length, files.join(' ')).toBeLessThanOrEqual(7);
    expect(loaded.filter((it) => !piped.includes(it))).toEqual([]);
  });

  it('what reads dates is loaded for a text with a date alone', async () => {
    const dated = `${week}\nJoin us at PromCon\nTickets are there for 5 March at 18:00.\n`;
    const args = ['build', '-q', '-f', 'json', '-'];
    const chrono = ({ files }: Opened) => files.filter((it) => /chrono|events/.test(it));
    expect(chrono(await opened(args, week))).toEqual([]);
    expect(chrono(await opened(args, dated))).not.toEqual([]);
  });
});

/**
 * V8 marks all memory once it seems full, which takes a twentieth of a start; it counts what is read into buffers, too. Nothing fails
 * when it does, and nobody would know why a start has become slower.
 */
describe('a week is written before V8 marks its memory', () => {
  it.each(['markdown', 'html', 'json', 'text', 'email'])('digest build -f %s', async (format) => {
    const cwd = await folderWith({});
    writeWeek(cwd);
    const words = ['--trace-gc', program, 'build', '-q', 'week.txt', '-f', format];
    // The first run keeps the code, with the flags of this one.
    const env = environment(cwd, { XDG_CACHE_HOME: join(cwd, 'cache') });
    await start(process.execPath, words, { cwd, env });
    const { stdout } = await start(process.execPath, words, { cwd, env });
    expect(stdout).toContain('Scavenge');
    expect(/^\[.*Mark-Compact.*$/m.exec(stdout)?.[0]).toBeUndefined();
  });
});
