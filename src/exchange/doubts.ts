/** What is wrong with a digest as a whole, although each of its values is right. */
import { diagnose } from '../diagnostics.ts';
import type { Diagnostic } from '../model.ts';
import type { Page } from '../places.ts';
import { type Fallback, isWebAddress } from './complete.ts';
import { offsetOf, type Path, pathText } from './path.ts';
import type { Draft, DraftEntry } from './schema.ts';

/** How many doubts of a kind are told. */
const most = 10;

/** An entry with the way to it. */
interface Found {
  path: Path;
  entry: DraftEntry;
  isShown: boolean;
}

/** Finds entries without words, entries and themes that are there twice, links that are none, and what belongs to nothing. */
export function doubtsAbout(draft: Draft, { describe }: Fallback, page: Page): Diagnostic[] {
  const idOf = ({ entry }: Found) => entry.id ?? describe(entry).id;
  const at = (path: Path) => page.at(offsetOf(page.text, path));
  const entries = entriesOf(draft);
  const empty = entries.filter(({ entry }) => entry.title.trim() === '' && entry.body.trim() === '');
  const shown = entries.filter(({ isShown }) => isShown);
  const ids = new Set(shown.map(idOf));
  return [
    ...(draft.to < draft.from ? [diagnose('digest-period', draft, at(['to']))] : []),
    ...empty
      .slice(0, most)
      .map(({ path }) => diagnose('digest-entry-empty', { path: pathText(path) }, at(path))),
    ...again(draft.themes, ({ id }) => id).map(({ index, id }) =>
      diagnose('digest-theme-twice', { id }, at(['themes', index])),
    ),
    ...again(shown, idOf).map(({ index, id }) =>
      diagnose('digest-entry-twice', { id }, at(shown[index]!.path)),
    ),
    ...strayLinks(entries).map(({ path, url }) => diagnose('json-link', { url }, at(path))),
    ...orphans(draft, ids)
      .slice(0, most)
      .map(({ path, what, of }) => diagnose('digest-orphan', { what, id: of }, at(path))),
  ];
}

function entriesOf({ themes, unplaced, duplicates, skipped }: Draft): Found[] {
  const listed = (entries: DraftEntry[], path: Path): Found[] =>
    entries.map((entry, index) => ({ path: [...path, index], entry, isShown: true }));
  const held = (list: { entry: DraftEntry }[], key: string): Found[] =>
    list.map(({ entry }, index) => ({ path: [key, index, 'entry'], entry, isShown: false }));
  return [
    ...themes.flatMap(({ entries }, index) => listed(entries, ['themes', index, 'entries'])),
    ...listed(unplaced, ['unplaced']),
    ...held(duplicates, 'duplicates'),
    ...held(skipped, 'skipped'),
  ];
}

/** What belongs to an entry that is not shown. With a limit, an entry may be there and not be shown. */
function orphans({ events, duplicates, limit }: Draft, ids: Set<string>) {
  const all = [
    ...events.map(({ entry }, index) => ({ path: ['events', index], what: 'event', of: entry })),
    ...(limit === null ? duplicates : []).map(({ of }, index) => ({
      path: ['duplicates', index],
      what: 'duplicate',
      of,
    })),
  ];
  return all.filter(({ of }) => !ids.has(of));
}

/** Where an id stands that stood in the list before. */
function again<Item>(list: Item[], idOf: (item: Item) => string): { index: number; id: string }[] {
  const seen = new Set<string>();
  const found: { index: number; id: string }[] = [];
  for (const [index, item] of list.entries()) {
    const id = idOf(item);
    if (seen.has(id)) found.push({ index, id });
    seen.add(id);
  }
  return found.slice(0, most);
}

function strayLinks(entries: Found[]): { path: Path; url: string }[] {
  const found: { path: Path; url: string }[] = [];
  for (const { path, entry } of entries) {
    for (const [index, url] of (entry.links ?? []).entries()) {
      if (!isWebAddress(url)) found.push({ path: [...path, 'links', index], url });
    }
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}
