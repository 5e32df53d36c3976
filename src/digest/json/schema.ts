/**
 * The one declaration of the digest's JSON. What is read is checked against it, and the JSON Schema of the package is
 * made of it, descriptions included. A key that may be missing is optional here; `complete.ts` says what stands for it
 * where it has no fixed value.
 */
import * as v from 'valibot';
import {
  address,
  amount,
  colourValue,
  countValue,
  day,
  dayOrTime,
  dayOrWeek,
  id,
  languageValue,
  lastDay,
  lineNumber,
  moment,
  pictureValue,
  portion,
  textValue,
  themeId,
  total,
  wayOutValue,
  week,
} from './values.ts';

/** A value with what the JSON Schema says of it. */
const described = <S extends v.GenericSchema>(description: string, schema: S) =>
  v.pipe(schema, v.description(description));

/** Null says that there is none; what is missing is taken from the configuration. */
const orConfigured = <S extends v.GenericSchema>(schema: S) => v.exactOptional(v.nullable(schema));
/** What is missing is null. */
const orNull = <S extends v.GenericSchema>(schema: S) => v.exactOptional(v.nullable(schema), null);
const flag = v.exactOptional(v.boolean(), false);
const words = v.exactOptional(textValue, '');
const listOf = <S extends v.GenericSchema>(schema: S) => v.exactOptional(v.array(schema), []);

const place = described(
  'A place in a file, as editors count: lines and columns from 1.',
  v.object({
    file: described('The file, as the user would say it.', textValue),
    line: described('The line.', lineNumber),
    column: described('The column, in UTF-16 code units.', lineNumber),
  }),
);

const diagnostic = described(
  'Something that was said about the input or the configuration.',
  v.object({
    code: described('Its name in the catalogue, such as `repeated-line`.', textValue),
    severity: described('How much it matters.', v.picklist(['error', 'warning', 'note'])),
    message: described('What is wrong, in one sentence without a full stop.', textValue),
    hint: described('What to do about it.', orNull(textValue)),
    place: described('Where it is; null when it is about no file.', orNull(place)),
    endLine: described('The last line, when there are more than one.', orNull(lineNumber)),
    excerpt: described('The line itself.', orNull(textValue)),
  }),
);

const score = described(
  'A theme with what an entry scored in it.',
  v.object({ theme: described('The id of the theme.', themeId), score: described('The score.', amount) }),
);

const found = {
  field: described(
    'Where it was found.',
    v.picklist(['title', 'body', 'tags', 'handles', 'links', 'section', 'author', 'file']),
  ),
  text: described('The words that matched, as they stand in the entry.', textValue),
  start: described('Where they begin in the field, in UTF-16 code units.', countValue),
  end: described('Where they end, exclusive.', countValue),
};

const hit = described(
  'A keyword found in an entry: the evidence for its theme.',
  v.object({
    theme: described('The theme that the keyword is of.', themeId),
    keyword: described('The keyword as its author wrote it.', textValue),
    ...found,
    weight: described('What this adds to the score.', amount),
    with: described(
      'The other words that had to occur together with this one.',
      v.exactOptional(v.array(v.object(found))),
    ),
  }),
);

const ruleHit = described(
  'A rule of `drop` or `pin`, and what of the entry it found.',
  v.object({ keyword: described('The rule as its author wrote it.', textValue), ...found }),
);

const sourceLines = described(
  'The lines that the entry was read from; both counted from 1, the last one included.',
  v.object({
    file: described('The input, as the user would say it.', textValue),
    line: described('The first line.', lineNumber),
    endLine: described('The last line.', lineNumber),
  }),
);

const earlierIssue = described(
  'An earlier issue.',
  v.object({
    issue: described('Its number or name.', orNull(textValue)),
    week: described('Its ISO week, when its days are exactly that week.', orNull(week)),
    from: described('Its first day.', day),
    to: described('Its last day, included.', day),
  }),
);

