/**
 * The vocabulary of the house. Types only: nothing here runs, and this file imports nothing.
 *
 * text → entries → themes → digest → bytes
 */

// ── Places ──────────────────────────────────────────────────────────────────────────────────────

/** A place in a file, as editors count: lines and columns from 1, columns in UTF-16 code units. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** The lines of a file that something was read from; both counted from 1, the last one included. */
export interface SourceLines {
  file: string;
  line: number;
  endLine: number;
}

// ── What is said about the input and the configuration ──────────────────────────────────────────

/** An error stops the run, a warning counts under `--strict`, a note is only shown with `-v`. */
export type Severity = 'error' | 'warning' | 'note';

/** An expected fault, as a value. The catalogue of codes stands in `diagnostics.ts`. */
export interface Diagnostic {
  code: string;
  severity: Severity;
  /** What is wrong, in one sentence without a full stop. */
  message: string;
  /** What to do about it. */
  hint: string | null;
  /** Where it is; null when it is about no file, such as a flag. */
  place: Place | null;
  /** The lines it covers when there are more than one; never before `place.line`. */
  endLine: number | null;
  /** The line itself, shown under the message; null when showing it would not help. */
  excerpt: string | null;
}

// ── Bytes in ────────────────────────────────────────────────────────────────────────────────────

/** What was read of one input: its name as the user would say it (`stdin` for standard input) and its bytes. */
export interface RawText {
  file: string;
  bytes: Uint8Array;
}

/** How a source is read. `pairs`, `blocks` and `list` are text whose layout is said rather than found. */
export type InputFormat =
  | 'text'
  | 'pairs'
  | 'blocks'
  | 'list'
  | 'markdown'
  | 'org'
  | 'json'
  | 'ndjson'
  | 'yaml'
  | 'csv'
  | 'tsv'
  | 'feed'
  | 'opml'
  | 'mail'
  | 'bookmarks';

/** What a source can be read as: an input format, or a table of labelled entries, which only measuring asks for. */
export type SourceFormat = InputFormat | 'table';

/** The keys at the head of a file, uninterpreted. */
export interface FrontMatter {
  /** `lines`: `Title: …`, a key and a text a line. */
  language: 'yaml' | 'json' | 'toml' | 'lines';
  /** What stands between the fences. */
  text: string;
  /** The line of the file that `text` begins with, counted from 1. */
  line: number;
}

/** A text that is known to be UTF-8, its front matter apart. */
export interface Opened {
  file: string;
  /** What follows the front matter, without a byte order mark; empty when there is an error. */
  bytes: Uint8Array;
  /** The line of the file that `bytes` begins with, counted from 1. */
  firstLine: number;
  frontMatter: FrontMatter | null;
  diagnostics: Diagnostic[];
}

/** A part of a source that no entry reaches out of, and the format of the whole. Its bytes are those of another as soon as the next is asked for. */
export interface Chunk extends Opened {
  format: SourceFormat;
  /** Why this format, in one phrase. */
  because: string;
  /** Whether nobody named the file, since a folder was searched for it. */
  isFound?: boolean;
}

/** One input, unread. It is opened when its chunks are asked for, and closed with the last of them. */
export interface Source {
  /** As the user would say it; `stdin` for standard input. */
  file: string;
  /** Its length in bytes; null when nobody knows. */
  size: number | null;
  /** Null when it has none, or one that cannot be read: what is wrong with it comes with the first chunk. */
  frontMatter: FrontMatter | null;
  /** From its beginning. A chunk with an error is the last. */
  chunks(): AsyncIterable<Chunk>;
}

/** A source, and what its front matter says of its entries. */
export interface ConfiguredSource extends Source {
  /** The configuration of the project with the front matter over it. */
  config: Config;
  /** What it says of the file itself. */
  facts: FileFacts;
  /** What is wrong with the front matter; it is reported when the source is read. */
  diagnostics: Diagnostic[];
}

/** What became of a source. */
export interface SourceReport {
  file: string;
  format: SourceFormat;
  /** Why this format, in one phrase. */
  because: string;
  entries: number;
  /** Whether it is one note, whose title the front matter gives. */
  isNote?: boolean;
}

