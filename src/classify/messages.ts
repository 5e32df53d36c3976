/** What rules, labels and learning can complain about. Codes are stable: people filter by them. */
import { diagnosticMaker, kind, type Messages } from '../diagnostics/diagnostics.ts';
import type { Role } from '../types.ts';

export const classifyMessages = {
  'steering-unknown-theme': kind<{ theme: string; title: string; nearest: string | null }>({
    severity: 'error',
    message: ({ theme, title }) => `"${title}" asks for the theme "${theme}", which there is not`,
    hint: ({ nearest }) =>
      nearest === null
        ? 'write the id of a theme of digest.yaml or of the built-in pack'
        : `did you mean {theme=${nearest}}?`,
  }),
  'entry-unplaced': kind<{ title: string }>({
    severity: 'warning',
    message: ({ title }) => `no theme takes ${title}`,
    hint: 'add a keyword that it has to a theme, or write {theme=…} behind its title',
  }),
  'entry-tie': kind<{ title: string; theme: string; other: string; score: number }>({
    severity: 'warning',
    message: ({ title, theme, other, score }) =>
      `${title} is in \`${theme}\` only because that stands before \`${other}\`: both score ${score}`,
    hint: 'raise the weight of a keyword, or write {theme=…} behind its title',
  }),
  'entry-close': kind<{ title: string; theme: string; score: number; other: string; otherScore: number }>({
    severity: 'warning',
    message: ({ title, theme, score, other, otherScore }) =>
      `${title} is in \`${theme}\` by a close call: ${score} to the ${otherScore} of \`${other}\``,
    hint: 'see "digest explain"; one keyword more would decide, or write {theme=…} behind its title',
  }),
  'entry-weak': kind<{ title: string; theme: string; keyword: string; score: number }>({
    severity: 'warning',
    message: ({ title, theme, keyword, score }) =>
      `${title} is in \`${theme}\` only because of "${keyword}", which scores ${score}`,
    hint: 'see "digest explain"; a second keyword would make sure',
  }),
  'keyword-idle': kind<{ theme: string; written: string; lost: number; isAll: boolean }>({
    severity: 'warning',
    message: ({ theme, written, lost, isAll }) => {
      if (lost > 0)
        return `"${written}" of \`${theme}\` is only found where \`exclude\`, \`not\` or \`when\` takes it away`;
      return isAll
        ? `the words of "${written}" of \`${theme}\` are together nowhere`
        : `"${written}" of \`${theme}\` is found nowhere`;
    },
    hint: ({ written }) =>
      /, /.test(written)
        ? 'a comma separates nothing within a keyword: write each word on a line of its own'
        : 'correct its spelling, or remove it',
  }),
  'exclude-idle': kind<{ theme: string; written: string; list: Role }>({
    severity: 'warning',
    message: ({ theme, written, list }) =>
      `"${written}" under \`${list}\` of \`${theme}\` takes nothing away`,
    hint: 'correct its spelling, or remove it',
  }),
  'rule-idle': kind<{ list: Role; written: string }>({
    severity: 'warning',
    message: ({ list, written }) => `"${written}" under \`${list}\` finds no entry`,
    hint: 'correct its spelling, or remove it',
  }),
  'when-idle': kind<{ theme: string | null; what: string }>({
    severity: 'warning',
    message: ({ theme, what }) =>
      `no entry is of what this \`when\`${theme === null ? '' : ` of \`${theme}\``} asks for: ${what}`,
    hint: 'correct its spelling; "digest build -f json" tells author, section, hashtags and links of each entry',
  }),
  'section-idle': kind<{ section: string; theme: string }>({
    severity: 'warning',
    message: ({ section, theme }) => `no entry stands under the heading "${section}", which \`${theme}\` has`,
    hint: 'correct its spelling, or remove it',
  }),
  'keyword-shadowed': kind<{ theme: string; written: string; other: string }>({
    severity: 'warning',
    message: ({ theme, written, other }) =>
      `"${written}" of \`${theme}\` is only found inside "${other}", so it never counts`,
    hint: 'remove it',
  }),
  'keyword-shared': kind<{ theme: string; written: string; others: string[] }>({
    severity: 'warning',
    message: ({ theme, written, others }) =>
      `"${written}" of \`${theme}\` is a keyword of ${others.join(', ')} too`,
    hint: 'leave it to one of them, or make it a longer phrase',
  }),
  'theme-without-entries': kind<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `the theme \`${id}\` takes no entry`,
    hint: 'see "digest themes"; its keywords may be too few or too weak',
  }),
  'pack-keywords-idle': kind<{ idle: number; all: number }>({
    severity: 'note',
    message: ({ idle, all }) => `${idle} of ${all} built-in keywords are found nowhere`,
  }),
  'pack-keywords-shared': kind<{ pairs: number }>({
    severity: 'note',
    message: ({ pairs }) => `built-in themes share ${pairs} keyword${pairs === 1 ? '' : 's'}`,
  }),
  'pack-themes-without-entries': kind<{ ids: string[] }>({
    severity: 'note',
    message: ({ ids }) => `these built-in themes take no entry: ${ids.join(', ')}`,
  }),
  'label-unknown': kind<{ label: string; entries: number; nearest: string | null }>({
    severity: 'error',
    message: ({ label, entries }) =>
      `"${label}" is no theme; it is the label of ${entries === 1 ? 'one entry' : `${entries} entries`}`,
    hint: ({ label, nearest }) =>
      nearest === null
        ? `say with --map which themes it stands for: ${JSON.stringify(label)}: [id, id]`
        : `did you mean "${nearest}"? Else say with --map which themes it stands for`,
  }),
  'label-none': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'no entry has a label, so there is nothing to measure',
    hint: 'give a table with the columns title and theme, NDJSON with a "theme", or titles that end in {theme=...}',
  }),
  'label-missing': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'this entry has no label, so it is left out',
    hint: 'write {theme=...} behind its title, or fill its theme in',
  }),
  'theme-asked-unknown': kind<{ theme: string; nearest: string | null; ids: string[] }>({
    severity: 'error',
    message: ({ theme }) => `there is no theme \`${theme}\``,
    hint: ({ nearest, ids }) =>
      nearest === null
        ? `the themes are ${ids.map((it) => `\`${it}\``).join(', ')}`
        : `did you mean \`${nearest}\`?`,
  }),
  'learn-no-entry': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'there is no entry to learn from',
    hint: 'name files of snippets, the more the better: some hundreds of entries are a start',
  }),
  'discover-too-few': kind<{
    entries: number;
    least: number;
    from: 'all' | 'unplaced';
    isAsked: boolean;
  }>({
    severity: 'error',
    message: ({ entries, least, from }) =>
      `no themes can be found in ${entries} entries${from === 'unplaced' ? ' that no theme takes' : ''}: it takes ${least}`,
    hint: ({ isAsked }) =>
      `name more files of snippets, such as those of past weeks${isAsked ? ', or ask for fewer themes' : ''}`,
  }),
  'discover-nothing': kind<{ entries: number }>({
    severity: 'error',
    message: ({ entries }) =>
      `no themes can be found in these ${entries} entries: they have too few words in common`,
    hint: 'name more files of snippets, such as those of past weeks, or ask for fewer themes',
  }),
  'learn-too-few': kind<{ entries: number; least: number }>({
    severity: 'error',
    message: ({ entries, least }) => `nothing can be learnt from ${entries} entries: it takes ${least}`,
    hint: 'name more files of snippets, such as those of past weeks; fewer entries share words by mere chance',
  }),
  'learn-nothing-placed': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'the rules place no entry, so there is nothing to learn from',
    hint: 'give each theme some keywords to start with: a dozen plain words are enough',
  }),
} satisfies Messages;

/** Makes a diagnostic of one of these messages. */
export const classifyDiagnostic = diagnosticMaker(classifyMessages);