const entry = described(
  'One snippet. One that is added by hand needs a title or a body, and nothing else.',
  v.object({
    id: described(
      'The same story keeps its id; made of title and body where it is missing.',
      v.exactOptional(id),
    ),
    title: described('One line; empty when the input gave only a body.', words),
    body: described('The text as it was written; empty when the input gave only a title.', words),
    truncated: described('Whether the source cut the body.', v.exactOptional(v.boolean())),
    links: described(
      'Addresses, each once; those that are no http or https addresses are left out. Found in the text where missing.',
      v.exactOptional(v.array(textValue)),
    ),
    mentions: described(
      '`@handle` without the sign. Found in the text where missing.',
      v.exactOptional(v.array(textValue)),
    ),
    hashtags: described(
      '`#tag` without the sign. Found in the text where missing.',
      v.exactOptional(v.array(textValue)),
    ),
    date: described('A day (2026-03-02) or a week (2026-W10).', orNull(dayOrWeek)),
    section: described(
      'The heading or label that it stood under; nested ones are joined by ` › `.',
      v.exactOptional(textValue),
    ),
    author: described('Who wrote it.', v.exactOptional(textValue)),
    done: described('The state of its task box.', v.exactOptional(v.boolean())),
    markup: described(
      'The body as GitHub Flavored Markdown: shown in place of it. Whoever changes the body changes this too, or takes it away.',
      v.exactOptional(textValue),
    ),
    source: described('Where it was read from; the JSON itself where missing.', v.exactOptional(sourceLines)),
    summary: described(
      'Plain text that is shown in place of the body: a filter may set it.',
      orNull(textValue),
    ),
    top: described('Whether it stands in the highlights.', flag),
    pin: described('The rule that put it there, where one did.', v.exactOptional(ruleHit)),
    by: described(
      'Why it stands where it stands. `rules`: the best score won; `hand`: somebody put it there; `section`: the theme has the heading that it stood under; `none`: no theme took it.',
      v.exactOptional(v.picklist(['rules', 'hand', 'section', 'none'])),
    ),
    score: described('What it scored in its theme.', v.exactOptional(amount, 0)),
    also: described('The other themes above the threshold, best first.', listOf(score)),
    why: described('The evidence, strongest first.', listOf(hit)),
    seen: described('The earlier issue that published it already.', v.exactOptional(earlierIssue)),
    follows: described(
      'The earlier issue with a story that this one goes on with.',
      v.exactOptional(earlierIssue),
    ),
  }),
);

const theme = described(
  'A section of the digest, its entries in the order they are shown.',
  v.object({
    id: described('What `why`, `also` and `folded` call it.', themeId),
    title: described('The heading of the section.', textValue),
    emoji: described('Shown before the title; may be empty.', words),
    description: described('What the theme is about.', words),
    count: described(
      'How many entries it has: more than `entries` when there is a limit, else counted anew.',
      v.exactOptional(countValue),
    ),
    entries: described('The entries in the order they are shown.', v.array(entry)),
  }),
);

const duplicate = described(
  'A later entry that tells the story of an earlier one.',
  v.object({
    entry: described('The entry itself.', entry),
    of: described('The id of the entry that stands in its place.', id),
    because: described(
      '`same`: the same words; `near`: nearly the same; `link`: the same address.',
      v.exactOptional(v.picklist(['same', 'near', 'link']), 'same'),
    ),
    similarity: described('How much of their words the two share.', v.exactOptional(portion, 1)),
  }),
);

const skipped = described(
  'An entry that is left out on purpose.',
  v.object({
    entry: described('The entry itself.', entry),
    reason: described(
      '`hand`: its editor said so; `drop`: a rule took it away; `date`: it is of another week; `seen`: an earlier issue published it.',
      v.picklist(['hand', 'drop', 'date', 'seen']),
    ),
    rule: described('The rule that took it away.', v.exactOptional(ruleHit)),
    in: described('The issue that published it.', v.exactOptional(earlierIssue)),
    because: described(
      'Why it is the same story, as with duplicates.',
      v.exactOptional(v.picklist(['same', 'near', 'link'])),
    ),
  }),
);

const trends = described(
  'What changed since the last issues.',
  v.object({
    issues: described('The issues that this one is compared with, the oldest first.', listOf(earlierIssue)),
    themes: described(
      'Themes of this issue, and those that are gone.',
      listOf(
        v.object({
          id: described('The id of the theme.', themeId),
          title: described('Its heading.', textValue),
          emoji: described('Shown before the title; may be empty.', words),
          counts: described(
            'How many entries it had in each of those issues, and in this one.',
            v.array(countValue),
          ),
        }),
      ),
    ),
    words: described('Words that several entries have and none of those issues had.', listOf(textValue)),
  }),
);

const event = described(
  'Something dated that an entry announces.',
  v.object({
    entry: described('The id of the entry. An event of an entry that is not shown is left out.', id),
    title: described('What it is called.', textValue),
    start: described('A day, or a time of a day, with its offset where the text names one.', dayOrTime),
    end: described('The last day, included, or the time at which it ends.', orNull(dayOrTime)),
    text: described('The words that say when, as they stand in the entry.', words),
  }),
);

const feeds = described(
  'The feeds that the issue is part of.',
  v.object({
    items: described('What a feed has an item for.', v.exactOptional(v.picklist(['entries', 'issues']))),
    atom: described('The address of the Atom feed; null: there is none.', orConfigured(address)),
    rss: described('The address of the RSS feed; null: there is none.', orConfigured(address)),
    jsonfeed: described('The address of the JSON feed; null: there is none.', orConfigured(address)),
  }),
);