/** What the head of a file says of the file itself, rather than of an issue. */
export interface FileFacts {
  /** The day or week of its entries. */
  date: string | null;
  /** What all its entries are tagged with, without `#`. */
  tags: string[];
  title: string | null;
  author: string | null;
  /** The addresses it names as its own or its source's. */
  links: string[];
  /** Whether one of them is that of a source: then the file is a note on it. */
  isClipping: boolean;
  /** Whether it has keys of another program. */
  isForeign: boolean;
  /** When and where something is that the file tells of, in one line; null when it tells of none. */
  happening: string | null;
  /** The line of the file, from 1, that says that it is not to be published yet; null where none does. */
  draftLine: number | null;
}

// ── Entries ─────────────────────────────────────────────────────────────────────────────────────

/** What an editor wrote in braces behind a title: `{theme=security}`, `{top}`, `{skip}`. */
export interface Directives {
  readonly theme: string | null;
  readonly top: boolean;
  readonly skip: boolean;
}

/** What only some sources say of an entry; what the source does not say is not there. */
export interface EntryDetails {
  /** The heading or label that it stands under; nested ones are joined by ` › `. */
  section?: string;
  /** Who wrote it. */
  author?: string;
  /** The state of its task box. */
  done?: boolean;
  /** The body as GitHub Flavored Markdown, where it has structure; `body` is then its plain text. */
  markup?: string;
}

/** One snippet: what one title line and its body say. */
export interface Entry extends EntryDetails {
  /** The first 12 hex digits of the SHA-256 of the normalised title and body: the same story keeps its id. */
  id: string;
  /** The title without its directives; empty when the input gave only a body. */
  title: string;
  /** The body as plain text, its lines joined by `\n`; empty when the input gave only a title. Rules and identity go by it. */
  body: string;
  /** Whether the source cut the body (it ends in `...` or `…`). */
  truncated: boolean;
  /** Absolute URLs in order of appearance, each once. */
  links: readonly string[];
  /** `@handle` without the sign, in order of appearance, each once. */
  mentions: readonly string[];
  /** `#tag` without the sign, in order of appearance, each once. */
  hashtags: readonly string[];
  /** An ISO day (`2026-03-02`) or an ISO week (`2026-W10`), as precise as the input was; null when it gave none. */
  date: string | null;
  source: SourceLines;
  directives: Directives;
}

/** More memory is in use than leaves room for the rest, in bytes. */
export interface Shortage {
  used: number;
  allowed: number;
}

/** Looks whether there is too little memory left for so many bytes more that are sure to be taken; null: there is enough. */
export type FindShortage = (ahead?: number) => Promise<Shortage | null>;

/**
 * An entry as it stands in its chunk: decoded when it is asked, and no longer than the chunk lasts, which is until the
 * next batch is asked for. `entry()` makes one that can be kept.
 */
export interface EntryView {
  readonly file: string;
  /** Its first line, from 1. */
  readonly line: number;
  readonly date: string | null;
  readonly directives: Directives;
  readonly title: string;
  readonly body: string;
  /** How long title and body are, roughly, without decoding them. */
  readonly size: number;
  /** Where title and body stand, byte for byte; null where bytes do not tell, as of a body of several lines. */
  readonly words: Words | null;
  /** The entry itself, decoded once. */
  entry(): Entry;
}

/** Title and body as bytes: offsets, the ends exclusive; a part that is not there is empty. */
export interface Words {
  readonly bytes: Uint8Array;
  readonly titleFrom: number;
  readonly titleTo: number;
  readonly bodyFrom: number;
  readonly bodyTo: number;
}

/** Entries of one source that were read at once, and the rules that hold for them. */
export interface EntryBatch {
  settings: RuleSettings;
  entries: EntryView[];
}

/**
 * Entries as they are read. Going through them gives entries that can be kept; going through the batches gives views,
 * which cost less, and are gone with their batch.
 */
export interface Entries extends AsyncIterable<Entry> {
  batches(): AsyncIterable<EntryBatch>;
  /** What was read so far, in the order of the sources. */
  sources: SourceReport[];
}

