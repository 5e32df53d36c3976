/** Completions, in the shells themselves. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';

const program = fileURLToPath(new URL('../../bin/digest.js', import.meta.url));
const run = promisify(execFile);

let folder: string;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  folder = await folderWith({
    'digest.yaml': 'input: notes.txt\nthemes:\n  - id: orchard\n    keywords: [apple]\n',
    'issues/.keep': '',
    'notes.txt': '2026-03-05\n\nGrafting in a Late Spring\nTwo apple trees, one knife.\n',
  });
  await writeFile(join(folder, 'digest'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  await chmod(join(folder, 'digest'), 0o755);
  env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, HOME: folder };
});

/** What could stand for the last word, as `digest complete` answers a shell. */
async function candidates(...words: string[]): Promise<string[]> {
  const { io, emitted } = memoryIo({ cwd: folder });
  await main(['complete', '--', ...words], io);
  const lines = emitted.stdout.trimEnd().split('\n');
  return lines.map((line) => line.split('\t')[0]!);
}

describe('digest complete', () => {
  it('knows the commands and their sub-commands, and keeps itself out', async () => {
    expect(await candidates('')).toContain('build');
    expect(await candidates('')).not.toContain('complete');
    expect(await candidates('themes', 't')).toEqual(['test', ':4']);
  });

  it('puts no tab behind a word without a description, which zsh shows as a dash', async () => {
    const { io, emitted } = memoryIo({ cwd: folder });
    await main(['complete', '--', 'build', '--week', ''], io);
    expect(emitted.stdout).toMatch(/^2026-W10$/m);
    expect(emitted.stdout).not.toMatch(/\t$/m);
  });

  it('knows "help", and what stands behind it', async () => {
    expect(await candidates('he')).toEqual(['help', ':4']);
    expect(await candidates('help', '')).toEqual(await candidates(''));
    expect(await candidates('help', 'th')).toEqual(['themes', ':4']);
    expect(await candidates('help', 'themes', '')).toEqual(['test', 'discover', 'suggest', ':4']);
    expect(await candidates('help', 'build', '')).toEqual([':4']);
  });

  it('is for both names of the program in a file that zsh finds', async () => {
    const { io, emitted } = memoryIo({ cwd: folder });
    await main(['completion', 'zsh'], io);
    expect(emitted.stdout.split('\n')[0]).toBe('#compdef digest weekly-digest');
  });

  it('asks for folders where an option wants one', async () => {
    expect(await candidates('week.txt', '--archive', '')).toEqual([':16']);
    expect(await candidates('site', '-o', '')).toEqual([':16']);
  });

  it('knows the issues of the archive', async () => {
    const { io } = memoryIo({ cwd: folder });
    await main(['build', '-q', '-w', '2026-W10', '--archive', 'issues', '-o', 'out.md'], io);
    expect(await candidates('archive', 'show', '--archive', 'issues', '2')).toEqual(['2026-W10', ':4']);
    expect(await candidates('archive', 'rm', '')).toEqual([':0']);
    await writeFile(join(folder, 'digest.yaml'), 'input: notes.txt\narchive: issues/\n');
    expect(await candidates('archive', 'rm', '')).toEqual(['2026-W10', ':4']);
  });

  it('knows options, and the words that they take', async () => {
    expect(await candidates('build', '--dry')).toEqual(['--dry-run', ':4']);
    expect(await candidates('check', '--format', 's')).toEqual(['sarif', ':4']);
    expect(await candidates('completion', 'f')).toEqual(['fish', ':4']);
  });

  it('knows the options of "build" where no command is named', async () => {
    expect(await candidates('-f', 'h')).toEqual(['html', ':4']);
    expect(await candidates('week.txt', '--dry')).toEqual(['--dry-run', ':4']);
    expect(await candidates('week.txt', '-w', '2026')).toEqual(['2026-W10', ':4']);
    expect(await candidates('--')).toEqual(expect.arrayContaining(['--version', '--format']));
    expect(await candidates('week.txt', 'no')).toEqual([':0']);
  });

  it('knows the themes and the weeks of the configuration at hand', async () => {
    expect(await candidates('themes', 'suggest', '--theme', '')).toEqual(['orchard', ':4']);
    expect(await candidates('build', '-w', '')).toEqual(['current', 'last', 'missed', '2026-W10', ':4']);
  });

  it('leaves files to the shell', async () => {
    expect(await candidates('build', 'no')).toEqual([':0']);
    expect(await candidates('build', '-o', '')).toEqual([':0']);
    expect(await candidates('build', '--title', '')).toEqual([':4']);
  });
});