const publication = described(
  'What the issues have in common. What is missing is taken from the configuration.',
  v.object({
    url: described('The address of this issue on the web.', orConfigured(address)),
    home: described('The address of the publication.', orConfigured(address)),
    feed: described('The feeds that it is part of.', v.exactOptional(feeds)),
    accent: described('A colour as CSS writes it; null: one for each theme.', orConfigured(colourValue)),
    logo: described('An address, or a picture as a data: address.', orConfigured(pictureValue)),
    footer: described('Words below everything, as Markdown.', orConfigured(textValue)),
    style: described('CSS that is added to the page.', orConfigured(textValue)),
    unsubscribe: described('Where readers of the email leave it.', orConfigured(wayOutValue)),
    counts: described(
      'Whether the line with the numbers of snippets is shown. It is where missing.',
      v.exactOptional(v.boolean()),
    ),
    evidence: described(
      'Whether each entry says why it stands where it stands. It does where missing.',
      v.exactOptional(v.boolean()),
    ),
  }),
);

const counts = described(
  'How many entries went where. Made anew from the lists; with a limit, at least as large as these.',
  v.object({
    read: described('All: the sum of the others.', v.exactOptional(total)),
    placed: described('In themes.', v.exactOptional(total)),
    unplaced: described('Taken by no theme.', v.exactOptional(countValue)),
    duplicates: described('Telling the story of another one.', v.exactOptional(countValue)),
    skipped: described('Left out on purpose.', v.exactOptional(countValue)),
    dropped: described(
      'Of those that are skipped, what rules took away; missing: nothing.',
      v.exactOptional(countValue),
    ),
    seen: described(
      'Of those that are skipped, what an earlier issue has told; missing: nothing.',
      v.exactOptional(countValue),
    ),
  }),
);

/** The digest as JSON may say it. */
export const digestSchema = described(
  'One issue, complete: every format is a view of it. Keys that are not told here are left out.',
  v.object({
    schema: described('The version of this schema.', v.literal(1)),
    title: described('The title of the digest.', textValue),
    issue: described('The number or name of the issue.', orNull(textValue)),
    author: described('Who made it.', orNull(textValue)),
    intro: described('A few words by the editor, as Markdown.', orNull(textValue)),
    preheader: described(
      'What mail programs show beside the subject; null: the first titles.',
      orConfigured(textValue),
    ),
    lang: described('The language of the fixed words, as BCP 47 writes it.', v.exactOptional(languageValue)),
    publication: described('Where it is published, and what it looks like.', v.exactOptional(publication)),
    week: described('The ISO week, when the days are exactly that week.', orNull(week)),
    from: described('The first day that the issue covers.', day),
    to: described('The last day, included.', lastDay),
    generatedAt: described('When it was made: RFC 3339 in UTC, to the second.', moment),
    counts: described('How many entries went where.', v.exactOptional(counts)),
    limit: described('The most entries that each theme shows; null: all.', orNull(lineNumber)),
    themes: described('The sections in the order they are shown.', v.array(theme)),
    folded: described('Ids of themes that are shown together in one last section.', listOf(themeId)),
    group: described(
      '`section`: it is shown under the headings of its sources; `tag`: under the tags of its entries. By themes where missing.',
      v.exactOptional(v.picklist(['section', 'tag'])),
    ),
    introductions: described(
      'What stands under headings of the sources, before their entries.',
      v.exactOptional(
        v.array(
          v.object({
            section: described('The heading, as the `section` of its entries says it.', textValue),
            text: described('GitHub Flavored Markdown.', textValue),
          }),
        ),
      ),
    ),
    unplaced: described('What no theme took.', listOf(entry)),
    duplicates: described('What tells the story of an entry above; not shown.', listOf(duplicate)),
    skipped: described('What is left out on purpose.', listOf(skipped)),
    events: described('What the entries announce, by date.', listOf(event)),
    trends: described(
      'What changed since the last issues; missing: nothing is said of it.',
      v.exactOptional(trends),
    ),
    carried: described(
      'Whether it was too thin for an issue, so that its entries belong to the next one. Missing: it is an issue.',
      v.exactOptional(v.literal(true)),
    ),
    diagnostics: described('What was said while the digest was built.', listOf(diagnostic)),
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
  ruleHit,
  diagnostic,
  place,
};

/** A digest that was read: what may be missing may still be. */
export type DigestDraft = v.InferOutput<typeof digestSchema>;
/** An entry of it. */
export type DraftEntry = v.InferOutput<typeof entry>;
