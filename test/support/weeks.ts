/** Weeks as people write them, put together from the words of an engineering letter. */
import fc from 'fast-check';
import { rewritten } from './texts.ts';

/** A title and what is said of it, each one line. */
export interface Snippet {
  title: string;
  body: string;
}

const things = [
  'Backups',
  'Runbooks',
  'Feature Flags',
  'Type Errors',
  'Design Tokens',
  'Code Reviews',
  'Postgres Queues',
  'Release Notes',
  'Mentors',
  'Kubernetes Upgrades',
  'On‑Call Rotas',
  'Time Zones',
  'Résumés in Zürich',
  'Notes from 北京',
];
const ends = [
  'Nobody Reads',
  'in an Afternoon',
  'Without Tears',
  'Are Just Contracts',
  'for Small Teams',
  'after One Year',
  'and What They Cost',
  'on a Slow Laptop',
  'Nobody’s Job Until Friday',
  'Explained with Cake 🍰',
];
/** With a closing they are longer than 140 characters: two shorter lines under one title may as well be one body. */
const openings = [
  'We tried it for a quarter, on two teams that had never met, and wrote down what broke and who fixed it',
  'A platform lead walks through the bill, line by line, and finds three surprises that nobody had ordered',
  'It took nine months and eleven meetings, and nobody noticed, which was of course the point of the whole thing',
  'Half of the charts were looked at on Mondays only, so we turned them into a mail that people answer',
  '“Every one of them was a good idea at the time,” says the person who had to delete them one by one',
];
const closings = [
  '. Here is where it finally broke, with the graphs and the apology.',
  '; the follow‑up explains why we would do all of it again.',
  ' — and reopened almost none of them, to everybody’s surprise...',
  '. The full write‑up is public: https://t.co/aB3dE5fG7h',
  ', says @mira_keeper in this week’s talk on the pier. #SlowSoftware',
  '. What helped: • smaller changes • a test that fails • one sentence on why',
  '. 00:00 Intro 04:10 Why names rot 12:45 The Friday rule',
];

const title = fc
  .tuple(fc.constantFrom(...things), fc.constantFrom(...ends))
  .map(([thing, end]) => `${thing} ${end}`);
const body = fc
  .tuple(fc.constantFrom(...openings), fc.constantFrom(...closings))
  .map(([opening, closing]) => opening + closing);

const snippet: fc.Arbitrary<Snippet> = fc.record({ title: rewritten(title), body: rewritten(body) });

/** The text of a week: a title line and a body line for each snippet, a blank line between batches. */
export function textOf(batches: Snippet[][]): string {
  const written = batches.map((batch) => batch.map((it) => `${it.title}\n${it.body}\n`).join(''));
  return written.join('\n');
}
export const weeks = { snippet };

/** A configuration whose themes find some of the snippets. */
export const configuration = `title: The Lighthouse Letter
timezone: UTC
fold: 2
themes:
  - id: operations
    title: Operations
    emoji: ⚓
    keywords: [kubernetes, postgres, backup, runbook, on-call, a]
  - id: people
    title: People
    keywords: [mentor, team, review, "@mira_keeper", site:t.co]
`;