// ── Rules ───────────────────────────────────────────────────────────────────────────────────────

/** The parts of an entry that a keyword can look at: what it says, and what its source says of it. */
export type Field = 'title' | 'body' | 'tags' | 'handles' | 'links' | 'section' | 'author' | 'file';

/**
 * How a keyword is compared; what the rule language writes as `word`, `=word`, `word*`, `@`, `#`, `site:`, `/…/`; and `all:`
 * for words that must occur together, `when:` alone for whatever is of some site, author, file, section or tag.
 */
export type KeywordKind =
  | 'literal'
  | 'exact'
  | 'prefix'
  | 'handle'
  | 'tag'
  | 'site'
  | 'regex'
  | 'all'
  | 'when';

/** What an entry has to be of for a rule to hold: one of each list that is there. */
export interface Scope {
  /** Hosts and paths that one of its links leads to. */
  site?: string[];
  /** Who wrote it. */
  author?: string[];
  /** Files that it was read from: names or ends of paths, in which `*` stands for anything. */
  file?: string[];
  /** Headings that it stands under. */
  section?: string[];
  /** Hashtags, without `#`. */
  tag?: string[];
  /** Where it is written. */
  place: Place | null;
}

/** One keyword of a theme, parsed but not compiled. */
export interface Keyword {
  /** As the rule's author wrote it, signs included: this is what evidence names. */
  written: string;
  kind: KeywordKind;
  /** What is compared: `written` without its signs; for a regex its source. */
  pattern: string;
  /** The flags of a regex (`i`, `s`, `m`), else empty. */
  flags: string;
  /** A number other than 0; 1 where the rule says nothing. Below 0 the word speaks against the theme. */
  weight: number;
  /** Where it looks. */
  fields: Field[];
  /** Where it is written; null for the built-in pack. */
  place: Place | null;
  /** The words that must occur together; of the kind `all` alone. */
  all?: Keyword[];
  /** The most other words that may stand between these; missing: they may stand anywhere. */
  near?: number;
  /** Words beside which it does not count. */
  not?: Keyword[];
  /** The entries that it looks at; missing: all of them. */
  when?: Scope;
}

/** A theme: a section of the digest and the rules that fill it. */
export interface Theme {
  id: string;
  title: string;
  /** An emoji shown before the title, or empty. */
  emoji: string;
  description: string;
  keywords: Keyword[];
  /** Phrases inside which a hit of this theme does not count. */
  exclude: Keyword[];
  /** Words whose entries it does not take. */
  not?: Keyword[];
  /** The entries that it looks at; missing: all of them. */
  when?: Scope;
  /** What was found out about the words of a built-in theme when the program was built; not enumerable, so that a copy with other words has none. */
  prepared?: PreparedTheme;
}

/** Which keywords of a built-in pack are those of a theme. */
export interface PreparedTheme {
  pack: PreparedPack;
  /** The number of its first keyword, of its first `exclude` phrase, and of what comes behind the last. */
  from: number;
  exclude: number;
  to: number;
}

/** Keywords by how they begin. Of five beginnings four have one keyword, and a number is read in less time than a list. */
export type Shelf = Readonly<Record<string, number | readonly number[]>>;

/** The keywords of a built-in pack, by their numbers; each is made when somebody asks for it. */
export interface PreparedPack {
  count: number;
  keyword(number: number): Keyword;
  /** As it is written. */
  written(number: number): string;
  /** The words of running text: by their first word or sign, and beginnings of words by their first letters. */
  words: Shelf;
  beginnings: Shelf;
  /** Those that are no words of running text: handles, tags, sites, expressions. */
  others: readonly number[];
}

/** A heading of the sources whose entries belong to a theme. */
export interface SectionRule {
  section: string;
  /** The id of the theme. */
  theme: string;
  place: Place | null;
}

/** What a hit counts by where it was found: keyword weight × field weight. */
export interface FieldWeights {
  title: number;
  body: number;
}

// ── Placements ──────────────────────────────────────────────────────────────────────────────────

