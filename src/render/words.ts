/** The fixed words of the document and how dates are said: the one place to translate. */
import type { Counts, DigestEntry, Field, Hit, Period } from '../model.ts';

export const words = {
  contents: 'In this issue',
  chart: 'How many snippets each section has',
  highlights: 'Highlights',
  brief: 'In brief',
  rest: 'Everything else',
  continues: '(continues)',
  whyHere: 'Why here',
  skip: 'Skip to the entries',
  top: 'Back to the top',
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const FIELDS: Record<Field, string> = {
  title: 'the title',
  body: 'the body',
  tags: 'the hashtags',
  handles: 'the mentions',
  links: 'the links',
};

/** "Week 10", or null when the days are not one ISO week. */
export function weekWords(week: string | null): string | null {
  return week === null ? null : `Week ${Number(week.slice(-2))}`;
}

/** The first and the last day in words, saying month and year once where both share them; `glue` goes between. */
export function dayWords({ from, to }: Pick<Period, 'from' | 'to'>): {
  from: string;
  glue: string;
  to: string;
} {
  const [first, last] = [dateOf(from), dateOf(to)];
  const end = `${last.day} ${last.month} ${last.year}`;
  if (from === to) return { from: '', glue: '', to: end };
  if (first.year !== last.year) {
    return { from: `${first.day} ${first.month} ${first.year}`, glue: ' – ', to: end };
  }
  if (first.month !== last.month) return { from: `${first.day} ${first.month}`, glue: ' – ', to: end };
  return { from: first.day, glue: '–', to: end };
}

/** "Issue 12"; an issue that has a name instead of a number is called by it. */
export function issueWords(issue: string): string {
  return /^\d/.test(issue) ? `Issue ${issue}` : issue;
}

/** "by Ada Byron". */
export function authorWords(author: string): string {
  return `by ${author}`;
}

/** "48 snippets: 45 in 12 themes, 2 unplaced, 1 duplicate"; says only what there is. */
export function countWords(counts: Counts, themes: number): string {
  if (counts.read === 0) return 'No snippets';
  const read = plural(counts.read, 'snippet');
  const within = `in ${plural(themes, 'theme')}`;
  if (counts.placed === counts.read) return `${read} ${within}`;
  const parts = [
    counts.placed > 0 && `${counts.placed} ${within}`,
    counts.unplaced > 0 && `${counts.unplaced} unplaced`,
    counts.duplicates > 0 && plural(counts.duplicates, 'duplicate'),
    counts.skipped > 0 && `${counts.skipped} skipped`,
  ];
  return `${read}: ${parts.filter(Boolean).join(', ')}`;
}

/** What stands before a link to the highlights in a section that has entries there. */
export function elsewhereWords(pinned: number, shown: number): string {
  return shown === 0 ? `${pinned} in ` : `${pinned} more in `;
}

/** What stands at the end of a section that shows only its best entries. */
export function hiddenWords(hidden: number): string {
  return `${hidden} more, not shown`;
}

/** The evidence of a placement, a line for each hit. `nameOf` gives a theme's title for its id. */
export function whyWords(entry: DigestEntry, nameOf: (theme: string) => string): string[] {
  if (entry.by === 'hand') return ['Placed here by hand'];
  if (entry.by === 'none') return ['No theme scored enough'];
  const also = entry.also.map(({ theme, score }) => `${nameOf(theme)} (${score})`).join(', ');
  return [...entry.why.map(hitWords), `Score ${entry.score}${also === '' ? '' : `; also ${also}`}`];
}

function hitWords({ keyword, text, field, weight }: Hit): string {
  const rule = keyword.toLowerCase() === text.toLowerCase() ? '' : ` (keyword ${keyword})`;
  return `“${text}” in ${FIELDS[field]}${rule}: +${weight}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function dateOf(iso: string): { day: string; month: string; year: string } {
  const [year = '', month, day] = iso.split('-');
  return { day: String(Number(day)), month: MONTHS[Number(month) - 1] ?? '', year };
}
