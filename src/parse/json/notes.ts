/** Notes, diaries and cards as Google Keep, Day One and Trello export them → records with the names that all others have. */
import { dayOfMoment } from '../../text/moment.ts';
import { type Fields, listOf } from './fields.ts';

/** The record of such a note; null for all others. */
export function ofNote(fields: Fields): object | null {
  if (isKeep(fields)) return ofKeep(fields);
  if (isDiary(fields)) return ofDiary(fields);
  return isCard(fields) ? ofCard(fields) : null;
}

/** Notes of Google Keep, whose times are millionths of a second. */
const isKeep = (fields: Fields): boolean =>
  Array.isArray(fields.listContent) ||
  (typeof fields.textContent === 'string' &&
    ('annotations' in fields || 'userEditedTimestampUsec' in fields));

function ofKeep(fields: Fields): object {
  const { textContent, listContent, annotations, userEditedTimestampUsec: edited, ...rest } = fields;
  const items = listOf(listContent).flatMap(({ text, isChecked }) =>
    typeof text === 'string' && text !== '' ? `- [${isChecked === true ? 'x' : ' '}] ${text}` : [],
  );
  const url = listOf(annotations).flatMap((each) => ('url' in each ? [each.url] : []));
  const list = { markdown: items.join('\n') };
  const body = typeof textContent === 'string' || items.length === 0 ? textContent : list;
  return { ...rest, body, url, ...(typeof edited === 'number' && { date: Math.floor(edited / 1000) }) };
}

/** A page of Day One: Markdown whose first line is its title. */
const isDiary = ({ text, creationDate, uuid }: Fields): boolean =>
  typeof text === 'string' && typeof creationDate === 'string' && typeof uuid === 'string';

function ofDiary({ text, creationDate, timeZone, ...rest }: Fields): object {
  const shown = String(text)
    .replace(/!\[[^\]\n]*\]\(dayone-moment:[^)\n]*\)/g, '')
    .trim();
  const [first = '', ...others] = shown.split('\n');
  const title = first.replace(/^#+\s+/, '').replace(/\\(?=[!-/:-@[-`{-~])/g, '');
  const { tags } = rest;
  return { title, text: { markdown: others.join('\n').trim() }, tags, date: dayOf(creationDate, timeZone) };
}

/** The day in the zone where it was written. */
function dayOf(moment: unknown, zone: unknown): unknown {
  try {
    return dayOfMoment(String(moment), typeof zone === 'string' ? zone : null) ?? moment;
  } catch {
    // A zone that this machine does not know.
    return moment;
  }
}

/** A card of Trello, whose description is Markdown. */
const isCard = ({ idList, desc, name }: Fields): boolean =>
  typeof idList === 'string' && typeof desc === 'string' && typeof name === 'string';

const ofCard = ({ desc, dueComplete, due, ...rest }: Fields): object => ({
  ...rest,
  ...(desc !== '' && { desc: { markdown: desc } }),
  ...(due !== null && { done: dueComplete }),
});
