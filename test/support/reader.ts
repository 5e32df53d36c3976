/** The machine of somebody who reads a page: their notes, and the programs of others, which take what they are given. */
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Came } from '../cli/check-case.ts';
import { folderWith } from './folder.ts';
import { environment, program, start } from './shell.ts';

/** What an archive of some years is about. */
const years = [
  ['hive', 'honey', 'queen', 'swarm', 'nectar', 'frames', 'keeper', 'wax'],
  ['harbour', 'tide', 'pilot', 'mooring', 'keel', 'sail', 'crew', 'lighthouse'],
  ['oven', 'dough', 'sourdough', 'crust', 'flour', 'baker', 'yeast', 'rye'],
  ['choir', 'tenor', 'hymn', 'rehearsal', 'organ', 'concert', 'soprano', 'psalm'],
  ['orchard', 'apple', 'grafting', 'blossom', 'pruning', 'cider', 'pear', 'frost'],
  ['chess', 'gambit', 'knight', 'tournament', 'endgame', 'bishop', 'rating', 'clock'],
];

/** What is new in one season. */
const season = [
  ['glacier', 'ridge', 'summit', 'rope', 'avalanche', 'hut', 'scree', 'cairn'],
  ['loom', 'weft', 'wool', 'spindle', 'shuttle', 'dye', 'felt', 'bobbin'],
  ['telescope', 'comet', 'nebula', 'eclipse', 'orbit', 'meteor', 'lens', 'dusk'],
];

/** Notes of 120 entries about these things. */
function notesAbout(topics: string[][]): string {
  return Array.from({ length: 120 }, (_, at) => {
    const words = topics[at % topics.length]!;
    const word = (step: number) => words[(Math.floor(at / topics.length) * 3 + step) % words.length]!;
    return `Of the ${word(0)} and the ${word(1)}, Part ${at}\nThe ${word(2)} and the ${word(3)} were seen beside the ${word(5)}.\n`;
  }).join('\n');
}

const postgres = 'Postgres Queues Beat a Broker\nA database, one partial index, and a vacuum setting.\n';
const passkeys =
  'Passkeys without Tears\nHow to log in where no password leaks, and one vulnerability less.\n';
const week = `${postgres}\n${passkeys}`;

/** What lies in the folder in which a reader tries a page. */
const notes = {
  'week.txt': week,
  'archive.txt': week,
  'notes/2026-W08.txt': passkeys,
  'notes/2026-W09.txt': postgres,
  'notes/2026-W10.txt': week,
  'notes/2026-W11.txt': passkeys,
  'notes/earlier.txt': notesAbout(years),
  'archive/years.txt': notesAbout(years),
  'season/spring.txt': notesAbout(season),
  'labelled.tsv': `title\ttheme\n${week.split('\n')[0]}\tdata\nPasskeys without Tears\tsecurity\n`,
  'readers.txt': 'Ada <ada@orchard.example>\n',
  'slack.json.liquid': '{"text": {{ title | json }}}\n',
  '.config/systemd/user/.keep': '',
  '.config/fish/completions/.keep': '',
  'state/last-run.json': '{}\n',
};

const settings = `title: The week in software
input: notes/2026-*.txt
output: ["pages/{week}.html", "out/{week}/{to}.eml"]
timezone: UTC
archive: issues
email: {from: Weekly digest <digest@example.org>, to: readers.txt}
`;

/** Programs of others. What goes to the web, to the post or to the system is read to its end, and nothing comes of it. */
const programs = {
  digest: `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`,
  npx: '#!/bin/sh\n[ "$1" = weekly-digest ] && shift\nexec digest "$@"\n',
  curl: '#!/bin/sh\ncase "$*" in *@-*) cat > /dev/null ;; *) cat "$HOME/week.txt" ;; esac\n',
  pbpaste: '#!/bin/sh\ncat "$HOME/week.txt"\n',
  msmtp: '#!/bin/sh\ngrep -q "^Subject: "\n',
  sendmail: '#!/bin/sh\ngrep -q "^Subject: "\n',
  crontab: '#!/bin/sh\n[ "$1" = -l ] || grep -q "digest"\n',
  systemctl: '#!/bin/sh\ntest -s "$HOME/.config/systemd/user/$4"\n',
  chronic: '#!/bin/sh\nexec "$@"\n',
  ifne: '#!/bin/sh\nexec "$@"\n',
  'my-filter': '#!/bin/sh\nexec cat\n',
  // Runs the mapper on records as Hadoop would hand them out.
  hadoop: `#!/bin/sh
for mapper; do :; done
echo '{"title": "The Bees Are Back", "body": "Both hives came through."}' | sh -c "$mapper"
`,
};

/** A folder with the notes of a reader, and with their settings unless those are what is to be made. */
export async function readersFolder(
  hasSettings: boolean,
  files: Record<string, string> = {},
): Promise<string> {
  const bin = Object.fromEntries(Object.entries(programs).map(([name, text]) => [`bin/${name}`, text]));
  const folder = await folderWith({
    ...notes,
    ...(hasSettings && { 'digest.yaml': settings }),
    ...bin,
    ...files,
  });
  for (const name of Object.keys(programs)) await chmod(join(folder, 'bin', name), 0o755);
  // Some pages say that it lies in the home.
  await symlink('.', join(folder, 'news'));
  return folder;
}

/** Runs lines of a page there, as they stand, until one fails. */
export function runThere(folder: string, lines: string): Promise<Came> {
  const hook = 'https://hooks.example.org/T0';
  const env = environment(folder, {
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    SLACK_WEBHOOK_URL: hook,
    SLACK_HOOK: hook,
  });
  return start('bash', ['-euo', 'pipefail', '-c', lines], { cwd: folder, env });
}
