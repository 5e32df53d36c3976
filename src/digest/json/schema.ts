/**
 * The one declaration of the digest's JSON. What is read is checked against it, and the JSON Schema of the package is
 * made of it, descriptions included. A key that may be missing is optional here; `complete.ts` says what stands for it
 * where it has no fixed value.
 */
import * as v from 'valibot';
import {
  address,
  amount,
  colour,
  count,
  day,
  dayOrTime,
  dayOrWeek,
  id,
  language,
  lastDay,
  lineNumber,
  moment,
  picture,
  portion,
  text,
  themeId,
  total,
  wayOut,
  week,
} from './values.ts';

/** A value with what the JSON Schema says of it. */
const told = <S extends v.GenericSchema>(description: string, schema: S) =>
  v.pipe(schema, v.description(description));

/** Null says that there is none; what is missing is taken from the configuration. */
const orConfigured = <S extends v.GenericSchema>(schema: S) => v.exactOptional(v.nullable(schema));
/** What is missing is null. */
const orNull = <S extends v.GenericSchema>(schema: S) => v.exactOptional(v.nullable(schema), null);
const flag = v.exactOptional(v.boolean(), false);
const words = v.exactOptional(text, '');
const listOf = <S extends v.GenericSchema>(schema: S) => v.exactOptional(v.array(schema), []);

const place = told(
  'A place in a file, as editors count: lines and columns from 1.',
  v.object({
    file: told('The file, as the user would say it.', text),
    line: told('The line.', lineNumber),
    column: told('The column, in UTF-16 code units.', lineNumber),
  }),
);

const diagnostic = told(
  'Something that was said about the input or the configuration.',
  v.object({
    code: told('Its name in the catalogue, such as `repeated-line`.', text),
    severity: told('How much it matters.', v.picklist(['error', 'warning', 'note'])),
    message: told('What is wrong, in one sentence without a full stop.', text),
    hint: told('What to do about it.', orNull(text)),
    place: told('Where it is; null when it is about no file.', orNull(place)),
    endLine: told('The last line, when there are more than one.', orNull(lineNumber)),
    excerpt: told('The line itself.', orNull(text)),
  }),
);

const score = told(
  'A theme with what an entry scored in it.',
  v.object({ theme: told('The id of the theme.', themeId), score: told('The score.', amount) }),
);

const hit = told(
  'A keyword found in an entry: the evidence for its theme.',
  v.object({
    theme: told('The theme that the keyword is of.', themeId),
    keyword: told('The keyword as its author wrote it.', text),
    field: told('Where it was found.', v.picklist(['title', 'body', 'tags', 'handles', 'links'])),
    text: told('The words that matched, as they stand in the entry.', text),
    start: told('Where they begin in the field, in UTF-16 code units.', count),
    end: told('Where they end, exclusive.', count),
    weight: told('What this adds to the score.', amount),
  }),
);

const sourceLines = told(
  'The lines that the entry was read from; both counted from 1, the last one included.',
  v.object({
    file: told('The input, as the user would say it.', text),
    line: told('The first line.', lineNumber),
    endLine: told('The last line.', lineNumber),
  }),
);

const earlierIssue = told(
  'An earlier issue.',
  v.object({
    issue: told('Its number or name.', orNull(text)),
    week: told('Its ISO week, when its days are exactly that week.', orNull(week)),
    from: told('Its first day.', day),
    to: told('Its last day, included.', day),
  }),
);

