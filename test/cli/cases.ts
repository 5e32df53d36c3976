/**
 * What the command line does, as one table. `main.test.ts` runs it in process, `executable.test.ts` through
 * the real program; both must agree with every row.
 */
import { readFileSync } from 'node:fs';

/** A command line and what comes of it, in a folder of its own. */
export interface Case {
  story: string;
  args: string[];
  /** The files of the folder, beside `week.txt`. */
  files?: Record<string, string | Uint8Array>;
  /** What is piped in; without it there is no standard input. */
  stdin?: string | Uint8Array;
  env?: Record<string, string>;
  exit: number;
  /** What standard output must match; a string must be all of it. */
  stdout: string | RegExp;
  stderr: string | RegExp;
  /** Files that must match afterwards; null: there is none. */
  after?: Record<string, RegExp | null>;
}

/** The file that every case finds in its folder. */
export const week = `Postgres Vacuum Now Runs in Parallel
Large tables are cleaned sooner, since the new release reads fewer pages of the index.
Kubernetes Upgrade Without a Night Shift
How one team moved forty clusters to the new version during office hours...

A Reader Asks About Gardening
We have no answer, and print the question anyway.
`;

const configuration = `title: Garden Weekly
input: notes
timezone: UTC
`;

/** A second entry has lost its body, which is a warning. */
const damagedWeek = `Postgres Vacuum Now Runs in Parallel
Large tables are cleaned sooner, since the new release reads fewer pages of the index.

Kubernetes Upgrade Without a Night Shift
`;

const gardenRules = `# Ours.
themes:
  - id: garden
    keywords:
      - garden # the start
  - id: kitchen
    keywords: [oven]
`;

/** Two themes, each with entries that its rules take and others that have the same words. */
export const gardenNotes = `A Garden of Clay
The tomato wants mulch, and a dry place.
A Garden of Sand
The tomato wants water, and mulch twice.
Tomato and Mulch
Nothing else grows here, and nothing else is wanted.
Mulch for Every Tomato
What the neighbours say about straw.
An Oven of Bricks
The dough needs flour, and time to rest.
An Oven Without a Door
The dough needs less flour in summer.
Flour and Dough
Both of them by weight, says the baker.
Dough Needs Flour
How much of it depends on the day.
`;

/** A season of entries about a garden, a kitchen and cycling, enough to learn from. */
export const season: string = readFileSync(
  new URL('../../fixtures/themes-suggest/season.txt', import.meta.url),
  'utf8',
);

/** A week as `digest build -f json` writes it, but for what may be left out. */
const issue = JSON.stringify(
  {
    schema: 1,
    title: 'Garden Weekly',
    from: '2026-03-02',
    to: '2026-03-08',
    week: '2026-W10',
    generatedAt: '2026-03-05T12:00:00Z',
    themes: [
      {
        id: 'soil',
        title: 'Soil',
        entries: [
          {
            title: 'Mulch for Every Tomato',
            body: 'What the neighbours say about straw...',
            truncated: true,
          },
          { title: 'A Garden of Clay', body: 'It wants mulch, and a dry place.', summary: 'Mulch it.' },
        ],
      },
    ],
  },
  null,
  2,
);

const summary = /^digest: 3 snippets, .*\n$/;
const headline = /^# /;