/** Each shell, and how it is asked what could follow a line without a terminal. */
const shells: [name: string, path: string, ask: (line: string) => string][] = [
  [
    'bash',
    '/bin/bash',
    (line) => `source <(digest completion bash)
      COMP_LINE=${quoted(line)} COMP_POINT=${line.length}
      read -ra COMP_WORDS <<< "$COMP_LINE"; [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
      COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
      _digest_complete; printf '%s\\n' "\${COMPREPLY[@]}"`,
  ],
  ['fish', '/usr/bin/fish', (line) => `digest completion fish | source; complete -C ${quoted(line)}`],
  [
    'zsh',
    '/usr/bin/zsh',
    (line) => `zmodload zsh/zpty; zpty z zsh -f -i
      zpty -w z "autoload -Uz compinit; compinit -u -D; source <(digest completion zsh); echo re''ady"
      until [[ $seen == *ready* ]]; do zpty -r z part && seen+=$part; done
      zpty -w -n z ${quoted(line)}$'\\t'
      for i in {1..100}; do sleep 0.1; while zpty -r -t z part; do all+=$part; done; [[ $all == *sarif*  || $all == *2026-W10* || $all == *notes.txt* ]] && break; done
      print -r -- $all`,
  ],
];

const quoted = (text: string) => `'${text}'`;

describe.each(shells)('%s', (_, path, ask) => {
  it.skipIf(!existsSync(path) && !process.env.CI)('completes options, weeks and files', async () => {
    const shown = async (line: string) =>
      (await run(path, ['-c', ask(line)], { cwd: folder, env, timeout: 50_000 })).stdout;
    expect(await shown('digest check --format sar')).toMatch(/sarif/);
    expect(await shown('digest build --week 2026-')).toMatch(/2026-W10/);
    expect(await shown('digest build notes')).toMatch(/notes\.txt/);
    if (path.endsWith('zsh')) return;
    for (const option of path.endsWith('fish') ? ['--archive ', '--archive='] : ['--archive ']) {
      const folders = await shown(`digest build ${option}`);
      expect(folders).toMatch(/issues/);
      expect(folders).not.toMatch(/notes\.txt/);
    }
  });
});

describe('the script for bash', () => {
  it('runs nothing of what has been typed, and passes shellcheck', async () => {
    const line = ['digest $(touch$', '{IFS}hit) '].join('');
    await run('/bin/bash', ['-c', shells[0]![2](line)], { cwd: folder, env });
    expect(existsSync(join(folder, 'hit'))).toBe(false);
    const { io, emitted } = memoryIo({ cwd: folder });
    await main(['completion', 'bash'], io);
    await writeFile(join(folder, 'digest.bash'), emitted.stdout);
    await run('shellcheck', ['-s', 'bash', join(folder, 'digest.bash')]);
  });
});

describe('digest completion', () => {
  it('has a script for PowerShell, too', async () => {
    const { io, emitted } = memoryIo({ cwd: folder });
    expect(await main(['completion', 'powershell'], io)).toBe(0);
    expect(emitted.stdout).toContain('Register-ArgumentCompleter');
  });

  it('quotes for PowerShell whatever it takes for a quotation mark, so that no word is run', async () => {
    const { io, emitted } = memoryIo({ cwd: folder });
    await main(['completion', 'powershell'], io);
    const quotings = [...emitted.stdout.matchAll(/\$_ -replace "(\[.*?\])", '\$0\$0'/g)];
    // One for each name of the program.
    expect(quotings).toHaveLength(2);
    for (const [, signs] of quotings) {
      const quoted = "’; rm ‘a‚b‛c'd".replace(new RegExp(signs!, 'g'), '$&$&');
      expect(quoted).toBe("’’; rm ‘‘a‚‚b‛‛c''d");
    }
    expect(emitted.stdout).not.toContain(`-replace "'"`);
  });
});
