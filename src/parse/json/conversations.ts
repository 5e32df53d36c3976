/** Messages as Slack, Telegram, Discord, Messenger, Matrix, Teams, Mastodon, Bluesky, Twitter, Reddit and GitHub export them → records with the names that all others have. */
import { Buffer } from 'node:buffer';
import { type Fields, isObject, listOf, notice } from './fields.ts';
import { ofNote } from './notes.ts';

/** A piece of a message: its words, how they are set off, where they lead. */
interface Run {
  text: string;
  url?: string;
  mark?: 'strong' | 'em' | 'del' | 'code' | 'pre';
}

/** What people of Slack are called, by the ids that messages have for them: `U17` → `bo`. */
export type SlackPeople = ReadonlyMap<string, string>;

/** Who wrote the messages of an export, as far as some say more than an id. */
export function slackPeople(messages: unknown): SlackPeople {
  const people = new Map<string, string>();
  for (const { user, user_profile } of listOf(messages)) {
    const name = calledIn(user_profile);
    if (typeof user === 'string' && name !== '') people.set(user, name);
  }
  return people;
}

/** The record of a message; `notice` for what nobody wrote; the value itself when it is no message of these programs. */
export function ofMessage(value: object, people: SlackPeople): object | typeof notice {
  const fields: Fields = { ...value };
  if (isSlack(fields)) return ofSlack(fields, people);
  if (isSlackPerson(fields)) return notice;
  if (isMessenger(fields)) return ofMessenger(fields);
  if (isTelegram(fields)) return ofTelegram(fields);
  // What Mastodon calls a summary is a warning before the post.
  if (fields.type === 'Note') return { ...fields, summary: null, note: fields.summary };
  if (fields.type === 'Announce' && 'actor' in fields) return ofBoost(fields);
  if (isDiscord(fields)) return ofDiscord(fields);
  if (isMatrix(fields)) return ofMatrix(fields);
  if (isTeams(fields)) return ofTeams(fields);
  // What somebody passed on, as Mastodon's servers tell it.
  if (isObject(fields.reblog) && 'account' in fields)
    return { ...fields.reblog, created_at: fields.created_at };
  if (typeof fields.full_text === 'string') return ofTweet(fields);
  const note = ofNote(fields);
  if (note !== null) return note;
  if (typeof fields.subreddit === 'string') return ofReddit(fields);
  if (isEvent(fields)) return ofEvent(fields);
  if (isBluesky(fields)) return ofBluesky(fields);
  if (isIssue(fields)) return { ...fields, body: { markdown: fields.body } };
  // A line between bookmarks.
  if (fields.type === 'text/x-moz-place-separator') return notice;
  return value;
}

/** The object that a record stands in, as its only content: a row of a search, an activity, a node of a graph. */
export function unwrapped(value: object): object {
  const fields: Fields = { ...value };
  const wrapper = wrappers.find((name) => isObject(fields[name]));
  if (wrapper === undefined) return isObject(fields.repo) && 'starred_at' in fields ? starred(fields) : value;
  const { name: _name, [wrapper]: inner, ...outer } = fields;
  const says = (record: Fields, words: string[]) => words.some((name) => typeof record[name] === 'string');
  const link = ownLinks.map((name) => ({ ...Object(inner) })[name]).find((it) => typeof it === 'string');
  if (says(fields, ownWords) && !says(fields, ownLinks) && link !== undefined) return { ...value, url: link };
  // What has an address alone may be told of by what is in it.
  if (says(fields, ownWords) || (says(fields, ownLinks) && !says({ ...Object(inner) }, ['title'])))
    return value;
  return { ...outer, ...Object(inner) };
}

/** A repository, and when somebody gave it a star. */
const starred = ({ repo, starred_at }: Fields): object => ({ ...Object(repo), starred_at });

const wrappers = [
  'object',
  'data',
  'node',
  'tweet',
  'bookmark',
  'item',
  'post',
  'entry',
  'attributes',
  'fields',
  '_source',
  'content',
  'snippet',
];
const ownWords = ['title', 'body', 'text'];
const ownLinks = ['url', 'href', 'link', 'uri'];