/** A keyword found in an entry: the evidence of a placement. */
export interface Hit {
  theme: string;
  /** The keyword as its author wrote it. */
  keyword: string;
  field: Field;
  /** The text that matched, as it stands in the entry. */
  text: string;
  /** Offsets of `text` in the field, in UTF-16 code units; the end is exclusive. In a list (tags, handles, links) they count within the element. */
  start: number;
  end: number;
  /** What it adds to the theme's score: keyword weight × field weight. */
  weight: number;
  /** Where the other words stand that had to occur together with this one. */
  with?: FoundText[];
}

/** A stretch of an entry that a rule found; offsets as in a `Hit`. */
export interface FoundText {
  field: Field;
  text: string;
  start: number;
  end: number;
}

/** A rule that takes or pins an entry whatever it scores, and what of the entry it found. */
export interface RuleHit extends FoundText {
  /** As its author wrote it. */
  keyword: string;
}

/** A theme with what an entry scored in it. */
export interface Score {
  theme: string;
  score: number;
}

/** Where an entry stands, and why. */
export interface Placement {
  entry: Entry;
  /** The id of the theme that took the entry; null when no rule did. */
  theme: string | null;
  /**
   * `rules`: the best score won. `hand`: the editor wrote `{theme=…}`. `section`: the theme has the heading that the entry
   * stands under. `none`: no theme reached the threshold.
   */
  by: PlacedBy;
  /** The score in `theme`; 0 when there is none. */
  score: number;
  /** The other themes above the threshold, best first. */
  also: readonly Score[];
  /** The evidence for `theme`, strongest first; where an editor decided, what the rules would have said for it. */
  why: readonly Hit[];
  /** The `drop` rule that takes it away, whatever it scores: it has no theme then. Missing: none does. */
  drop?: RuleHit;
  /** The `pin` rule that makes it a highlight. Missing: none does. */
  pin?: RuleHit;
}

/** Who decided where an entry stands. */
export type PlacedBy = 'rules' | 'hand' | 'section' | 'none';

/** An entry in its chunk with its theme; why it stands there is found out when it is asked for. */
export interface PlacementView {
  readonly view: EntryView;
  readonly theme: string | null;
  readonly score: number;
  /** Whether a `drop` rule takes it away. */
  readonly isDropped: boolean;
  /** Whether it is a highlight: its editor wrote `{top}`, or a `pin` rule says so. */
  readonly isPinned: boolean;
  /** The placement itself, which can be kept. */
  placement(): Placement;
}

/** Placements as they are made; see `Entries`. */
export interface Placements extends AsyncIterable<Placement> {
  batches(): AsyncIterable<PlacementView[]>;
}

// ── What rules do ───────────────────────────────────────────────────────────────────────────────

/**
 * What a keyword is for. `for`: it speaks for its theme. `exclude`: hits of its theme inside it do not count. `part`: it is
 * one of several that must occur together. `not`: beside it another one, or all of its theme, does not count. `drop`, `pin`:
 * entries that have it are taken away, or made highlights.
 */
export type Role = 'for' | 'exclude' | 'part' | 'not' | 'drop' | 'pin';

/** What a keyword did over all entries of a run. */
export interface KeywordUse {
  /** The id of its theme; null of what is dropped or pinned. */
  theme: string | null;
  keyword: Keyword;
  role: Role;
  /**
   * How many of its hits counted; of an `exclude` phrase, how many hits it took away; of a `not` word, a `drop` or a `pin`
   * rule, how many entries it decided about.
   */
  hits: number;
  /** How many of its hits `exclude`, `not` or `when` took away. */
  lost: number;
  /** Another keyword of the theme, one in whose text every hit of this one lies; null when there is none. */
  within: Keyword | null;
}

/** How many entries a `when` holds for, over all entries of a run. */
export interface ScopeUse {
  /** The id of its theme; null where what is dropped or pinned has it. */
  theme: string | null;
  scope: Scope;
  entries: number;
}

/** How many entries stand under a heading that a theme has, over all entries of a run. */
export interface SectionUse {
  rule: SectionRule;
  entries: number;
}

/** A keyword that two themes have: they look for the same text in the same field. */
export interface SharedKeyword {
  /** The ids of the themes; `theme` stands later. */
  theme: string;
  keyword: Keyword;
  otherTheme: string;
  other: Keyword;
}

