/** The prose around the options in `--help`. */
import type { Command, Option } from 'commander';

/** Adds to `digest --help` what the program is for and how to begin. */
export function overview(program: Command): void {
  program
    .description('Turns raw snippets into a weekly digest, sorted into themes by keyword rules.')
    .configureHelp({ optionDescription })
    .addHelpText('after', `\n${overviewText}`);
}

/** The choices of an option stand in its description, in words; commands inherit this. */
function optionDescription({ description, defaultValue, defaultValueDescription }: Option): string {
  const byDefault = defaultValueDescription ?? defaultValue;
  return byDefault === undefined ? description : `${description} (default: ${byDefault})`;
}

/** Adds to `digest build --help` what its options do not say. */
export function buildHelp(command: Command): void {
  command
    .description(
      'Reads snippets, sorts them into themes by keyword rules, and writes the digest of a week: a page, an ' +
        'email, Markdown, a feed ... Works offline; the same input gives the same bytes.',
    )
    .addHelpText('after', `\n${buildText}`);
}

/** Adds to `digest render --help` what its options do not say. */
export function renderHelp(command: Command): void {
  command
    .description(
      'Reads a digest as "digest build -f json" writes it, whatever was done to it since, and writes it in ' +
        'another format: the same bytes that the build would have written.',
    )
    .addHelpText('after', `\n${renderText}`);
}

/** Adds to `digest template --help` what its options do not say. */
export function templateHelp(command: Command): void {
  command
    .description('Prints a template to start from. Change it, and fill it in with --template.')
    .addHelpText('after', `\n${templateText}`);
}

/** Adds to `digest explain --help` what its options do not say. */
export function explainHelp(command: Command): void {
  command
    .description('Shows which themes competed for an entry, and what speaks for each.')
    .addHelpText('after', `\n${explainText}`);
}

/** Adds to `digest check --help` what its options do not say. */
export function checkHelp(command: Command): void {
  command
    .description('Finds what is wrong or idle in snippets and rules. Nothing is built or written.')
    .addHelpText('after', `\n${checkText}`);
}

/** Adds to `digest themes --help` what its options do not say. */
export function themesHelp(command: Command): void {
  command
    .description('Lists the themes with their keywords and, where there are snippets, what they cover.')
    .addHelpText('after', `\n${themesText}`);
}

/** Adds to `digest themes test --help` what its options do not say. */
export function themesTestHelp(command: Command): void {
  command
    .description(
      'Places entries whose themes are known, without a look at their labels, and tells how the rules did.',
    )
    .addHelpText('after', `\n${themesTestText}`);
}

/** Adds to `digest themes suggest --help` what its options do not say. */
export function themesSuggestHelp(command: Command): void {
  command
    .description(
      'Learns keywords from entries without labels: the rules as they are place some, words that go with those ' +
        'spread to the others, and what tells the themes apart is proposed, with weights.',
    )
    .addHelpText('after', `\n${themesSuggestText}`);
}

const themesTestText = `Labelled entries:
  A table (.csv, .tsv) whose first line names its columns: title, body, and theme (or label, or
  gold); NDJSON with a "theme"; or snippets whose titles end in {theme=...}. A label is the id or
  the title of a theme; others are explained by --map, a YAML file:
    World news: politics
    AI & agents: [ai-agents, ai-coding]     either is right
    Miscellaneous: []                       these entries are left out

What is told:
  accuracy   the part of all entries that stands where it belongs
  coverage   the part that any theme took
  precision  the part of the placed ones that is right; also for each theme, with recall and F1
  With --verbose each wrong entry, and why it stands there.

Examples:
  digest themes test labelled.tsv
  digest themes test -v week-with-labels.txt | less
  digest themes test --min-accuracy 0.9 test/*.tsv     for CI: exit status 1 when it got worse

Exit status:
  0  done
  1  a ratio is below what --min-accuracy, --min-coverage or --min-precision asks for
  2  could not run`;