/** Slack's times are seconds with six digits behind the point. */
const isSlack = ({ ts, text, files }: Fields): boolean =>
  typeof ts === 'string' &&
  /^\d{9,11}\.\d{1,6}$/.test(ts) &&
  (typeof text === 'string' || (text === undefined && Array.isArray(files)));

function calledIn(profile: unknown): string {
  const { display_name, real_name }: Fields = { ...Object(profile) };
  return String(display_name || real_name || '');
}

/** Somebody's name; of an id that nobody explains there is none. */
function nameOf(id: unknown, people: SlackPeople): unknown {
  return people.get(String(id)) ?? (/^[UW][A-Z\d]{2,}$/.test(String(id)) ? undefined : id);
}

function ofSlack(fields: Fields, people: SlackPeople): object | typeof notice {
  const { ts, text = '', subtype, user_profile, username, user, attachments, files } = fields;
  if (typeof subtype === 'string' && /_(?:join|leave|topic|purpose|name|archive|unarchive)$/.test(subtype))
    return notice;
  const author = calledIn(user_profile) || username || nameOf(user, people);
  const runsOf = (said: unknown) => slackRuns(String(said), people);
  const all = [...listOf(attachments), ...listOf(files)];
  if (text !== '') {
    // What only shows the page behind an address in the text is no part of it.
    const previews = all.filter((it) => 'from_url' in it && String(text).includes(String(it.from_url)));
    const html = [
      htmlOf(runsOf(text)),
      ...all.filter((it) => !previews.includes(it)).map((it) => htmlOf(slackFileRuns(it, runsOf))),
    ].join('');
    return { content: { html }, ts, author, attachments: previews };
  }
  const sent = all.map(ofSlackFile);
  const [first] = sent;
  if (first === undefined) return notice;
  const urls = sent.flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
  return { ...first, url: urls, ts, author };
}

/** What a program posts into the channel, or a file: in either the title leads somewhere. */
function ofSlackFile(value: object): { title: unknown; body: unknown; url: unknown } {
  const { title, name, fallback, text, title_link, from_url, permalink, url_private }: Fields = { ...value };
  const url = title_link || from_url || permalink || url_private;
  return { title: title || name || fallback, body: text, url };
}

/** The same below a text. */
function slackFileRuns(value: object, runsOf: (said: string) => Run[]): Run[] {
  const { title, body, url } = ofSlackFile(value);
  return cardRuns({ title, text: body === title ? null : body, url }, runsOf);
}

/** `<https://example.org|with a lid>`, `<@U17|bo>`, `<#C1|general>`, `*bold*`, `_slanted_`, `~struck~`, code in backticks, a block of it between three. */
function slackRuns(text: string, people: SlackPeople): Run[] {
  const pattern =
    /<(https?:[^<>|\s]+)(?:\|([^<>]*))?>|<[@#!](?:[^<>|]*\|)?([^<>|]*)>|```\n?([\s\S]*?)\n?```|`([^`\n]+)`|(?<![\w*])\*(?=\S)([^*\n]+)\*(?!\w)|(?<![\w_])_(?=\S)([^_\n]+)_(?!\w)|(?<![\w~])~(?=\S)([^~\n]+)~(?!\w)/g;
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, url, label, name, block, code, strong, em, del] = match;
    runs.push({ text: unescaped(text.slice(from, match.index)) });
    from = match.index + whole.length;
    if (url !== undefined) runs.push({ text: unescaped(label || url), url: unescaped(url) });
    else if (name !== undefined)
      runs.push({
        text: `${whole[1] === '#' ? '#' : '@'}${nameOf(name, people) ?? '…'}`.replace(
          /^@subteam\^.*/,
          '@team',
        ),
      });
    else if (block !== undefined) runs.push({ text: unescaped(block), mark: 'pre' });
    else if (code !== undefined) runs.push({ text: unescaped(code), mark: 'code' });
    else if (strong !== undefined) runs.push({ text: unescaped(strong), mark: 'strong' });
    else if (em !== undefined) runs.push({ text: unescaped(em), mark: 'em' });
    else runs.push({ text: unescaped(del!), mark: 'del' });
  }
  return [...runs, { text: unescaped(text.slice(from)) }];
}