// ── The digest ──────────────────────────────────────────────────────────────────────────────────

/** An entry as the digest (and its JSON) carries it: the entry itself, and why it stands where it stands. */
export interface DigestEntry extends Omit<Entry, 'directives'> {
  /** Words that are shown in place of the body, which a filter may add; null: the body is shown. */
  summary: string | null;
  /** Whether it is a highlight: the editor wrote `{top}`, or a `pin` rule says so. */
  top: boolean;
  /** The `pin` rule that does. */
  pin?: RuleHit;
  by: PlacedBy;
  score: number;
  also: readonly Score[];
  why: readonly Hit[];
  /** The earlier issue that published this story, where it is shown all the same. */
  seen?: EarlierIssue;
  /** The latest earlier issue with a story that this one goes on with. */
  follows?: EarlierIssue;
}

/** A section of the digest, its entries in the order they are shown. */
export interface DigestTheme {
  id: string;
  title: string;
  emoji: string;
  description: string;
  /** How many entries it has: more than `entries` when the digest has a limit. */
  count: number;
  entries: DigestEntry[];
}

/** A later entry that tells the story of an earlier one. */
export interface Duplicate {
  entry: DigestEntry;
  /** The id of the entry that stands in the digest in its place. */
  of: string;
  /** `same`: the same words. `near`: nearly the same. `link`: the same address. */
  because: 'same' | 'near' | 'link';
  /** How much of their words the two share, from 0 to 1. */
  similarity: number;
}

/**
 * An entry that is left out on purpose. `hand`: `{skip}`. `drop`: a rule takes it away. `date`: it is of another week.
 * `seen`: an earlier issue has published it.
 */
export interface Skipped {
  entry: DigestEntry;
  reason: 'hand' | 'drop' | 'date' | 'seen';
  /** The rule that took it away. */
  rule?: RuleHit;
  /** The issue that published it. */
  in?: EarlierIssue;
  /** Why it is the same story, as a `Duplicate` says it. */
  because?: Duplicate['because'];
}

/** An issue of the archive, as those that come later name it. */
export interface EarlierIssue {
  /** Its number or name; null when it has none. */
  issue: string | null;
  week: string | null;
  /** Its first and its last day, ISO. */
  from: string;
  to: string;
}

/** A theme against the issues before. */
export interface ThemeTrend {
  id: string;
  title: string;
  emoji: string;
  /** How many entries it had in each of those issues, the oldest first, and in this one. */
  counts: number[];
}

/** What changed since the last issues. */
export interface Trends {
  /** The issues that this one is compared with, the oldest first. */
  issues: EarlierIssue[];
  /** The themes of this issue, and those that are gone. */
  themes: ThemeTrend[];
  /** Words that several entries have and none of those issues had. */
  words: string[];
}

/** Words that stand under a heading of a source, before its entries. */
export interface Introduction {
  /** The heading, as the `section` of its entries says it. */
  section: string;
  /** GitHub Flavored Markdown. */
  text: string;
}

/** An introduction where it was found. */
export interface FoundIntroduction extends Introduction {
  /** Its file. */
  file: string;
  /** What there is to say where nobody shows it. */
  unused: Diagnostic;
}

/** How many entries went where: `read` is the sum of the others. */
export interface Counts {
  read: number;
  placed: number;
  unplaced: number;
  duplicates: number;
  skipped: number;
  /** How many of those that are skipped a `drop` rule took away; missing: none. */
  dropped?: number;
  /** How many of those that are skipped an earlier issue has told; missing: none. */
  seen?: number;
}

/** Something dated that an entry announces. */
export interface DigestEvent {
  /** The id of the entry. */
  entry: string;
  title: string;
  /** An ISO day (`2026-03-04`) or a time of a day (`2026-03-04T17:00`), with its offset (`+01:00`) where the text names one. */
  start: string;
  /** The last day, included, or the time at which it ends; null when the text says none. */
  end: string | null;
  /** The words that say when, as they stand in the entry. */
  text: string;
}

