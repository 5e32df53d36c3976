/** What is wrong with a digest as a whole, although each of its values is right. */

import { commonDiagnostic } from '../../diagnostics/messages.ts';
import type { PositionedText } from '../../diagnostics/position.ts';
import { type Path, pathText } from '../../text/paths.ts';
import { isWebAddress } from '../../text/web-address.ts';
import type { Diagnostic } from '../../types.ts';
import { digestDiagnostic } from '../messages.ts';
import type { Ids } from './ids.ts';
import { offsetAt } from './path.ts';
import type { DigestDraft, DraftEntry } from './schema.ts';

/** How many inconsistencies of a kind are reported. */
const most = 10;

/** An entry with the way to it. */
interface Found {
  path: Path;
  entry: DraftEntry;
}

/** Finds entries without words, entries and themes that are there twice, links that are none, and what belongs to nothing. */
export function inconsistenciesIn(
  draft: DigestDraft,
  ids: Map<DraftEntry, Ids>,
  document: PositionedText,
): Diagnostic[] {
  const at = (path: Path) => document.at(offsetAt(document.text, path));
  const entries = entriesOf(draft);
  const empty = entries.filter(({ entry }) => entry.title.trim() === '' && entry.body.trim() === '');
  const shown = new Set(Array.from(ids.values(), ({ given }) => given));
  return [
    ...(draft.to < draft.from ? [digestDiagnostic('digest-period', draft, at(['to']))] : []),
    ...empty
      .slice(0, most)
      .map(({ path }) => digestDiagnostic('digest-entry-empty', { path: pathText(path) }, at(path))),
    ...themesTwice(draft.themes).map(({ index, id }) =>
      digestDiagnostic('digest-theme-twice', { id }, at(['themes', index])),
    ),
    ...entriesTwice(entries, ids).map(({ path, ...facts }) =>
      digestDiagnostic('digest-entry-twice', facts, at(path)),
    ),
    ...danglingReferences(entries).map(({ path, url }) => commonDiagnostic('json-link', { url }, at(path))),
    ...orphans(draft, shown)
      .slice(0, most)
      .map(({ path, what, of }) => digestDiagnostic('digest-orphan', { what, id: of }, at(path))),
  ];
}

function entriesOf({ themes, unplaced, duplicates, skipped }: DigestDraft): Found[] {
  const listed = (entries: DraftEntry[], path: Path): Found[] =>
    entries.map((entry, index) => ({ path: [...path, index], entry }));
  const held = (list: { entry: DraftEntry }[], key: string): Found[] =>
    list.map(({ entry }, index) => ({ path: [key, index, 'entry'], entry }));
  return [
    ...themes.flatMap(({ entries }, index) => listed(entries, ['themes', index, 'entries'])),
    ...listed(unplaced, ['unplaced']),
    ...held(duplicates, 'duplicates'),
    ...held(skipped, 'skipped'),
  ];
}

/** What belongs to an entry that is not shown. With a limit, an entry may be there and not be shown. */
function orphans({ events, duplicates, limit }: DigestDraft, shown: Set<string>) {
  const all = [
    ...events.map(({ entry }, index) => ({ path: ['events', index], what: 'event', of: entry })),
    ...(limit === null ? duplicates : []).map(({ of }, index) => ({
      path: ['duplicates', index],
      what: 'duplicate',
      of,
    })),
  ];
  return all.filter(({ of }) => !shown.has(of));
}

/** The themes whose id another one had before them. */
function themesTwice(themes: DigestDraft['themes']): { index: number; id: string }[] {
  const seen = new Set<string>();
  const found: { index: number; id: string }[] = [];
  for (const [index, { id }] of themes.entries()) {
    if (seen.has(id)) found.push({ index, id });
    seen.add(id);
  }
  return found.slice(0, most);
}

/** The entries whose id another one had before them, so that they got another one. */
function entriesTwice(
  entries: Found[],
  ids: Map<DraftEntry, Ids>,
): { path: Path; id: string; own: string }[] {
  return entries
    .flatMap(({ path, entry }) => {
      const { given, own } = ids.get(entry) ?? {};
      return given === undefined || own === undefined || given === own ? [] : [{ path, id: given, own }];
    })
    .slice(0, most);
}

function danglingReferences(entries: Found[]): { path: Path; url: string }[] {
  const found: { path: Path; url: string }[] = [];
  for (const { path, entry } of entries) {
    for (const [index, url] of (entry.links ?? []).entries()) {
      if (!isWebAddress(url)) found.push({ path: [...path, 'links', index], url });
    }
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}
