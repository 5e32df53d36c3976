#!/usr/bin/env node
const { existsSync, fstatSync, readFileSync, writeSync } = require('node:fs');
const { join } = require('node:path');

const folder = join(__dirname, '../dist');

if (!answer(process.argv.slice(2))) run(process.argv.slice(2));

/** What `--version` and `--help` print has been known since the build: nothing is loaded to say it. */
function answer(words) {
  const question = questionOf(words);
  if (question === null) return false;
  try {
    if (question !== '--version' && isNarrow()) return false;
    const text = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'))[question];
    if (text === undefined) return false;
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
    return true;
  } catch {
    // The program itself knows what to say of an output that is closed, or of a build that is not there.
    return false;
  }
}

/** The command whose help is asked for, as words, or `--version`; null: something else is asked. */
function questionOf(words) {
  if (words.length > 3) return null;
  const [first, ...rest] = words;
  if (first === 'help') return rest.join(' ');
  const last = words.pop();
  if (last === '-h' || last === '--help') return words.join(' ');
  return words.length === 0 && (last === '-V' || last === '--version') ? '--version' : null;
}

/** Whether somebody looks on through fewer columns than the answers have. */
function isNarrow() {
  const isDevice = fstatSync(1, { throwIfNoEntry: false })?.isCharacterDevice() ?? false;
  return isDevice && require('node:tty').isatty(1) && process.stdout.columns < 100;
}

async function run(words) {
  try {
    if (!existsSync(join(folder, 'main.cjs')))
      throw 'digest: it is not built yet; run "npm run build" in its folder';
    const { Program } = require('./code-cache.js');
    // The hash of entries, which nearly every run needs: with other flags Node could not use the code that it has of its own modules.
    require('node:crypto');
    const program = new Program(folder, (name) => {
      if (name === 'many.cjs') setTimeout(optimizeSoon, 400).unref();
    });
    hurry();
    let isLong = false;
    setTimeout(() => {
      isLong = true;
      settleDown(program);
    }, 3000).unref();
    const { main, commandNamed } = program.load('main.cjs');
    program.command = commandNamed(words);
    process.exitCode = await main(words);
    // The code is kept for a start, with the flags of one.
    hurry();
    program.keep(isLong);
  } catch (fault) {
    // Expected faults come back as an exit code: this is a bug, and Node's own 1 would read as "findings".
    // Nothing in the program is to blame where the system refuses what it always does, as to read the program itself.
    console.error(typeof fault?.syscall === 'string' ? `digest: error: ${fault.message}` : fault);
    process.exitCode = 2;
  }
}

/**
 * Most runs are over before what V8 optimizes pays: it compiles an expression once, and not for its interpreter first, remembers from a
 * function's second call on what it met, and on Node 20 optimizes later what runs often; and it does not mark in steps what memory is
 * free, which pays in long runs alone. Code is not dropped when it was not used for some time: what a long run keeps for the next start
 * would lack what a start needs. Of versions that are not known nothing is set, since a flag that is gone would be complained of.
 */
function hurry() {
  const once = '--no-regexp-tier-up';
  const kept = '--no-flush-bytecode';
  const soon = '--invocation-count-for-feedback-allocation=2';
  const flags = {
    20: [once, kept, '--no-incremental-marking', '--interrupt-budget=1000000'],
    22: [once, kept, '--no-incremental-marking', soon],
    24: [once, kept, '--no-incremental-marking', soon],
    26: [once, kept, '--no-incremental-marking', soon],
  };
  const [line] = process.versions.node.split('.');
  for (const flag of flags[line] ?? []) require('node:v8').setFlagsFromString(flag);
}

/**
 * What is read of more than a week is optimized as early as by default, once it takes longer than a start: a million lines take a
 * tenth less time. Not at once, since what is loaded under other flags has no kept code.
 */
function optimizeSoon() {
  if (process.versions.node.startsWith('20.'))
    require('node:v8').setFlagsFromString('--interrupt-budget=67584');
}

/**
 * A run that lasts seconds is of much input: marked in steps, as Node has it by default, it needs a tenth less memory; and code is
 * dropped again, which spares a twentieth of its time, unless all of it is to be kept.
 */
function settleDown(program) {
  const { setFlagsFromString } = require('node:v8');
  setFlagsFromString('--incremental-marking');
  if (program.isAllKept) setFlagsFromString('--flush-bytecode');
}