const themesSuggestText = `How to use it:
  Give each theme a dozen plain words, then let it read everything you have; some hundreds of
  entries are a start. Look at what it proposes, write it, and measure:
    digest themes suggest archive/
    digest themes suggest archive/ --write
    digest themes test labelled.tsv
  A lower --limit gives rules that are easier to read, a higher one covers more. What is written are
  keywords like any others: there is no model file, and the rules alone decide.

The columns:
  weight     what the keyword counts
  entries    how many entries have it, and how many of them the rules place in this theme now
  example    the title of one of them

Exit status:
  0  done
  2  could not run`;

/** Adds to `digest classify --help` what its options do not say. */
export function classifyHelp(command: Command): void {
  command
    .description(
      'A filter: reads snippets and writes one line of JSON an entry, in the order of the input, in constant memory.',
    )
    .addHelpText('after', `\n${classifyText}`);
}

const classifyText = `Input and output:
  Text and NDJSON are read as a stream; Markdown and JSON whole. "theme" is null where no rule takes
  an entry; {theme=...} behind a title goes before the rules. An input cut at blank lines, classified
  in pieces and joined again gives the same lines, but for "line".

Examples:
  digest classify week.txt | jq -r 'select(.theme == null).title'
  zcat archive.gz | digest classify --fields theme,score | sort | uniq -c
  parallel --pipe --recend '\\n\\n' digest classify -q < archive.txt

Exit status:
  0  done
  2  could not run, or an input is broken; the lines before the fault are written`;

const overviewText = `Examples:
  digest week.txt                    the digest of one file, as Markdown on standard output
  digest week.txt -o week.html       a page
  pbpaste | digest                   from a pipe
  digest                             what digest.yaml says

"digest build --help" tells all options, the exit statuses and the environment.`;

const buildText = `Input:
  Named inputs are read in the order given; folders are searched at any depth for .txt, .md,
  .markdown, .json, .ndjson and .jsonl, sorted by name. With no input named, standard input is read
  when it is a pipe or a file and not empty; else the "input" of the configuration.

Output:
  Standard output, or the files named with --output; with neither --output nor --format, the
  "output" of the configuration. The format follows from the ending, else it is Markdown:
    markdown .md   html .html   eml .eml (a message)   text .txt   json .json   atom .atom .xml
    rss .rss   jsonfeed .feed.json   ics .ics (a calendar)   email: the HTML of a message, with -f
  {week}, {date}, {issue} and {slug} in a name stand for the week, its first day, the number of the
  issue and the title. Either all files are replaced or none, when everything went well; a file that
  would not change is left alone. Standard output comes last and carries the digest only: everything
  else goes to standard error. When there is nothing to send, no message is written.

Examples:
  digest build week.txt                         Markdown on standard output
  digest week.txt -f html > week.html           "build" may be left out; here a page
  digest build notes/ -o out/{week}.html        one page a week from a folder
  digest build -o week.html -o week.eml         two formats in one run
  digest build -f eml | sendmail -t             to whom the configuration says
  curl -s https://example.org/raw | digest -    from a pipe
  digest build -w last -q -o "$HOME/last.html"  for cron: silent unless something is wrong
  digest build --strict -n                      check a file without writing anything
  digest build --filter ./summarise.py          a program of yours goes over it; see "digest render"
  digest build --template week.html.liquid      in a form of yours; see "digest template"

Exit status:
  0  done
  1  there are warnings, and --strict was given: nothing was written
  2  could not run: wrong usage, configuration or input, or the output could not be written

Environment:
  DIGEST_CONFIG, DIGEST_FORMAT, DIGEST_OUTPUT, DIGEST_WEEK ...
                     every option can be set as DIGEST_ and its long name in capitals
                     (DIGEST_INPUT_FORMAT, DIGEST_STRICT=1); a flag comes before its variable, a
                     variable before the configuration
  SOURCE_DATE_EPOCH  the current time, in seconds since 1970, for reproducible output
  NO_COLOR, FORCE_COLOR, TERM=dumb
                     whether to colour; --color and --no-color come first
  XDG_CONFIG_HOME    where the user's own configuration is looked for, as digest/digest.yaml

Files:
  digest.yaml        the configuration: title, input, output, week, themes ...

Messages:
  One summary line and every error; the rest with --verbose, as
  file:line:column: severity: message [code]. With --log-format json: one JSON object a line, each
  {"type":"diagnostic", ...}, then {"type":"summary", ...}.`;