/** Who is there, and where they talk: Slack exports that beside what they say. */
const isSlackPerson = (fields: Fields): boolean =>
  typeof fields.id === 'string' &&
  /^[A-Z][A-Z\d]{5,}$|^[UTCDGW]\d/.test(fields.id) &&
  (('team_id' in fields && 'profile' in fields) ||
    ('created' in fields &&
      ('is_channel' in fields || Array.isArray(fields.members)) &&
      !('text' in fields)));

/** What was said in a room of Matrix; all else that happens there is no message. */
const isMatrix = ({ type, sender }: Fields): boolean =>
  typeof type === 'string' && type.startsWith('m.room.') && typeof sender === 'string';

function ofMatrix(fields: Fields): object | typeof notice {
  const { msgtype, body, sender, origin_server_ts } = fields;
  if (!['m.text', 'm.notice', 'm.emote'].includes(String(msgtype)) || typeof body !== 'string') return notice;
  return { text: body, author: String(sender).replace(/^@([^:]+):.*$/, '$1'), timestamp: origin_server_ts };
}

/** What was said in Teams or Skype. */
const isTeams = ({ messagetype, content }: Fields): boolean =>
  typeof messagetype === 'string' && typeof content === 'string';

function ofTeams(fields: Fields): object | typeof notice {
  const { messagetype, content, displayName, from, originalarrivaltime, composetime } = fields;
  const isSaid = /^(?:RichText(?:\/Html)?|Text)$/.test(String(messagetype)) && content !== '';
  if (!isSaid) return notice;
  return { content, author: displayName ?? from, date: originalarrivaltime ?? composetime };
}

const isMessenger = ({ sender_name, timestamp_ms }: Fields): boolean =>
  typeof sender_name === 'string' && typeof timestamp_ms === 'number';

/** Facebook and Instagram write the bytes of UTF-8 as letters. A picture without a word is as good as a notice. */
function ofMessenger(fields: Fields): object | typeof notice {
  const { sender_name, timestamp_ms, content, share, reactions: _reactions, ...rest } = fields;
  const { link, share_text }: Fields = { ...Object(share) };
  const text = [content, share_text].find((it) => typeof it === 'string' && it !== '');
  if (text === undefined && typeof link !== 'string') return notice;
  const said = typeof text === 'string' ? { text: fromBytes(text) } : {};
  return { ...rest, ...said, url: link, author: fromBytes(String(sender_name)), timestamp_ms };
}

