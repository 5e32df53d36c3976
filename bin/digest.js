#!/usr/bin/env node
// Importing a module of Node's makes all that it exports, streams included: asking for it takes what is used.
const { existsSync, fstatSync, readFileSync, writeSync } = process.getBuiltinModule('node:fs');

const folder = new URL('../dist/', import.meta.url);

if (!answer(process.argv.slice(2))) await run();

/** What `--version` and `--help` print has been known since the build: nothing is loaded to say it. */
function answer(words) {
  const question = questionOf(words);
  if (question === null || (question !== '--version' && isNarrow())) return false;
  try {
    const text = JSON.parse(readFileSync(new URL('answers.json', folder), 'utf8'))[question];
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
  return isDevice && process.getBuiltinModule('node:tty').isatty(1) && process.stdout.columns < 100;
}

async function run() {
  // Node 22 and up keeps the compiled program, which saves a tenth or more of the start.
  process.getBuiltinModule('node:module').enableCompileCache?.();
  const program = new URL('main.js', folder);
  try {
    if (!existsSync(program)) throw 'digest: it is not built yet; run "npm run build" in its folder';
    const { main } = await import(program.href);
    process.exitCode = await main(process.argv.slice(2));
  } catch (fault) {
    // Expected faults come back as an exit code: this is a bug, and Node's own 1 would read as "findings".
    console.error(fault);
    process.exitCode = 2;
  }
}