const renderText = `Input:
  One document of JSON, from a file or from standard input. It is checked: every wrong value is told
  with its line and column. Entries and themes may be added, moved and taken away; counts are made
  anew, and an entry that is added needs a title or a body, nothing else. A "summary" is shown in
  place of the body. What the JSON does not say (lang, publication ...) comes from digest.yaml, and
  so do the outputs and whom a message is from.

Filters:
  A filter reads the digest from its standard input and prints it, changed, on standard output. It
  is run by the shell, in this folder. When it fails, prints no digest, or takes longer than
  --filter-timeout, nothing is written. There is no key of digest.yaml and no variable for it: only
  the command line runs commands. "digest build" has the same option.

Examples:
  digest build -f json | my-filter | digest render -f html
  digest render issue.json -o week.html -o week.md
  digest build --filter 'jq "del(.skipped)"' -f json

Exit status:
  0  done
  1  there are warnings, and --strict was given: nothing was written
  2  could not run: wrong usage, configuration, JSON or filter, or the output could not be written`;

const templateText = `Templates:
  A template is Liquid: {{ title }} prints a value, {% for section in sections %} repeats. It sees
  what "digest build -f json" prints, and how the document lays that out. Every value is escaped as
  the format asks. The format is that of --format, else of the output's name, else of the template's
  own (week.html.liquid). Partials stand in the folder of the template.

Examples:
  digest template html > week.html.liquid              the page, filled in the same as without it
  digest week.txt --template week.html.liquid -o week.html
  digest render issue.json --template note.txt.liquid  on standard output

Exit status:
  0  done
  2  there is no template of that name`;

const explainText = `Entries:
  --entry takes the number of an entry in the input, from 1; or the beginning of its id, 4 digits or
  more; or a part of its title, in any case. A part that several titles have is refused with a list
  of them. Without --entry everything that is piped or typed in is explained.

Output:
  For each theme that competed, the best first: its score, and each keyword with what it adds, the
  field and the column it was found at, the text it matched, its own weight, and where it is
  written. Then what "exclude" took away, and what the second theme would need to win. In a terminal
  the words that speak for the winner are underlined, those of other themes yellow, those taken away
  struck out.

  --json prints an array with an object for each entry: number, entry, theme, by (rules, hand or
  none), threshold, contenders, excluded, margin. In it places are offsets: start and end, from 0.

Examples:
  digest explain week.txt -e 7              the seventh entry
  digest explain week.txt -e "travel agent" the one with these words in its title
  digest explain -                          a snippet that you type, ended with Ctrl-D

Exit status:
  0  done
  2  could not run: wrong usage, configuration or input, or no such entry`;

const checkText = `Findings:
  snippets   without a body or a title, with a title that ends in the middle; taken by no theme, by
             a tie, or by a single keyword that scores no more than one of weight 1 in the body
  keywords   found nowhere; found only inside another one of their theme; shared by two themes;
             phrases under "exclude" that take nothing away
  themes     that take no entry

  The keywords and themes of the built-in pack are only counted, in notes, since most of them wait
  for another week. Notes are no findings; they are shown with --verbose.

Output:
  One line a finding, sorted: file:line:column: severity: message [code]. --format github writes
  annotations for GitHub Actions, sarif a SARIF 2.1.0 log for code scanning, json (or --json) an
  array of objects. A summary goes to standard error.

Examples:
  digest check                              what digest.yaml names
  digest check notes/ -c rules.yaml         these snippets against these rules
  digest check --format github              in a workflow
  vim -q <(digest check -q)                 jump from finding to finding

Exit status:
  0  nothing found
  1  there are findings
  2  could not run: wrong usage, configuration or input

Environment:
  DIGEST_CHECK_FORMAT sets --format; the others are as "digest build --help" tells.`;

const themesText = `Output:
  A table: each theme with the number of its keywords, how many snippets it takes, for how many it
  comes second, and the keywords that speak for most of those it takes. Without snippets the themes
  and their keywords only. --json prints the same as one document, with every keyword.

Examples:
  digest themes                             the themes, with what digest.yaml names as input
  digest themes week.txt                    what they cover of a week
  digest themes notes/ --json               the same as JSON

Exit status:
  0  done
  2  could not run: wrong usage, configuration or input`;