/** The feeds that an issue is part of. */
export interface Feeds {
  /** What a feed has an item for: each entry, or the whole issue. */
  items: 'entries' | 'issues';
  /** The addresses at which each kind is published; null: it is not. */
  atom: string | null;
  rss: string | null;
  jsonfeed: string | null;
}

/** What the issues of one publication have in common: where they are published, and what they look like. */
export interface Publication {
  /** The address of this issue on the web; null when it has none. */
  url: string | null;
  /** The address of the publication itself. */
  home: string | null;
  feed: Feeds;
  /** The one accent of the page, as CSS writes a colour; null: a colour for each theme. */
  accent: string | null;
  /** The picture above the title: an address, or a `data:` address when it was a file. */
  logo: string | null;
  /** A few words below everything, as Markdown. */
  footer: string | null;
  /** CSS that is added to the page's own. */
  style: string | null;
  /** Where readers of the email leave it. */
  unsubscribe: string | null;
  /** Whether the line with the numbers of snippets is shown, and why each entry stands where it stands; missing: it is. */
  counts?: boolean;
  evidence?: boolean;
}

/** The days a digest covers: ISO days, both included. */
export interface Period {
  from: string;
  to: string;
  /** The ISO week (`2026-W10`) when the days are exactly that week, else null. */
  week: string | null;
}

/** One issue, complete: every format is a view of this value, and its JSON renders back to the same bytes. */
export interface Digest {
  schema: 1;
  title: string;
  /** The number or name of the issue, as given; null when none was. */
  issue: string | null;
  author: string | null;
  /** A few words by the editor, as Markdown; null when there are none. */
  intro: string | null;
  /** What mail programs show beside the subject; null: the first titles. */
  preheader: string | null;
  /** The language of the fixed words, as BCP 47 writes it: `en`, `pt-BR`. */
  lang: string;
  publication: Publication;
  week: string | null;
  from: string;
  to: string;
  /** RFC 3339 in UTC, to the second. */
  generatedAt: string;
  counts: Counts;
  /** The most entries that each theme shows, the best ones; null: all. The other lists are as short. */
  limit: number | null;
  /** The sections in the order they are shown; themes without entries are left out. */
  themes: DigestTheme[];
  /** Ids of themes that are shown together in one last section, since each has few entries. */
  folded: string[];
  /** `section`: the issue is shown under the headings of its sources; `tag`: under the tags of its entries; missing: under its themes. */
  group?: 'section' | 'tag';
  /** What introduces sections of the sources; missing: nothing does. */
  introductions?: Introduction[];
  unplaced: DigestEntry[];
  duplicates: Duplicate[];
  skipped: Skipped[];
  /** What the entries announce, by date. */
  events: DigestEvent[];
  /** What changed since the last issues; missing: there are too few, or nobody wants to know. */
  trends?: Trends;
  /** Whether it is too thin for an issue, so that its entries belong to the next one; missing: it is an issue. */
  carried?: true;
  diagnostics: Diagnostic[];
}

// ── Configuration ───────────────────────────────────────────────────────────────────────────────

export type OutputFormat =
  | 'markdown'
  | 'html'
  | 'json'
  | 'text'
  | 'email'
  | 'eml'
  | 'atom'
  | 'rss'
  | 'jsonfeed'
  | 'slack'
  | 'ics';

/** A file to write; the format follows from its extension when none is given. `-` is standard output. */
export interface Target {
  file: string;
  format: OutputFormat;
  /** A template that is filled in instead of the built-in rendering; null: none. */
  template: string | null;
  /** Whom a message goes to, as its header is written, or the file that names them; null: what `email` says. */
  to: string | null;
  /** Whether it is for one reader among many, each of whom has a message of their own. */
  isPersonal?: true;
  /** Whether Markdown begins with front matter, for a site that is made of it. */
  hasFrontMatter?: boolean;
}

/** What the headers of a message say. Texts may hold `{title}`, `{week}`, `{date}`, `{issue}` and `{slug}`. */
export interface MailSettings {
  /** `Ada Byron <ada@example.org>`; null when it is not configured. */
  from: string | null;
  /** The recipients, or the file that names them. */
  to: string | null;
  /** Whether each of them has a message of their own. */
  isPersonal?: true;
  replyTo: string | null;
  subject: string;
  /** The name of the list, `Engine Room <engine-room.example.org>`; null: no `List-Id`. */
  list: string | null;
  /** Whether there is a message of an issue that shows no entries, too. */
  empty: boolean;
}