const entry = told(
  'One snippet. One that is added by hand needs a title or a body, and nothing else.',
  v.object({
    id: told('The same story keeps its id; made of title and body where it is missing.', v.exactOptional(id)),
    title: told('One line; empty when the input gave only a body.', words),
    body: told('The text as it was written; empty when the input gave only a title.', words),
    truncated: told('Whether the source cut the body.', v.exactOptional(v.boolean())),
    links: told(
      'Addresses, each once; those that are no http or https addresses are left out. Found in the text where missing.',
      v.exactOptional(v.array(text)),
    ),
    mentions: told(
      '`@handle` without the sign. Found in the text where missing.',
      v.exactOptional(v.array(text)),
    ),
    hashtags: told(
      '`#tag` without the sign. Found in the text where missing.',
      v.exactOptional(v.array(text)),
    ),
    date: told('A day (2026-03-02) or a week (2026-W10).', orNull(dayOrWeek)),
    section: told(
      'The heading or label that it stood under; nested ones are joined by ` › `.',
      v.exactOptional(text),
    ),
    author: told('Who wrote it.', v.exactOptional(text)),
    done: told('The state of its task box.', v.exactOptional(v.boolean())),
    markup: told(
      'The body as GitHub Flavored Markdown: shown in place of it. Whoever changes the body changes this too, or takes it away.',
      v.exactOptional(text),
    ),
    source: told('Where it was read from; the JSON itself where missing.', v.exactOptional(sourceLines)),
    summary: told('Plain text that is shown in place of the body: a filter may set it.', orNull(text)),
    top: told('Whether it stands in the highlights.', flag),
    by: told(
      'Why it stands where it stands. `rules`: the best score won; `hand`: somebody put it there; `none`: no theme took it.',
      v.exactOptional(v.picklist(['rules', 'hand', 'none'])),
    ),
    score: told('What it scored in its theme.', v.exactOptional(amount, 0)),
    also: told('The other themes above the threshold, best first.', listOf(score)),
    why: told('The evidence, strongest first.', listOf(hit)),
    seen: told('The earlier issue that published it already.', v.exactOptional(earlierIssue)),
    follows: told(
      'The earlier issue with a story that this one goes on with.',
      v.exactOptional(earlierIssue),
    ),
  }),
);

const theme = told(
  'A section of the digest, its entries in the order they are shown.',
  v.object({
    id: told('What `why`, `also` and `folded` call it.', themeId),
    title: told('The heading of the section.', text),
    emoji: told('Shown before the title; may be empty.', words),
    description: told('What the theme is about.', words),
    count: told(
      'How many entries it has: more than `entries` when there is a limit, else counted anew.',
      v.exactOptional(count),
    ),
    entries: told('The entries in the order they are shown.', v.array(entry)),
  }),
);

const duplicate = told(
  'A later entry that tells the story of an earlier one.',
  v.object({
    entry: told('The entry itself.', entry),
    of: told('The id of the entry that stands in its place.', id),
    because: told(
      '`same`: the same words; `near`: nearly the same; `link`: the same address.',
      v.exactOptional(v.picklist(['same', 'near', 'link']), 'same'),
    ),
    similarity: told('How much of their words the two share.', v.exactOptional(portion, 1)),
  }),
);

const skipped = told(
  'An entry that is left out on purpose.',
  v.object({
    entry: told('The entry itself.', entry),
    reason: told(
      '`hand`: its editor said so; `date`: it is of another week; `seen`: an earlier issue published it.',
      v.picklist(['hand', 'date', 'seen']),
    ),
    in: told('The issue that published it.', v.exactOptional(earlierIssue)),
    because: told(
      'Why it is the same story, as with duplicates.',
      v.exactOptional(v.picklist(['same', 'near', 'link'])),
    ),
  }),
);

const event = told(
  'Something dated that an entry announces.',
  v.object({
    entry: told('The id of the entry. An event of an entry that is not shown is left out.', id),
    title: told('What it is called.', text),
    start: told('A day, or a time of a day, with its offset where the text names one.', dayOrTime),
    end: told('The last day, included, or the time at which it ends.', orNull(dayOrTime)),
    text: told('The words that say when, as they stand in the entry.', words),
  }),
);