/** A text whose letters are bytes of UTF-8; what is none stays. */
function fromBytes(text: string): string {
  if (!/[\x80-\xff]/.test(text) || /[^\0-\xff]/.test(text)) return text;
  const read = Buffer.from(text, 'latin1').toString('utf8');
  return read.includes('\ufffd') ? text : read;
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const isTelegram = ({ type, date, date_unixtime, text, actor, action }: Fields): boolean =>
  typeof (date ?? date_unixtime) === 'string' &&
  ((type === 'message' && (typeof text === 'string' || Array.isArray(text))) ||
    (type === 'service' && (actor ?? action) !== undefined));

/** A picture without a word is as good as a notice: the file that it names stands elsewhere. */
function ofTelegram({ type, date, date_unixtime, from, text }: Fields): object | typeof notice {
  const runs = (Array.isArray(text) ? text : [text]).map(telegramRun);
  if (type === 'service' || runs.every((run) => run.text.trim() === '')) return notice;
  return { content: { html: htmlOf(runs) }, date: date_unixtime ?? date, author: from };
}

/** As DiscordChatExporter writes them, with the pictures that were sent beside the words. */
const isDiscord = ({ type, timestamp, content, author, attachments, embeds, mentions }: Fields): boolean =>
  typeof timestamp === 'string' &&
  typeof content === 'string' &&
  isObject(author) &&
  (Array.isArray(attachments ?? embeds ?? mentions) || discordNotice.test(String(type)));

const discordNotice =
  /^(?:GuildMemberJoin|RecipientAdd|RecipientRemove|Call|Channel\w+Change|ChannelPinnedMessage|ThreadCreated)$/;

/** What is neither said nor an answer is a notice: somebody joined, pinned, called. */
function ofDiscord(fields: Fields): object | typeof notice {
  const { type, timestamp, content, author, attachments, embeds } = fields;
  const isSaid = ['Default', 'Reply', 'ThreadStarterMessage', '0', '19', 'undefined'].includes(String(type));
  if (!isSaid) return notice;
  const { nickname, name, username }: Fields = { ...Object(author) };
  const said = { timestamp, author: nickname || name || username };
  const text = named(String(content), fields.mentions);
  const sent = [...listOf(embeds), ...listOf(attachments)].map(ofDiscordFile);
  // What only shows the page behind an address in the text is no part of it.
  const [first, ...others] = sent.filter(({ url }) => typeof url !== 'string' || !text.includes(url));
  if (first === undefined && text === '') return notice;
  if (first === undefined) return { text, ...said, ...(sent.length > 0 && { embeds }) };
  if (text === '' && others.length === 0) return { ...first, ...said };
  const below = (text === '' ? others : [first, ...others]).map((it) => htmlOf(cardRuns(it)));
  if (text !== '') return { content: { html: [htmlOf([{ text }]), ...below].join('') }, ...said };
  const own = htmlOf([{ text: String(first.text ?? '') }]);
  return { title: first.title, url: first.url, content: { html: [own, ...below].join('') }, ...said };
}

/** The card of a page, or a file, that was sent with a message. */
function ofDiscordFile(value: object): { title: unknown; text: unknown; url: unknown } {
  const { title, fileName, filename, description, url }: Fields = { ...value };
  return { title: title || fileName || filename, text: description, url };
}

/** What was sent with a message, below its text: the card of a page, or a file. */
function cardRuns(
  { title, text, url }: { title: unknown; text: unknown; url: unknown },
  runsOf: (said: string) => Run[] = (said) => [{ text: said }],
): Run[] {
  const words = String(title || url || '');
  const head: Run = typeof url === 'string' ? { text: words, url } : { text: words };
  return typeof text === 'string' ? [head, { text: '\n' }, ...runsOf(text)] : [head];
}

/** A text with the names of those whom it mentions by their number, as far as they are told. */
function named(text: string, mentions: unknown): string {
  return listOf(mentions).reduce<string>((all, value) => {
    const { id, nickname, name, global_name, username }: Fields = { ...value };
    const called = nickname || name || global_name || username;
    if (!called || !(Number(id) >= 0)) return all;
    return [`<@${id}>`, `<@!${id}>`].reduce((so, sign) => so.replaceAll(sign, () => `@${called}`), all);
  }, text);
}

/** Reddit escapes what it gives out, in addresses too. */
function ofReddit(fields: Fields): object {
  const plain = (value: unknown) => (typeof value === 'string' ? unescaped(value) : value);
  return { ...fields, title: plain(fields.title), ...('url' in fields && { url: plain(fields.url) }) };
}

/** A post of Bluesky, whose words stand in its record. */
const isBluesky = ({ uri, record }: Fields): boolean =>
  typeof uri === 'string' && uri.startsWith('at://') && isObject(record) && 'text' in record;

function ofBluesky({ uri, author, record, embed }: Fields): object {
  const [{ handle, displayName }, { text, createdAt, facets }]: [Fields, Fields] = [
    { ...Object(author) },
    { ...Object(record) },
  ];
  const links = listOf(facets).flatMap(({ features }) => listOf(features).flatMap((it) => it.uri ?? []));
  const card: Fields = { ...Object({ ...Object(embed) }.external) };
  const post = String(uri).replace(/^.*\//, '');
  const url = typeof handle === 'string' ? `https://bsky.app/profile/${handle}/post/${post}` : null;
  const said = {
    url: [url, ...links].filter((it) => it !== null),
    author: displayName || handle,
    date: createdAt,
  };
  if (typeof card.uri !== 'string' || links.includes(card.uri)) return { text, ...said };
  const below = cardRuns({ title: card.title, text: card.description, url: card.uri });
  return { content: { html: `${htmlOf([{ text: String(text) }])}${htmlOf(below)}` }, ...said };
}

/** An issue or a request of GitHub or Gitea, whose text is Markdown. */
const isIssue = ({ html_url, number, body }: Fields): boolean =>
  typeof html_url === 'string' && typeof number === 'number' && typeof body === 'string';

/** What somebody did at GitHub, as its list of events has it. */
const isEvent = ({ type, actor, repo, payload }: Fields): boolean =>
  typeof type === 'string' &&
  type.endsWith('Event') &&
  isObject(actor) &&
  isObject(repo) &&
  isObject(payload);

/** What was written: commits, an issue, a request, a release, an answer. Other events nobody wrote. */
function ofEvent({ actor, repo, payload, created_at }: Fields): object | typeof notice {
  const [{ login }, { name }]: [Fields, Fields] = [{ ...Object(actor) }, { ...Object(repo) }];
  const { commits, comment, issue, pull_request, release }: Fields = { ...Object(payload) };
  const around = { author: login, section: name, date: created_at };
  const pushed = listOf(commits).map((commit): Fields => ({ ...commit }));
  if (pushed.length > 0) {
    const [title, ...said] = pushed
      .map(({ message }) => String(message))
      .join('\n')
      .split('\n');
    const url = pushed.map(({ sha }) => `https://github.com/${name}/commit/${sha}`);
    return { ...around, title, body: said.filter((line) => line.trim() !== '').join('\n'), url };
  }
  const about = [issue, pull_request, release].find(isObject);
  if (about === undefined) return notice;
  const { title, name: called, body, html_url }: Fields = { ...about };
  const answer: Fields = isObject(comment) ? { ...comment } : { body, html_url };
  return { ...around, title: title || called, body: answer.body, url: answer.html_url };
}

/** The addresses that Twitter shortened, in full. */
function ofTweet(fields: Fields): object {
  const { urls }: Fields = isObject(fields.entities) ? { ...fields.entities } : {};
  const pairs = listOf(urls).map((each): Fields => ({ ...each }));
  const text = pairs.reduce<string>(
    (all, { url, expanded_url }) =>
      typeof url === 'string' && typeof expanded_url === 'string' ? all.replaceAll(url, expanded_url) : all,
    String(fields.full_text),
  );
  const { full_text: _text, entities: _entities, ...rest } = fields;
  return { ...rest, text };
}

function telegramRun(piece: unknown): Run {
  if (!isObject(piece)) return { text: String(piece) };
  const { type, text, href }: Fields = { ...piece };
  const run: Run = { text: String(text ?? '') };
  if (type === 'text_link' && typeof href === 'string') return { ...run, url: href };
  if (type === 'link') return { ...run, url: /^https?:/i.test(run.text) ? run.text : `https://${run.text}` };
  const mark = telegramMarks.get(String(type));
  return mark === undefined ? run : { ...run, mark };
}

const telegramMarks = new Map<string, NonNullable<Run['mark']>>([
  ...([
    ['bold', 'strong'],
    ['italic', 'em'],
    ['strikethrough', 'del'],
    ['code', 'code'],
    ['pre', 'code'],
  ] as const),
]);

/** What somebody passed on; the post itself is not in the export. */
function ofBoost({ object, published }: Fields): object {
  return { url: object, published };
}

/** A message as HTML: a paragraph for each run of lines between blank ones, and the blocks of code. */
function htmlOf(runs: Run[]): string {
  const block = runs.findIndex(({ mark }) => mark === 'pre');
  if (block >= 0)
    return `${htmlOf(runs.slice(0, block))}<pre>${escaped(runs[block]!.text)}</pre>${htmlOf(runs.slice(block + 1))}`;
  if (runs.every(({ text }) => text.trim() === '')) return '';
  const html = runs.map(({ text, url, mark }) => {
    const words = escaped(text);
    if (url !== undefined) return `<a href="${escaped(url)}">${words}</a>`;
    return mark === undefined ? words : `<${mark}>${words}</${mark}>`;
  });
  const paragraphs = html
    .join('')
    .trim()
    .split(/\n\s*\n/);
  return paragraphs.map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`).join('');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