export const cases: Case[] = [
  {
    story: 'A misspelt variable of the environment is told, and the run goes on',
    args: ['build', 'week.txt', '-f', 'MD'],
    env: { DIGEST_WEKK: '2026-W10' },
    exit: 0,
    stdout: /^# Weekly digest/,
    stderr:
      /^digest: warning: the variable DIGEST_WEKK is set, and no option takes it \[variable-unknown\]\n {4}hint: did you mean DIGEST_WEEK\?\n/,
  },
  {
    story: 'A variable that is like none of ours is told without a guess',
    args: ['build', 'week.txt', '-f', 'md'],
    env: { DIGEST_HOME: '/srv/digest' },
    exit: 0,
    stdout: /^# Weekly digest/,
    stderr:
      /the variable DIGEST_HOME is set, .*\n {4}hint: variables are DIGEST_ and the long name of an option\n/,
  },
  // ── input ──
  {
    story: 'a file becomes Markdown on standard output, and one line is said about it',
    args: ['build', 'week.txt'],
    exit: 0,
    stdout: /^# [\s\S]*Postgres Vacuum Now Runs in Parallel/,
    stderr: summary,
  },
  { story: '"build" may be left out', args: ['week.txt'], exit: 0, stdout: headline, stderr: summary },
  { story: 'a pipe is read', args: [], stdin: week, exit: 0, stdout: headline, stderr: summary },
  { story: '"-" is standard input', args: ['-'], stdin: week, exit: 0, stdout: headline, stderr: summary },
  {
    story: 'standard input is called "stdin"',
    args: ['-', '-v'],
    stdin: week,
    exit: 0,
    stdout: headline,
    stderr: /^stdin: read as text /m,
  },
  {
    story: 'the configuration names the input when nothing else does',
    args: [],
    files: { 'digest.yaml': configuration, 'notes/a.txt': week },
    exit: 0,
    stdout: /Garden Weekly/,
    stderr: summary,
  },
  {
    story: 'an empty pipe, as build servers have it, leaves the input to the configuration',
    args: [],
    stdin: '',
    files: { 'digest.yaml': configuration, 'notes/a.txt': week },
    exit: 0,
    stdout: /Garden Weekly/,
    stderr: summary,
  },
  {
    story: 'a pipe with something in it comes before the configuration',
    args: ['-v'],
    stdin: week,
    files: { 'digest.yaml': configuration },
    exit: 0,
    stdout: /Garden Weekly/,
    stderr: /^stdin: read as text /m,
  },
  {
    story: 'a folder is read file by file',
    args: ['notes', '-v'],
    files: { 'notes/b.txt': week, 'notes/a.txt': 'Another Title\nAnother body, which says a little more.\n' },
    exit: 0,
    stdout: headline,
    stderr: /^notes\/a\.txt: [\s\S]*^notes\/b\.txt: /m,
  },
  {
    story: 'a pattern is expanded by the program when the shell did not',
    args: ['*.txt'],
    exit: 0,
    stdout: headline,
    stderr: summary,
  },
  {
    story: 'a missing file is an error that names it',
    args: ['weak.txt'],
    exit: 2,
    stdout: '',
    stderr: /^digest: error: there is no file or folder "weak\.txt" \[input-missing\]$/m,
  },
  {
    story: 'a mistyped command is told apart from a missing file',
    args: ['biuld', 'week.txt'],
    exit: 2,
    stdout: '',
    stderr: /there is no command and no file "biuld"[\s\S]*did you mean "digest build"\?/,
  },
  {
    story: 'a mistyped command is recognised by a capital too',
    args: ['Build', 'week.txt'],
    exit: 2,
    stdout: '',
    stderr: /there is no command and no file "Build"[\s\S]*did you mean "digest build"\?/,
  },
  {
    story: 'a mistyped command is told of once, with its sub-command',
    args: ['thmes', 'test'],
    exit: 2,
    stdout: '',
    stderr:
      /^digest: error: there is no command and no file "thmes" \[usage\]\n {4}hint: did you mean "digest themes test"\?\ndigest: nothing was written; 1 error\n$/,
  },
  {
    story: 'a missing file is no mistyped command because a file before it is called nearly so',
    args: ['sites', 'weak.txt'],
    files: { sites: '2026-03-02 Bees return to the meadow\n' },
    exit: 2,
    stdout: '',
    stderr: /^digest: error: there is no file or folder "weak\.txt"/,
  },
  {
    story: 'a mistyped sub-command of themes is told apart from a missing file',
    args: ['themes', 'dicover', 'week.txt'],
    exit: 2,
    stdout: '',
    stderr: /no command "themes dicover" and no file "dicover"[\s\S]*did you mean "digest themes discover"\?/,
  },
  ...[
    ['show', 'issues'],
    ['rm', 'issues'],
    ['add', 'files'],
  ].map(
    ([name, wanted]): Case => ({
      story: `archive ${name} without a name does not do nothing as if all were well`,
      args: ['archive', name!, '--archive', 'issues'],
      exit: 2,
      stdout: '',
      stderr: new RegExp(`the ${wanted} of "digest archive ${name}" are missing: give `),
    }),
  ),
  {
    story: 'a completion of nothing is asked for by hand, and none breaks',
    args: ['complete'],
    exit: 0,
    stdout: /^build\t/m,
    stderr: '',
  },
  {
    story: 'a mistyped sub-command of archive is not taken for archive',
    args: ['archive', 'verfy', '--archive', 'issues'],
    files: { 'issues/notes.txt': '' },
    exit: 2,
    stdout: '',
    stderr: /there is no command "archive verfy"[\s\S]*did you mean "digest archive verify"\?/,
  },
  {
    story: 'an issue behind archive is no command',
    args: ['archive', '2026-W49'],
    exit: 2,
    stdout: '',
    stderr: /there is no command "archive 2026-W49"[\s\S]*see "digest archive --help"/,
  },
  {
    story: 'a word behind archive verify is refused',
    args: ['archive', 'verify', '2026-W49'],
    exit: 2,
    stdout: '',
    stderr: /"digest archive verify" takes no names, and "2026-W49" is one/,
  },
  {
    story: 'a word behind site is refused',
    args: ['site', 'public'],
    exit: 2,
    stdout: '',
    stderr: /"digest site" takes no names, and "public" is one[\s\S]*see "digest site --help"/,
  },
  {
    story: 'an option of archive that stands before its sub-command is not lost without a word',
    args: ['archive', '--json', 'verify'],
    exit: 2,
    stdout: '',
    stderr: /--json stands before "verify"/,
  },
  {
    story: 'a sub-command behind "--" is told of',
    args: ['archive', '--', 'verify'],
    exit: 2,
    stdout: '',
    stderr: /behind "--" stands what would be a command of "digest archive"/,
  },
  {
    story: 'a folder without snippets is an error',
    args: ['notes'],
    files: { 'notes/picture.png': 'not read' },
    exit: 2,
    stdout: '',
    stderr: /the folder "notes" holds no snippet files/,
  },
  {
    story: 'a pattern that matches nothing is an error',
    args: ['*.ndjson'],
    exit: 2,
    stdout: '',
    stderr: /no file matches "\*\.ndjson"/,
  },
  {
    story: 'nothing to read and nobody to ask is an error',
    args: [],
    exit: 2,
    stdout: '',
    stderr: /there is nothing to read/,
  },
  {
    story: 'an empty file is no issue, and nothing is published',
    args: ['empty.txt'],
    files: { 'empty.txt': '' },
    exit: 0,
    stdout: '',
    stderr: /^digest: no snippets; nothing was published/,
  },
  {
    story: 'a binary file is an error, not a digest of noise',
    args: ['picture.txt'],
    files: { 'picture.txt': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d, 0xff]) },
    exit: 2,
    stdout: '',
    stderr: /^picture\.txt:1:\d+: error: /,
  },
  {
    story: 'the input format can be forced',
    args: ['week.txt', '--input-format', 'ndjson'],
    exit: 2,
    stdout: '',
    stderr: /^week\.txt:1:1: error: /,
  },

  // ── output ──
  {
    story: '-f chooses the format',
    args: ['week.txt', '-f', 'html'],
    exit: 0,
    stdout: /^<!doctype html>/i,
    stderr: summary,
  },
  {
    story: 'JSON is one document',
    args: ['week.txt', '-f', 'json'],
    exit: 0,
    stdout: /^\{\n {2}"schema": 1,[\s\S]*\}\n$/,
    stderr: summary,
  },
  {
    story: '-o twice writes two formats in one run, and nothing to standard output',
    args: ['week.txt', '-o', 'out/week.md', '-o', 'out/{week}.html'],
    exit: 0,
    stdout: '',
    stderr: /^digest: 3 snippets, .*; wrote out\/week\.md, out\/2026-W10\.html\n$/,
    after: { 'out/week.md': /^# /, 'out/2026-W10.html': /^<!doctype html>/i },
  },
  {
    story: '-o - is standard output, beside a file',
    args: ['week.txt', '-o', 'week.html', '-o', '-'],
    exit: 0,
    stdout: headline,
    stderr: /wrote week\.html/,
    after: { 'week.html': /^<!doctype html>/i },
  },
  {
    story: 'the configuration names the outputs when no flag does',
    args: ['week.txt'],
    files: { 'digest.yaml': `${configuration}output: out/{week}.html\n` },
    exit: 0,
    stdout: '',
    stderr: /wrote out\/2026-W10\.html/,
    after: { 'out/2026-W10.html': /Garden Weekly/ },
  },
  {
    story: 'a flag keeps the configured outputs from being written',
    args: ['week.txt', '-f', 'md'],
    files: { 'digest.yaml': `${configuration}output: week.html\n` },
    exit: 0,
    stdout: headline,
    stderr: summary,
    after: { 'week.html': null },
  },
  {
    story: 'the same output twice is refused before anything is written',
    args: ['week.txt', '-o', 'a.md', '-o', './a.md'],
    exit: 2,
    stdout: '',
    stderr: /"\.\/a\.md" is to be written twice/,
    after: { 'a.md': null },
  },
  {
    story: 'one of several outputs that cannot be written keeps all of them from being replaced',
    args: ['week.txt', '-o', 'old.md', '-o', 'new.html', '-o', 'old.md/deeper.json'],
    files: { 'old.md': 'Last week.\n' },
    exit: 2,
    stdout: '',
    stderr:
      /^digest: error: "old\.md\/deeper\.json" cannot be written: .*\n.*so are the other files of this run\n/,
    after: { 'old.md': /^Last week\.\n$/, 'new.html': null },
  },
  {
    story: 'an output that cannot be rendered keeps all of them from being replaced',
    args: ['week.txt', '-o', 'old.md', '-o', 'week.eml', '-o', '-'],
    files: { 'old.md': 'Last week.\n' },
    exit: 2,
    stdout: '',
    stderr: /nothing was written; 1 error/,
    after: { 'old.md': /^Last week\.\n$/, 'week.eml': null },
  },
  {
    story: 'when there is nothing to send there is no message, and the old one stays',
    args: ['nothing.txt', '-o', 'week.eml', '-v'],
    files: {
      'nothing.txt': 'A Garden of Clay {skip}\nThe tomato wants mulch, and a dry place.\n',
      'digest.yaml': 'email: {from: ada@example.org, to: crew@example.org}\n',
      'week.eml': 'Last week.\n',
    },
    exit: 0,
    stdout: '',
    stderr: /all skipped by hand; nothing was published\n$/,
    after: { 'week.eml': /^Last week\.\n$/ },
  },
  {
    story:
      'nothing to send is a failure where it is asked for, and keeps the other outputs from being written',
    args: ['nothing.txt', '-o', 'week.eml', '-o', '-', '--fail-if-empty'],
    files: {
      'nothing.txt': 'A Garden of Clay {skip}\nThe tomato wants mulch, and a dry place.\n',
      'digest.yaml': 'email: {from: ada@example.org, to: crew@example.org}\n',
    },
    exit: 3,
    stdout: '',
    stderr: /nothing was published/,
    after: { 'week.eml': null },
  },
  {
    story: 'what is wrong with a feed is said once, however many feeds there are',
    args: ['week.txt', '-o', 'a.rss', '-o', 'b.rss', '-q', '--strict'],
    exit: 1,
    stdout: '',
    stderr: /^[^\n]*\[feed-without-home\]\n[^\n]*\n$/,
  },
  {
    story: 'an input is never overwritten',
    args: ['notes', '-o', 'notes/digest.md'],
    files: { 'notes/digest.md': '## An Entry\n\nThat a person wrote into a file of this name.\n' },
    exit: 2,
    stdout: '',
    stderr: /"notes\/digest\.md" is an input of this digest/,
    after: { 'notes/digest.md': /^## An Entry/ },
  },
  {
    story: 'a name that tells no format is refused',
    args: ['week.txt', '-o', 'week.pdf'],
    exit: 2,
    stdout: '',
    stderr: /the name "week\.pdf" does not tell which format to write/,
  },
  {
    story: 'an output that cannot be written is an error',
    args: ['week.txt', '-o', 'week.txt/deeper.md'],
    exit: 2,
    stdout: '',
    stderr: /"week\.txt\/deeper\.md" cannot be written: a part of its path is a file/,
  },
  {
    story: 'a dry run does everything but write',
    args: ['week.txt', '-n', '-o', 'week.html', '-o', '-'],
    exit: 0,
    stdout: '',
    stderr:
      /^would write week\.html \(new, .* bytes\)\nwould write .* bytes to standard output\ndigest: .*nothing was written\n$/,
    after: { 'week.html': null },
  },

  // ── saying ──
  {
    story: '-q and -o say nothing at all',
    args: ['week.txt', '-q', '-o', 'week.md'],
    exit: 0,
    stdout: '',
    stderr: '',
    after: { 'week.md': headline },
  },
  {
    story: 'a warning is counted, and told with -v',
    args: ['damaged.txt'],
    files: { 'damaged.txt': damagedWeek },
    exit: 0,
    stdout: headline,
    stderr: /^digest: 2 snippets, .*; 1 warning \(details with -v\)\n$/,
  },
  {
    story: '-v tells each warning with its place',
    args: ['damaged.txt', '-v'],
    files: { 'damaged.txt': damagedWeek },
    exit: 0,
    stdout: headline,
    stderr: /^damaged\.txt:4:1: warning: .* \[.*\]$/m,
  },
  {
    story: '--strict turns a warning into a failure, and nothing is written',
    args: ['damaged.txt', '--strict', '-o', 'week.md', '-o', '-'],
    files: { 'damaged.txt': damagedWeek },
    exit: 1,
    stdout: '',
    stderr: /^damaged\.txt:4:1: warning: [\s\S]*nothing was written; 1 warning under --strict\n$/,
    after: { 'week.md': null },
  },
  {
    story: '--strict does not mind a week without warnings',
    args: ['week.txt', '--strict'],
    exit: 0,
    stdout: headline,
    stderr: summary,
  },
  {
    story: '--log-format json says everything as JSON, one object a line',
    args: ['damaged.txt', '--log-format', 'json'],
    files: { 'damaged.txt': damagedWeek },
    exit: 0,
    stdout: headline,
    stderr:
      /^\{"type":"diagnostic","severity":"warning",.*"file":"damaged\.txt","line":4,.*\}\n[\s\S]*\{"type":"summary",.*\}\n$/,
  },

  {
    story: '--log-format json says a usage error as JSON, too',
    args: ['week.txt', '--log-format', 'json', '--formt', 'html'],
    exit: 2,
    stdout: '',
    stderr: /^\{"type":"diagnostic","severity":"error","code":"usage",.*did you mean --format\?.*\}\n$/,
  },
  {
    story: 'an option that is wrong itself does not hide how it is to be told',
    args: ['render', '--lock', 'soon', '--log-format=json'],
    exit: 2,
    stdout: '',
    stderr: /^\{"type":"diagnostic",.*"code":"usage",.*\}\n$/,
  },
  {
    story: 'DIGEST_LOG_FORMAT says how a usage error is told',
    args: ['week.txt', '--wrong'],
    env: { DIGEST_LOG_FORMAT: 'json' },
    exit: 2,
    stdout: '',
    stderr: /^\{"type":"diagnostic",.*"code":"usage",.*\}\n$/,
  },
  {
    story: 'and a flag comes before it',
    args: ['week.txt', '--wrong', '--log-format', 'text'],
    env: { DIGEST_LOG_FORMAT: 'json' },
    exit: 2,
    stdout: '',
    stderr: /^digest: error: unknown option/,
  },
  {
    story: 'stray variables are told as JSON as well',
    args: ['week.txt', '--log-format', 'json'],
    env: { DIGEST_WEKK: '2026-W10' },
    exit: 0,
    stdout: headline,
    stderr: /^\{"type":"diagnostic",.*"code":"variable-unknown",.*\}\n\{"type":"summary",.*\}\n$/,
  },
  {
    story: 'a command without that option has one way to say it',
    args: ['check', '--wrong'],
    env: { DIGEST_LOG_FORMAT: 'json' },
    exit: 2,
    stdout: '',
    stderr: /^digest: error: unknown option/,
  },
  {
    story: 'the format behind "--" is the name of a file',
    args: ['--wrong', '--', '--log-format=json'],
    exit: 2,
    stdout: '',
    stderr: /^digest: error: unknown option/,
  },
  {
    story: 'an empty value is that of a variable that is not set, and not the folder at hand',
    args: ['week.txt', '--archive', '', '--title', ''],
    exit: 2,
    stdout: '',
    stderr: /^digest: error: --title has an empty value, as a variable has that is not set \[usage\]\n/,
    after: { SHA256SUMS: null },
  },
  {
    story: 'also among several',
    args: ['week.txt', '-o', 'week.md', '-o', ''],
    exit: 2,
    stdout: '',
    stderr: /^digest: error: --output has an empty value/,
  },
  {
    story: 'an output that is called like a folder is none',
    args: ['week.txt', '-o', 'out/', '-f', 'md'],
    exit: 2,
    stdout: '',
    stderr: /^digest: error: "out\/" cannot be written: it is a folder \[output-failed\]/,
    after: { out: null },
  },
  {
    story: 'a week and days beside it are two periods',
    args: ['week.txt', '-w', 'last', '--since', '2026-03-02'],
    exit: 2,
    stdout: '',
    stderr:
      /^digest: error: --week and --since ask for two periods \[usage\]\n {4}hint: give the week, or its first and last day\n/,
  },
  {
    story: 'a flag that names days takes the place of a week in the environment',
    args: ['week.txt', '--since', '2026-03-03', '--until', '2026-03-05'],
    env: { DIGEST_WEEK: '2026-W20' },
    exit: 0,
    stdout: /3.5 March 2026/,
    stderr: summary,
  },
  {
    story: 'and one that names a week the place of days there',
    args: ['week.txt', '-w', '2026-W20'],
    env: { DIGEST_SINCE: '2026-03-03' },
    exit: 0,
    stdout: /11.17 May 2026/,
    stderr: summary,
  },
  {
    story: 'a week and days in the environment are two periods',
    args: ['week.txt'],
    env: { DIGEST_WEEK: '2026-W20', DIGEST_UNTIL: '2026-03-03' },
    exit: 2,
    stdout: '',
    stderr: /--week and --until ask for two periods/,
  },

  // ── usage, configuration, environment ──
  {
    story: 'an unknown option is an error with the nearest right one',
    args: ['week.txt', '--formt', 'html'],
    exit: 2,
    stdout: '',
    stderr: /unknown option '--formt'[\s\S]*did you mean --format\?/,
  },
  {
    story: 'a week that is none is an error',
    args: ['week.txt', '--week', '2026-W60'],
    exit: 2,
    stdout: '',
    stderr: /error: .*2026-W60/,
  },
  {
    story: 'a day that is none is an error',
    args: ['week.txt', '--since', '2026-02-30'],
    exit: 2,
    stdout: '',
    stderr: /error: .*2026-02-30/,
  },
  {
    story: 'all that is wrong with the configuration is told at once',
    args: ['week.txt'],
    files: { 'digest.yaml': 'titel: Ours\ninput: week.txt\nfold: many\n' },
    exit: 2,
    stdout: '',
    stderr:
      /^digest\.yaml:1:1: error: .*titel[\s\S]*"?title"?[\s\S]*^digest\.yaml:3:\d+: error: [\s\S]*2 errors\n$/m,
  },
  {
    story: 'a configuration that was named and is missing is an error',
    args: ['week.txt', '-c', 'mine.yaml'],
    exit: 2,
    stdout: '',
    stderr: /error: .*mine\.yaml/,
  },
  {
    story: 'the environment sets options',
    args: ['week.txt'],
    env: { DIGEST_FORMAT: 'html', DIGEST_TITLE: 'From the Environment' },
    exit: 0,
    stdout: /<title>[^<]*From the Environment/,
    stderr: summary,
  },
  {
    story: 'flags come before the environment',
    args: ['week.txt', '-f', 'md', '--title', 'From a Flag'],
    env: { DIGEST_FORMAT: 'html', DIGEST_TITLE: 'From the Environment' },
    exit: 0,
    stdout: /^# From a Flag/,
    stderr: summary,
  },
  {
    story: 'SOURCE_DATE_EPOCH replaces the clock',
    args: ['week.txt', '-f', 'json'],
    env: { SOURCE_DATE_EPOCH: '0' },
    exit: 0,
    stdout: /"week": "1970-W01",[\s\S]*"generatedAt": "1970-01-01T00:00:00Z"/,
    stderr: summary,
  },
  {
    story: 'a SOURCE_DATE_EPOCH that is no time is an error',
    args: ['week.txt'],
    env: { SOURCE_DATE_EPOCH: 'yesterday' },
    exit: 2,
    stdout: '',
    stderr: /SOURCE_DATE_EPOCH is "yesterday"/,
  },
  {
    story: 'there is no escape byte in a pipe',
    args: ['week.txt', '-v'],
    exit: 0,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    stdout: /^[^\u001b]*$/,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    stderr: /^[^\u001b]*$/,
  },
  {
    story: 'FORCE_COLOR colours a pipe',
    args: ['week.txt'],
    env: { FORCE_COLOR: '1' },
    exit: 0,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
    stdout: /\u001b\[/,
    stderr: summary,
  },
  {
    story: '--no-color comes before FORCE_COLOR',
    args: ['week.txt', '--no-color'],
    env: { FORCE_COLOR: '1' },
    exit: 0,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    stdout: /^[^\u001b]*$/,
    stderr: summary,
  },
  {
    story: 'control characters of the input reach no stream',
    args: ['nasty.txt', '-v'],
    files: { 'nasty.txt': 'A Title \u001b[2J That Clears\nThe body rings \u0007 and goes on for a while.\n' },
    exit: 0,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    stdout: /^[^\u001b\u0007]*$/,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    stderr: /^[^\u001b\u0007]*$/,
  },
  {
    story: 'help is the product when it is asked for',
    args: ['build', '--help'],
    exit: 0,
    stdout: /^Usage: digest build \[options\] \[inputs\.\.\.\]\n[\s\S]*Exit status:/,
    stderr: '',
  },
  {
    story: 'the version is a bare number',
    args: ['--version'],
    exit: 0,
    stdout: /^\d+\.\d+\.\d+\n$/,
    stderr: '',
  },

  // ── explain, check, themes ──
  {
    story: 'explain shows why an entry stands where it stands',
    args: ['explain', 'week.txt', '-e', '2'],
    exit: 0,
    stdout:
      /^2\. Kubernetes Upgrade [\s\S]*platform takes it\.[\s\S]*\+\d.* kubernetes +title:1 +"Kubernetes"/,
    stderr: '',
  },
  {
    story: 'explain - explains what is piped in',
    args: ['explain', '-'],
    stdin: week,
    exit: 0,
    stdout: /^1\. Postgres [\s\S]*^2\. Kubernetes [\s\S]*^3\. A Reader /m,
    stderr: '',
  },
  {
    story: 'preview shows one week, and no week that was missed',
    args: ['preview', 'week.txt', '-w', 'missed'],
    exit: 2,
    stdout: '',
    stderr: /--week is "missed", which may be several weeks/,
  },
  {
    story: 'explain without an entry asks which',
    args: ['explain', 'week.txt'],
    exit: 2,
    stdout: '',
    stderr: /which of the 3 entries is to be explained\?[\s\S]*--entry/,
  },
  {
    story: 'explain lists the entries that a name could mean',
    args: ['explain', 'week.txt', '-e', 'a'],
    exit: 2,
    stdout: '',
    stderr: /"a" stands for 3 entries[\s\S]* 1 {2}week\.txt:1 +Postgres [\s\S]* 3 {2}week\.txt:6 +A Reader /,
  },
  {
    story: 'explain says that there is no such entry',
    args: ['explain', 'week.txt', '-e', 'wasps'],
    exit: 2,
    stdout: '',
    stderr: /there is no entry "wasps"[\s\S]*a number from 1 to 3/,
  },
  {
    story: 'explain --json is an array of objects',
    args: ['explain', 'week.txt', '-e', '1', '--json'],
    exit: 0,
    stdout: /^\[\n {2}\{\n {4}"number": 1,\n {4}"entry": \{/,
    stderr: '',
  },
  {
    story: 'explain has nothing to say about nothing',
    args: ['explain', '-'],
    stdin: '',
    exit: 2,
    stdout: '',
    stderr: /there is no entry to explain/,
  },
  {
    story: 'explain shows no control character of the input',
    args: ['explain', '-', '--color', '-v'],
    stdin: 'A Kubernetes \u001b[2J Title\nThe body rings \u0007 and goes on for a while.\n',
    exit: 0,
    stdout: /␛\[2J [\s\S]*rings ␇ and/,
    stderr: /^stdin: read as text /m,
  },
  {
    story: 'check finds nothing and says so',
    args: ['check', 'fine.txt'],
    files: { 'fine.txt': week.split('\n').slice(0, 2).join('\n') },
    exit: 0,
    stdout: '',
    stderr: /^digest: 1 snippet checked; nothing found; \d notes \(shown with -v\)\n$/,
  },
  {
    story: 'check prints a finding a line, the place first, and ends with 1',
    args: ['check', 'damaged.txt'],
    files: { 'damaged.txt': damagedWeek },
    exit: 1,
    stdout: /^damaged\.txt:4:1: warning: this title has no body \[entry-without-body\]\n$/,
    stderr: /^digest: 2 snippets checked; 1 warning; /,
  },
  {
    story:
      'check tells what is wrong with the configuration where it is written, and that it could not go on',
    args: ['check', 'week.txt'],
    files: { 'digest.yaml': 'titel: Ours\n' },
    exit: 2,
    stdout: /^digest\.yaml:1:1: error: there is no key `titel` \[config-unknown-key\]\n$/,
    stderr: 'digest: could not check; 1 error\n',
  },
  {
    story: 'classify says one line an entry, in the order of the input',
    args: ['classify', 'notes.txt', '--fields', 'line,theme,title'],
    files: { 'notes.txt': gardenNotes, 'digest.yaml': gardenRules },
    exit: 0,
    stdout: /^\{"line":1,"theme":"garden","title":"A Garden of Clay"\}\n\{"line":3,"theme":"garden",/,
    stderr: /^digest: \d+ snippets, \d+ placed/,
  },
  {
    story: 'classify reads a pipe, and says null where no rule takes an entry',
    args: ['classify', '-q', '--fields', 'theme'],
    files: { 'digest.yaml': gardenRules },
    stdin:
      'A Garden of Clay\nThe tomato wants mulch, and a dry place.\n\nOf Something Else\nNobody knows what it is about.\n',
    exit: 0,
    stdout: '{"theme":"garden"}\n{"theme":null}\n',
    stderr: '',
  },
  {
    story: 'classify reads NDJSON line by line, and goes on behind a broken one',
    args: ['classify', '--input-format', 'ndjson', '--fields', 'line,theme', '-'],
    files: { 'digest.yaml': gardenRules },
    stdin: '{"title": "A Garden"}\n{"title": "Cut sho\n{"title": "An Oven"}\n',
    exit: 0,
    stdout: '{"line":1,"theme":"garden"}\n{"line":3,"theme":"kitchen"}\n',
    stderr: 'digest: 2 snippets, 2 placed; 1 warning (details with -v)\n',
  },
  {
    story: 'classify knows its fields',
    args: ['classify', 'week.txt', '--fields', 'line,theem'],
    exit: 2,
    stdout: '',
    stderr: /There is no field "theem"; did you mean "theme"\?/,
  },
  {
    story: 'classify names a missing file',
    args: ['classify', 'weak.txt', '-q'],
    exit: 2,
    stdout: '',
    stderr: /^digest: error: there is no file or folder "weak\.txt"/,
  },
  {
    story: 'classify steered to a theme that there is not is an error, and the lines before it are there',
    args: ['classify', '-q', '--fields', 'line', '-'],
    files: { 'digest.yaml': gardenRules },
    stdin: 'A Garden of Clay {theme=gardn}\nThe tomato wants mulch, and a dry place.\n',
    exit: 2,
    stdout: '{"line":1}\n',
    stderr: /^stdin:1:1: error: "A Garden of Clay" asks for the theme "gardn"/,
  },
  {
    story: 'classify says what is wrong with an input that cannot be read to its end',
    args: ['classify', '/proc/self/mem', '-q'],
    exit: 2,
    stdout: '',
    stderr: /^digest: error: "\/proc\/self\/mem" cannot be read: .* \[input-unreadable\]\n$/,
  },
  {
    story: 'an output where the system makes no files is told, and ends',
    args: ['week.txt', '-o', '/proc/issue.md', '-q'],
    exit: 2,
    stdout: '',
    // Whoever may not write there is told so, before the folder is asked for.
    stderr: /^digest: error: .*"\/proc.* \[(?:lock|output)-failed\]\n/,
  },
  {
    story: 'classify takes an empty pipe for an input without entries, whatever is configured',
    args: ['classify'],
    stdin: '',
    files: { 'digest.yaml': configuration, 'notes/a.txt': week },
    exit: 0,
    stdout: '',
    stderr: /^digest: 0 snippets, 0 placed/,
  },
  {
    story: 'check tells on standard error what is wrong with no file',
    args: ['check', 'weak.txt', '-q'],
    exit: 2,
    stdout: '',
    stderr: /^digest: error: there is no file or folder "weak\.txt" \[input-missing\]\n/,
  },
  {
    story: 'check --format github makes annotations',
    args: ['check', 'damaged.txt', '-q', '--format', 'github'],
    files: { 'damaged.txt': damagedWeek },
    exit: 1,
    stdout: /^::warning file=damaged\.txt,line=4,col=1,title=entry-without-body::this title has no body%0A/,
    stderr: '',
  },
  {
    story: 'check is not disturbed by the variable for the format of a digest',
    args: ['check', 'damaged.txt', '-q'],
    files: { 'damaged.txt': damagedWeek },
    env: { DIGEST_FORMAT: 'html' },
    exit: 1,
    stdout: /^damaged\.txt:4:1: /,
    stderr: '',
  },
  {
    story: 'themes lists the themes when there is nothing to read',
    args: ['themes'],
    exit: 0,
    stdout: /^theme +keywords\nai-agents +\d+ {2}\S/,
    stderr: '',
  },
  {
    story: 'themes tells what the themes cover',
    args: ['themes', 'week.txt'],
    exit: 0,
    stdout: /^theme +keywords +placed +second [\s\S]*^platform +\d+ +1 .*kubernetes 1[\s\S]*^\(unplaced\) /m,
    stderr: '',
  },
  {
    story: 'themes --json is one document',
    args: ['themes', 'week.txt', '--json'],
    exit: 0,
    stdout: /^\{\n {2}"entries": 3,[\s\S]*"id": "ai-agents",[\s\S]*\}\n$/,
    stderr: '',
  },
  {
    story: 'themes reports a missing file like any other command',
    args: ['themes', 'weak.txt'],
    exit: 2,
    stdout: '',
    stderr: /there is no file or folder "weak\.txt"/,
  },
  {
    story: 'an option of themes that stands before its sub-command is not lost without a word',
    args: ['themes', '-c', 'mine.yaml', 'test', 'labels.tsv'],
    exit: 2,
    stdout: '',
    stderr: /--config stands before "test"/,
  },
  // ── learning and measuring ──
  {
    story: 'what is learnt is added to the configuration in place, with its comments',
    args: ['themes', 'suggest', 'learn.txt', '--write', '--min-support', '2', '-q'],
    files: { 'digest.yaml': gardenRules, 'learn.txt': season },
    exit: 0,
    stdout: /^garden: /,
    stderr: '',
    after: {
      'digest.yaml':
        /^# Ours\.\nthemes:\n {2}- id: garden\n {4}keywords:\n {6}- garden # the start\n {6}- \{match: /,
    },
  },
  {
    story: 'without --write nothing is changed',
    args: ['themes', 'suggest', 'learn.txt', '--min-support', '2', '--json'],
    files: { 'digest.yaml': gardenRules, 'learn.txt': season },
    exit: 0,
    stdout: /"written": null/,
    stderr: /add them with --write/,
    after: { 'digest.yaml': /- garden # the start\n {2}- id: kitchen\n {4}keywords: \[oven\]\n$/ },
  },
  {
    story: 'where nothing is configured a new file adds to the built-in themes',
    args: ['themes', 'suggest', '-', '--write', '-q'],
    stdin: season,
    exit: 0,
    stdout: /^[\w-]+: \d+ keywords; /,
    stderr: '',
    after: {
      'digest.yaml': /^extends: \w+\nthemes:\n {2}- id: [\w-]+\n {4}keywords:\n {6}- \{ match: \w+, weight: /,
    },
  },
  {
    story: 'a number of keywords has to be one',
    args: ['themes', 'suggest', 'week.txt', '--limit', 'many'],
    exit: 2,
    stdout: '',
    stderr: /It has to be a whole number from 1/,
  },
  {
    story: 'labelled entries can be piped in as a table',
    args: ['themes', 'test', '-', '--json'],
    stdin: 'title,theme\n"Postgres, Again",data\n',
    exit: 0,
    stdout: /"accuracy": 1,/,
    stderr: '',
  },
  {
    story: 'rules that do worse than demanded are a finding',
    args: ['themes', 'test', '-', '--min-accuracy', '1'],
    stdin: 'title,theme\nPostgres,security\n',
    exit: 1,
    stdout: /^accuracy +0\.000/,
    stderr: 'digest: the accuracy is 0.000, and at least 1 was asked for\n',
  },
  {
    story: 'a ratio that is only just too small is told with as many digits as show that',
    args: ['themes', 'test', '-', '--min-precision', '0.667', '-q'],
    stdin: 'title,theme\nPostgres,data\nPostgres Again,data\nPostgres Once More,security\n',
    exit: 1,
    stdout: /^accuracy +0\.667/,
    stderr: 'digest: the precision is 0.6667, and at least 0.667 was asked for\n',
  },
  {
    story: 'where nothing was placed there is no precision that could be enough',
    args: ['themes', 'test', '-', '--min-precision', '0.5', '-q'],
    stdin: 'title,theme\nBread Rises,data\n',
    exit: 1,
    stdout: /^accuracy +0\.000/,
    stderr: 'digest: there is no precision, since nothing was placed, and at least 0.5 was asked for\n',
  },
  {
    story: 'entries without a label among others are left out, and that is said',
    args: ['themes', 'test', '-'],
    stdin: 'title,theme\nPostgres,data\nPostgres Again,\n',
    exit: 0,
    stdout: /^accuracy +1\.000 {2}1 of 1 /,
    stderr: 'digest: 1 snippet measured; 1 warning (details with -v)\n',
  },
  {
    story: 'a map of labels that is empty says so',
    args: ['themes', 'test', 'week.txt', '--map', 'labels.yaml'],
    files: { 'labels.yaml': '' },
    exit: 2,
    stdout: '',
    stderr:
      /^labels\.yaml:1:1: error: the map must be labels with their themes, not nothing \[config-value\]/,
  },
  {
    story: 'wrong usage of a command below another names its own help',
    args: ['themes', 'suggest', 'week.txt', '--min-support', '0'],
    exit: 2,
    stdout: '',
    stderr: /hint: see "digest themes suggest --help"\n$/,
  },
  {
    story: 'where there is no entry there is nothing to learn from',
    args: ['themes', 'suggest', 'empty.txt'],
    files: { 'empty.txt': '' },
    exit: 2,
    stdout: '',
    stderr: /^digest: error: there is no entry to learn from \[learn-no-entry\]\n/,
  },
  {
    story: 'a few entries teach nothing, which is said and is a failure',
    args: ['themes', 'suggest', 'week.txt'],
    exit: 2,
    stdout: '',
    stderr:
      /^digest: error: nothing can be learnt from 3 entries: it takes 100 \[learn-too-few\]\n {4}hint: /,
  },
  {
    story: 'a field that is asked for twice is told once',
    args: ['classify', '-q', '--fields', 'theme,line,theme', '-'],
    stdin: 'Bread Rises\nSourdough is slow.\n',
    exit: 0,
    stdout: '{"theme":null,"line":1}\n',
    stderr: '',
  },
  {
    story: 'a ratio is from 0 to 1',
    args: ['themes', 'test', 'week.txt', '--min-coverage', '90'],
    exit: 2,
    stdout: '',
    stderr: /It has to be a number from 0 to 1/,
  },

  // ── render ──
  {
    story: 'a digest of JSON becomes Markdown on standard output, a summary in place of its body',
    args: ['render', 'issue.json'],
    files: { 'issue.json': issue },
    exit: 0,
    stdout:
      /^# Garden Weekly\n\n[\s\S]*_2 snippets in 1 theme_[\s\S]*straw… \(continues\)\n\n### A Garden of Clay\n\nMulch it\.\n$/,
    stderr: 'digest: 2 snippets, 2 placed in 1 theme\n',
  },
  {
    story: 'a digest is read from a pipe',
    args: ['render', '-f', 'html', '-q'],
    stdin: issue,
    exit: 0,
    stdout: /^<!doctype html>[\s\S]*<h3>A Garden of Clay<\/h3>/,
    stderr: '',
  },
  {
    story: 'a digest goes where the configuration says, in the formats that it says',
    args: ['render', '-', '-v'],
    files: { 'digest.yaml': 'output: ["out/{week}.html", "out/{week}.md"]\n' },
    stdin: issue,
    exit: 0,
    stdout: '',
    stderr:
      /^configuration: [\s\S]*\nstdin: read as json \(a digest\); 2 snippets\nwrote out\/2026-W10\.html \(new/,
    after: { 'out/2026-W10.md': /^# Garden Weekly/, 'out/2026-W10.html': /^<!doctype html>/ },
  },
  {
    story: 'a wrong value is told with its place and the nearest right one, and nothing is written',
    args: ['render', 'issue.json', '-o', 'week.md'],
    files: { 'issue.json': issue.replace('"schema": 1', '"schema": 1,\n  "skipped": [{"reason": "hnad"}]') },
    exit: 2,
    stdout: '',
    stderr:
      /^issue\.json:3:15: error: `skipped\[0\]` has no "entry" [\s\S]*issue\.json:3:26: error: [\s\S]*did you mean "hand"\?\ndigest: nothing was written; 2 errors\n$/,
    after: { 'week.md': null },
  },
  {
    story: 'a misspelt key is a warning, which --strict obeys',
    args: ['render', '--strict'],
    stdin: issue.replace('"summary"', '"sumary"'),
    exit: 1,
    stdout: '',
    stderr: /warning: `themes\[0\]\.entries\[1\]` cannot have a "sumary" [\s\S]*did you mean "summary"\?/,
  },
  {
    story: 'the file that a digest is read from is not overwritten',
    args: ['render', 'issue.json', '-o', 'issue.json'],
    files: { 'issue.json': issue },
    exit: 2,
    stdout: '',
    stderr: /"issue\.json" is an input/,
    after: { 'issue.json': /^\{\n {2}"schema": 1,\n {2}"title": "Garden Weekly",\n {2}"from"/ },
  },
  // ── template ──
  {
    story: 'the templates to start from are listed',
    args: ['template'],
    exit: 0,
    stdout: /^html +the page itself[^\n]*\nmarkdown [^\n]*\ntext [^\n]*\n$/,
    stderr: '',
  },
  {
    story: 'a template is printed, by the name of its format',
    args: ['template', 'md'],
    exit: 0,
    stdout: /^\{%- comment -%\}[\s\S]*\n# \{\{ page\.title \}\}\n/,
    stderr: '',
  },
  {
    story: 'a template that there is not is told, with the nearest one',
    args: ['template', 'htm'],
    exit: 2,
    stdout: '',
    stderr: /there is no template "htm" \[usage\]\n +hint: did you mean "html"\?/,
  },
  {
    story: 'a template is filled in on standard output; its own name tells the format',
    args: ['week.txt', '-q', '--template', 'forms/note.md.liquid'],
    files: {
      'forms/note.md.liquid': '{{ title }}: {% for theme in themes %}_{{ theme.title }}_ {% endfor %}*',
    },
    exit: 0,
    stdout: 'Weekly digest: _Platform & DevOps_ _Data engineering_ *\n',
    stderr: '',
  },
  {
    story: 'the name of an output comes before that of its template',
    args: ['week.txt', '-q', '-o', 'a.html', '--template', 'x.txt.liquid'],
    files: { 'x.txt.liquid': '<p>{{ "<" }}' },
    exit: 0,
    stdout: '',
    stderr: '',
    after: { 'a.html': /^<p>&#x3C;\n$/ },
  },
  {
    story: 'a template whose name does not tell what it writes is refused',
    args: ['week.txt', '--template', 'forms/note.liquid'],
    files: { 'forms/note.liquid': 'x' },
    exit: 2,
    stdout: '',
    stderr:
      /"forms\/note\.liquid" does not tell what the template writes \[template-target\]\n +hint: .*"note\.html\.liquid"/,
  },
  {
    story:
      'a template of the configuration stands in the folder of the configuration, and so do its partials',
    args: ['-c', 'news/digest.yaml', 'week.txt', '-v'],
    files: {
      'news/digest.yaml': 'output: [{file: "out/{week}.html", template: forms/page.liquid}]\n',
      'news/forms/page.liquid': "{% for theme in themes %}{% render 'line', theme: theme %}{% endfor %}",
      'news/forms/line.liquid': '<li>{{ theme.title }}\n',
    },
    exit: 0,
    stdout: '',
    stderr: /wrote out\/2026-W10\.html \(new/,
    after: { 'news/out/2026-W10.html': /^<li>Platform &#x26; DevOps\n<li>/ },
  },
  {
    story: 'a template that is wrong keeps every output as it is',
    args: ['week.txt', '-o', 'a.html', '-o', 'b.html', '--template', 'x.liquid'],
    files: { 'x.liquid': '{{ titel }}', 'a.html': 'last week' },
    exit: 2,
    stdout: '',
    stderr:
      /^x\.liquid:1:4: error: there is nothing called "titel" here \[template-name\]\n[\s\S]*did you mean "title"\?\n[\s\S]*1 error\n$/,
    after: { 'a.html': /^last week$/, 'b.html': null },
  },
  {
    story: 'the configuration is never overwritten',
    args: ['week.txt', '-f', 'markdown', '-o', 'digest.yaml'],
    files: { 'digest.yaml': 'title: Ferries\n' },
    exit: 2,
    stdout: '',
    stderr: /"digest\.yaml" is an input of this digest/,
    after: { 'digest.yaml': /^title: Ferries$/m },
  },
  {
    story: 'the configuration is never overwritten, whatever leads to it',
    args: ['week.txt', '--config', 'rules.yaml', '-f', 'markdown', '-o', 'a/../rules.yaml'],
    files: { 'rules.yaml': 'title: Ferries\n', 'a/b.txt': '' },
    exit: 2,
    stdout: '',
    stderr: /"a\/\.\.\/rules\.yaml" is an input of this digest/,
    after: { 'rules.yaml': /^title: Ferries$/m },
  },
  {
    story: 'lines of JSON hold nothing that a terminal obeys',
    args: ['classify', '--fields', 'title,body,theme'],
    stdin: 'The Ferry \u009b31m of Bergen\nIt \u202eleaves\u2028 at \u007fnoon.\n',
    exit: 0,
    stdout:
      '{"title":"The Ferry \\u009b31m of Bergen","body":"It \\u202eleaves\\u2028 at \\u007fnoon.","theme":null}\n',
    stderr: 'digest: 1 snippet, 0 placed\n',
  },
  {
    story: 'the last week of all goes through JSON and back',
    args: ['-w', '9998-W53', '-q', '--filter', 'cat', '-f', 'json'],
    stdin: 'The Ferry Leaves\nAt noon.\n',
    exit: 0,
    stdout: /"from": "9998-12-28",\n {2}"to": "9999-01-03",/,
    stderr: '',
  },
  {
    story: 'a template is never overwritten',
    args: ['week.txt', '-f', 'html', '-o', 'x.liquid', '--template', 'x.liquid'],
    files: { 'x.liquid': 'x' },
    exit: 2,
    stdout: '',
    stderr: /"x\.liquid" is an input of this digest/,
    after: { 'x.liquid': /^x$/ },
  },
  {
    story: 'a template that is not UTF-8 is refused',
    args: ['week.txt', '--template', 'x.html.liquid'],
    files: { 'x.html.liquid': new Uint8Array([0x66, 0xfc, 0x72]) },
    exit: 2,
    stdout: '',
    stderr: /the template "x\.html\.liquid" cannot be read: it is not UTF-8/,
  },
  {
    story: 'a digest of JSON fills in a template, too',
    args: ['render', 'issue.json', '-q', '--template', 'x.txt.liquid'],
    files: {
      'issue.json': issue,
      'x.txt.liquid': '\ufeff{% for item in sections[0].items %}\r\n{{ item.content }}{% endfor %}',
    },
    exit: 0,
    stdout: '\nWhat the neighbours say about straw… (continues)\nMulch it.\n',
    stderr: '',
  },
  {
    story: 'render without anything to read tells how it is used',
    args: ['render'],
    exit: 2,
    stdout: '',
    stderr: /^Usage: digest render \[options\] \[issue\]\n/,
  },
  {
    story: 'a digest that is not there is an error',
    args: ['render', 'issue.json'],
    exit: 2,
    stdout: '',
    stderr: /there is no file or folder "issue\.json" \[input-missing\]/,
  },
  {
    story: 'build reads the entries of a digest, as of any JSON',
    args: ['issue.json', '-f', 'md', '-q'],
    files: { 'issue.json': issue },
    exit: 0,
    stdout: /^# Weekly digest\n[\s\S]*### A Garden of Clay\n\nIt wants mulch, and a dry place\.\n/,
    stderr: '',
  },

  // ── filters ──
  {
    story: 'a filter changes the digest before it is written',
    args: ['week.txt', '--filter', "sed 's/Gardening/Beekeeping/'"],
    exit: 0,
    stdout: /### A Reader Asks About Beekeeping/,
    stderr: summary,
  },
  {
    story: 'filters run one after the other, in the folder that one is in, and say what they say',
    args: [
      'render',
      '-q',
      '--filter',
      'tee a.json; echo first >&2',
      '--filter',
      'tee b.json; echo second >&2',
    ],
    stdin: issue,
    exit: 0,
    stdout: headline,
    stderr: 'first\nsecond\n',
    after: { 'a.json': /"count": 2,/, 'b.json': /^\{\n {2}"schema": 1,/ },
  },
  {
    story: 'a filter need not read what it is given',
    args: ['week.txt', '-q', '--filter', 'cat issue.json'],
    files: { 'issue.json': issue },
    exit: 0,
    stdout: /^# Garden Weekly/,
    stderr: '',
  },
  {
    story: 'a filter that fails is a failure, although it printed a digest; no other is run',
    args: ['week.txt', '-o', 'week.md', '--filter', 'cat; exit 3', '--filter', 'touch second'],
    exit: 2,
    stdout: '',
    stderr:
      /^digest: error: the filter `cat; exit 3` ended with exit status 3 \[filter-failed\]\n.*\ndigest: 3 snippets, .*; nothing was written; 1 error\n$/,
    after: { 'week.md': null, second: null },
  },
  {
    story: 'a filter that there is not is told apart',
    args: ['week.txt', '--filter', 'no-such-filter'],
    exit: 2,
    stdout: '',
    stderr: /no-such-filter[\s\S]* ended with exit status 127 [\s\S]*the shell found no such program/,
  },
  {
    story: 'a filter that prints no JSON is told with the place',
    args: ['week.txt', '--filter', 'cat; echo done'],
    exit: 2,
    stdout: '',
    stderr:
      /^filter `cat; echo done`:\d+:1: error: this is not valid JSON: the end of the file is expected here/,
  },
  {
    story: 'a filter that prints nothing is told so',
    args: ['week.txt', '-q', '--filter', 'true'],
    exit: 2,
    stdout: '',
    stderr: /^filter `true`:1:1: error: there is no digest here[\s\S]*a filter has to print the whole digest/,
  },
  {
    story: 'a filter that prints a wrong digest is told what is wrong with it',
    args: ['week.txt', '-q', '--filter', `sed 's/"by": "rules"/"by": "rule"/'`],
    exit: 2,
    stdout: '',
    stderr:
      /^filter `sed [\s\S]*error: `themes\[0\]\.entries\[0\]\.by` has to be [\s\S]*did you mean "rules"\?/,
  },
  {
    story: 'a filter that takes too long is ended, with what it started',
    args: ['week.txt', '-q', '--filter', '(sleep 1; touch late) | cat', '--filter-timeout', '0.2'],
    exit: 2,
    stdout: '',
    stderr: /the filter `\(sleep 1; touch late\) \| cat` took more than 0\.2 seconds, and was ended/,
  },
  {
    story: 'a filter cannot steer a terminal, nor break the lines that a program reads',
    args: [
      'week.txt',
      '-n',
      '--log-format',
      'json',
      '--filter',
      String.raw`cat; printf '\033[31mred\n"x" ' >&2`,
    ],
    exit: 0,
    stdout: '',
    stderr:
      /^\{"type":"filter","filter":"cat; .*","text":"\\u001b\[31mred"\}\n\{"type":"filter",.*"text":"\\"x\\" "\}\n\{"type":"summary",.*\}\n$/,
  },
  {
    story: 'a time that is none is refused',
    args: ['week.txt', '--filter', 'cat', '--filter-timeout', 'soon'],
    exit: 2,
    stdout: '',
    stderr: /It must be a number of seconds above 0/,
  },
];