const feeds = told(
  'The feeds that the issue is part of.',
  v.object({
    items: told('What a feed has an item for.', v.exactOptional(v.picklist(['entries', 'issues']))),
    atom: told('The address of the Atom feed; null: there is none.', orConfigured(address)),
    rss: told('The address of the RSS feed; null: there is none.', orConfigured(address)),
    jsonfeed: told('The address of the JSON feed; null: there is none.', orConfigured(address)),
  }),
);

const publication = told(
  'What the issues have in common. What is missing is taken from the configuration.',
  v.object({
    url: told('The address of this issue on the web.', orConfigured(address)),
    home: told('The address of the publication.', orConfigured(address)),
    feed: told('The feeds that it is part of.', v.exactOptional(feeds)),
    accent: told('A colour as CSS writes it; null: one for each theme.', orConfigured(colour)),
    logo: told('An address, or a picture as a data: address.', orConfigured(picture)),
    footer: told('Words below everything, as Markdown.', orConfigured(text)),
    style: told('CSS that is added to the page.', orConfigured(text)),
    unsubscribe: told('Where readers of the email leave it.', orConfigured(wayOut)),
  }),
);

const counts = told(
  'How many entries went where. Made anew from the lists; with a limit, at least as large as these.',
  v.object({
    read: told('All: the sum of the others.', v.exactOptional(total)),
    placed: told('In themes.', v.exactOptional(total)),
    unplaced: told('Taken by no theme.', v.exactOptional(count)),
    duplicates: told('Telling the story of another one.', v.exactOptional(count)),
    skipped: told('Left out on purpose.', v.exactOptional(count)),
  }),
);

/** The digest as JSON may say it. */
export const digestSchema = told(
  'One issue, complete: every format is a view of it. Keys that are not told here are left out.',
  v.object({
    schema: told('The version of this schema.', v.literal(1)),
    title: told('The title of the digest.', text),
    issue: told('The number or name of the issue.', orNull(text)),
    author: told('Who made it.', orNull(text)),
    intro: told('A few words by the editor, as Markdown.', orNull(text)),
    preheader: told(
      'What mail programs show beside the subject; null: the first titles.',
      orConfigured(text),
    ),
    lang: told('The language of the fixed words, as BCP 47 writes it.', v.exactOptional(language)),
    publication: told('Where it is published, and what it looks like.', v.exactOptional(publication)),
    week: told('The ISO week, when the days are exactly that week.', orNull(week)),
    from: told('The first day that the issue covers.', day),
    to: told('The last day, included.', lastDay),
    generatedAt: told('When it was made: RFC 3339 in UTC, to the second.', moment),
    counts: told('How many entries went where.', v.exactOptional(counts)),
    limit: told('The most entries that each theme shows; null: all.', orNull(lineNumber)),
    themes: told('The sections in the order they are shown.', v.array(theme)),
    folded: told('Ids of themes that are shown together in one last section.', listOf(themeId)),
    group: told(
      '`section`: it is shown under the headings of its sources. By themes where missing.',
      v.exactOptional(v.literal('section')),
    ),
    introductions: told(
      'What stands under headings of the sources, before their entries.',
      v.exactOptional(
        v.array(
          v.object({
            section: told('The heading, as the `section` of its entries says it.', text),
            text: told('GitHub Flavored Markdown.', text),
          }),
        ),
      ),
    ),
    unplaced: told('What no theme took.', listOf(entry)),
    duplicates: told('What tells the story of an entry above; not shown.', listOf(duplicate)),
    skipped: told('What is left out on purpose.', listOf(skipped)),
    events: told('What the entries announce, by date.', listOf(event)),
    diagnostics: told('What was said while the digest was built.', listOf(diagnostic)),
  }),
);

/** The parts that the JSON Schema names. */
export const parts = {
  entry,
  theme,
  duplicate,
  skipped,
  event,
  publication,
  counts,
  score,
  hit,
  diagnostic,
  place,
};

/** A digest that was read: what may be missing may still be. */
export type Draft = v.InferOutput<typeof digestSchema>;
/** An entry of it. */
export type DraftEntry = v.InferOutput<typeof entry>;