/** What the rules of one file or project are: enough to compile a matcher. */
export interface RuleSettings {
  themes: Theme[];
  weights: FieldWeights;
  /**
   * A theme takes an entry when it scores at least this, and more than 0. Null: what suits each theme, 1 where there are
   * keywords of one's own and 2 where all are of a built-in pack.
   */
  threshold: number | null;
  /** Entries that have one of these are left out of the issue. */
  drop?: Keyword[];
  /** Entries that have one of these are highlights. */
  pin?: Keyword[];
  /** Headings of the sources whose entries belong to a theme. */
  sections?: SectionRule[];
}

/** What a file of snippets can say of the issue that it is part of. */
export type IssueKey =
  | 'title'
  | 'issue'
  | 'author'
  | 'intro'
  | 'preheader'
  | 'lang'
  | 'url'
  | 'week'
  | 'since'
  | 'until'
  | 'timezone'
  | 'order'
  | 'group'
  | 'fold'
  | 'limit'
  | 'duplicates';

/** The configuration after validation and merging; every key has its value. */
export interface Config extends Required<RuleSettings> {
  title: string;
  issue: string | null;
  author: string | null;
  intro: string | null;
  preheader: string | null;
  lang: string;
  /** With a `url` that may hold `{week}` and its like; `logo` and `style` as they are written, relative to `base`. */
  publication: Publication;
  mail: MailSettings;
  /** Paths, globs, folders or `-`, relative to `base`. */
  input: string[];
  /** How inputs are read when the command line does not say it. */
  inputFormat: InputFormat | 'auto';
  /** Targets as configured, relative to `base`; empty when the configuration names none. */
  output: Target[];
  /** `2026-W10`, `current`, `last`, or null when nothing is said. */
  week: string | null;
  since: string | null;
  until: string | null;
  /** An IANA time zone, or null for the system's. */
  timezone: string | null;
  order: 'rules' | 'size';
  /** Whether the issue is shown under its themes, under the headings of its sources, or under the tags of its entries. */
  group: 'theme' | 'section' | 'tag';
  /** Themes with fewer entries than this share one section; 0 folds none. */
  fold: number;
  /** The most entries that a theme shows, the others are counted; null: all. */
  limit: number | null;
  /** The folder of the issues that were published, relative to `base`; null: nothing is remembered. */
  archive: string | null;
  /** What becomes of a story that an earlier issue has published. */
  seen: 'leave-out' | 'mark' | 'keep';
  /** After how many weeks a story may come again; null: never. */
  seenFor: number | null;
  /** Whether an issue of an archive says what changed since the last ones. */
  trends: boolean;
  /** What becomes of an issue without entries: nothing, a failure, or an issue like any other. */
  empty: 'skip' | 'fail' | 'publish';
  /** An issue of an archive with fewer entries than this is carried over to the next one. */
  minEntries: number;
  /** The file that tells of the last run that went well, relative to `base`; null: none. */
  heartbeat: string | null;
  /** `merge`: what tells the same story becomes one entry. `same`: only what has the same words does. */
  duplicates: 'merge' | 'same';
  /** What people gather for in this publication, beside what everybody does: "vespers", "skill share". */
  events: string[];
  /** Whether a warning is a failure, and a key of another program a warning. */
  strict: boolean;
  /** Whether the configuration or a front matter has `themes` or `extends`; else the pack in use is one that nobody chose. */
  isPackChosen: boolean;
  /** The folder that relative paths start from: that of `digest.yaml`, or the working directory. */
  base: string;
  /** The configuration files that all of this comes from, as the user would say them; the project's last. */
  files: string[];
  /** The files that were read for the publication, its stylesheet and its logo; relative to `base`. */
  assets: string[];
  /** Where some of this is written, for complaints that come later; a key that is written nowhere is not there. */
  written: Partial<Record<IssueKey | 'logo' | 'style', { place: Place; excerpt: string | null }>>;
}
