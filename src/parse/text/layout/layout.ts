/** How a text is laid out, as the whole of it shows. */
import type { InputFormat } from '../../../types.ts';
import type { Opening } from '../batches/batches.ts';
import { arePointsEntries, mayBeEntries } from '../batches/introduced.ts';
import { letterheadOf } from '../batches/letterhead.ts';
import type { Habits } from '../batches/read-batch.ts';
import { takeReferences } from '../batches/references.ts';
import { type LineTable, lineTable, scanLines } from '../lines/lines.ts';
import { wrapWidth } from '../lines/wrap.ts';
import { type Markers, markersOf } from './layout-markers.ts';

/** What an entry is: two lines, a batch, a point of a list, a line with an address, a message, a batch of labelled lines, a line of todo.txt, any line. */
export type Shape = 'pairs' | 'blocks' | 'list' | 'links' | 'chat' | 'labelled' | 'todo' | 'lines';

/** What each shape is called. */
export const shapes: Record<Shape, string> = {
  pairs: 'titles and bodies',
  blocks: 'one entry a block',
  list: 'a list',
  links: 'an address a line',
  chat: 'a chat',
  labelled: 'labelled lines',
  todo: 'a task a line, as in todo.txt',
  lines: 'an entry a line',
};

/** A layout in a few words. */
export function layoutInWords({ shape, width }: Layout): string {
  return width === 0 ? shapes[shape] : `${shapes[shape]}, wrapped at ${width} columns`;
}

/** How a text is laid out. */
export interface Layout extends Habits {
  shape: Shape;
  /** The columns at which its lines were wrapped; 0 when they were not. */
  width: number;
  /** What shows that an entry begins; `blank` where none has a blank line in it. */
  opening: Opening;
  /** Whether the month stands before the day in the messages of a chat. */
  isMonthFirst: boolean;
  /** Whether points under a line that introduces them are entries, rather than what is said of that line. */
  introduces: boolean;
  /** Whether blocks begin with the name of whose they are, which several have. */
  areBelowSource: boolean;
  /** Whether lines alone in capitals are the names of sections. */
  areShoutedNames: boolean;
  /** Another shape that it may as well have; null when there is none. */
  doubt: Shape | null;
}

/** The shape that a format says; null when it says none, since it is another one or `text`. */
export function shapeAsked(format: InputFormat): Shape | null {
  return format === 'pairs' || format === 'blocks' || format === 'list' ? format : null;
}

/**
 * Bytes that are looked at, however long the text is. Fewer than a piece of a long input has, so that reading in
 * pieces and as a whole see the same.
 */
const sampleLength = 1 << 17;

/** Finds the layout of a text; `asked` is the shape where somebody said it. */
export function layoutOf(bytes: Uint8Array, asked: Shape | null): Layout {
  const table = lineTable();
  scanLines(bytes, 0, sampleEnd(bytes), table);
  takeReferences(table);
  dropHead(table);
  const width = wrapWidth(table);
  const markers = markersOf(table, width);
  const introduces =
    asked === 'list' || (asked === null && arePointsEntries(markers.introduced, markers.lines));
  const { shape, doubt } = asked === null ? shapeOf(markers, introduces) : { shape: asked, doubt: null };
  const opening = openingOf(shape, markers);
  const { isMonthFirst, pairs, joined, echoes, doubled } = markers;
  const habits = {
    areBelowSource: shape === 'blocks' && markers.sameFirst > 0 && markers.sameFirst * 3 >= markers.footed,
    areShoutedNames: opening === 'blank' && areNames(markers),
    isPaired: joined * 10 <= pairs && pairs >= fewestPairs,
    isEchoed: echoes >= fewestEchoes && echoes * 4 >= doubled,
  };
  if (asked === null && (opening === 'rule' || opening === 'title' || opening === 'underline'))
    return { shape: 'blocks', width, opening, doubt: null, isMonthFirst, introduces: false, ...habits };
  return { shape, width, opening, doubt, isMonthFirst, introduces, ...habits };
}

/** Blanks the lines at the head that say which issue the text is: they are no titles over what stands below them. */
function dropHead(table: LineTable): void {
  const head = letterheadOf(table);
  if (head === null) return;
  for (let line = head.from; line < head.to; line++) table.end[line] = table.start[line]!;
}

/** Whether two lines or more stand alone in capitals, over batches that have titles of their own, none of which is in capitals. */
const areNames = ({ shouted, shoutedTitles, calm }: Markers): boolean =>
  shouted >= 2 && shoutedTitles === 0 && calm >= shouted;

/** So many pairs, and so many that are one line twice, make a habit. */
const fewestPairs = 12;
const fewestEchoes = 2;

/** Behind the last whole line that the sample has room for. */
function sampleEnd(bytes: Uint8Array): number {
  if (bytes.length <= sampleLength) return bytes.length;
  const end = bytes.lastIndexOf(0x0a, sampleLength) + 1;
  return end > 0 ? end : sampleLength;
}

/** What shows that an entry begins, in a text of some shape: where batches are no entries, something else does. */
function openingOf(shape: Shape, markers: Markers): Opening {
  const { batches, heads, answered, prose, rules, further, furtherProse } = markers;
  if (rules >= 2 && markers.clipped * 5 >= rules * 4) return 'rule';
  if (shape === 'labelled')
    return markers.titleFirst >= 2 && markers.titleFirst === markers.titleLabels ? 'label' : 'blank';
  if (shape === 'list' && markers.furtherIn > 0) return 'point';
  if (shape !== 'pairs' && shape !== 'blocks') return 'blank';
  if (markers.underlined >= 2 && batches <= markers.underlined * 1.5 && markers.likePairs * 2 < batches)
    return 'underline';
  if (rules >= 2 && further * 2 >= rules && furtherProse * 10 >= further * 7) return 'rule';
  const areApart = answered >= 2 && prose * 5 >= heads * 4 && (heads + prose) * 10 >= batches * 9;
  return areApart ? 'title' : 'blank';
}

/** The shape that fits; ordered from what cannot be mistaken to what can. */
function shapeOf(markers: Markers, introduces: boolean): Pick<Layout, 'shape' | 'doubt'> {
  const { lines, batches, points, listed, named, linked, addresses, headed, footed } = markers;
  if (isChat(markers)) return sure('chat');
  if (isTodoFile(markers)) return sure('todo');
  if (isLabelled(markers)) return sure('labelled');
  if (areCommits(markers)) return sure('lines');
  if (points >= 2 && (listed + named) * 10 >= lines * 6) return sure('list');
  if (named > 0 && named * 10 >= lines * 6) return sure('list');
  if (introduces) return sure('list');
  if (lines >= 2 && (linked + addresses) * 10 >= lines * 8) return sure('links');
  if (areNamedLinks(markers)) return sure('links');
  if (arePictured(markers) || areLed(markers)) return sure('lines');
  if (areUnderCapitals(markers) || haveLabelEach(markers)) return sure('blocks');
  if (headed >= 2 && headed * 10 >= batches * 6 && addresses < lines) return sure('blocks');
  if (footed >= 2 && footed * 10 >= batches * 6) return sure('blocks');
  if (haveRemarks(markers)) return { shape: 'blocks', doubt: markers.bare > markers.topped ? 'pairs' : null };
  const { shape, doubt } = blocksOrPairs(markers);
  return { shape, doubt: mayBeEntries(markers.introduced, lines) ? 'list' : doubt };
}

/** Whether a third of the lines or more are stamps of messages; those that may be none count where somebody speaks twice. */
function isChat({ lines, stamped, spoken, doubtful }: Markers): boolean {
  const isSpoken = new Set(doubtful).size < doubtful.length;
  const stamps = stamped + (isSpoken ? doubtful.length : 0);
  return stamps >= 2 && stamps * 3 >= lines && (spoken > 0 || isSpoken);
}

/** Whether nearly all lines are commits, or drawn between them. */
const areCommits = ({ lines, commits, drawn }: Markers): boolean =>
  commits >= 2 && (commits + drawn) * 5 >= lines * 4;

/** Whether most lines are a few words and an address, two or more of them together, and the others the names of their sections. */
const areNamedLinks = ({ lines, linked, addresses, overLinks, underName }: Markers): boolean =>
  underName >= 2 && underName * 2 >= linked && (linked + addresses + overLinks) * 10 >= lines * 9;

/** Whether most batches end in a line with the same label: `Contact: …`. */
const haveLabelEach = ({ batches, sameLabel }: Markers): boolean =>
  sameLabel > 0 && (sameLabel + 1) * 10 >= batches * 7;

/** Whether nearly all batches, three or more, begin with a title in capitals. */
const areUnderCapitals = ({ batches, shoutedTitles }: Markers): boolean =>
  shoutedTitles >= 3 && shoutedTitles * 10 >= batches * 8;

/** Whether all batches, three or more, are a title with a few words below it, most of which cannot be pairs. */
const haveRemarks = ({ batches, topped, bare, unpaired }: Markers): boolean =>
  batches >= 3 && topped + bare === batches && (topped + unpaired) * 2 > batches;

/** Whether all lines have a picture before them, in batches that are no pairs. */
const arePictured = ({ lines, batches, pictured, details }: Markers): boolean =>
  lines >= 2 && pictured === lines && details === 0 && lines >= batches * 3;

/**
 * Whether most lines begin with bold words, or all of three or more with a few words and a dash, or with who says it, or nearly all with a stroke; lines with
 * the same words before their colons in several batches are what is told of one thing.
 */
const areLed = ({ lines, batches, bold, dashed, divided, said, tabbed }: Markers): boolean =>
  (tabbed >= 2 && tabbed === lines) ||
  (bold >= 2 && bold * 3 >= lines * 2) ||
  (dashed >= 3 && dashed === lines) ||
  (divided >= 3 && divided * 20 >= lines * 19) ||
  (said >= 3 && said === lines && (batches === 1 || batches === lines));

/** Whether lines are tasks: half of them look so, and they are no titles over bodies; or most have a project and an `x` does for what is done. */
function isTodoFile({ lines, todos, projects, crossed, told, taskOver }: Markers): boolean {
  if (lines < 2 || told * 4 > lines || taskOver * 2 === lines) return false;
  if (todos === 0) return crossed > 0 && told === 0 && lines > 2 && projects * 5 >= lines * 4;
  return (todos + projects) * 2 >= lines;
}

/** Whether lines are labelled: half of them, a title among them, and most have another label over or under them. */
function isLabelled({ lines, labelled, titleLabels, apart, apartOthers }: Markers): boolean {
  if (apartOthers > 0 && apart * 2 >= labelled) return false;
  return titleLabels >= 1 && labelled >= 2 && labelled * 2 >= lines;
}

const sure = (shape: Shape): Pick<Layout, 'shape' | 'doubt'> => ({ shape, doubt: null });

/** Log-odds a batch that are no more than chance. */
const chance = 1;

/**
 * One entry a batch, or pairs: what costs less over all batches that are longer than a pair. It is doubtful when that is
 * hardly less, and other entries would come of it.
 */
function blocksOrPairs({
  asBlocks,
  asPairs,
  long,
  whole,
  batches,
}: Markers): Pick<Layout, 'shape' | 'doubt'> {
  if (long < 2 || long * 2 < batches) return sure('pairs');
  const edge = (asPairs - asBlocks) / long;
  const isDoubtful = Math.abs(edge) < chance && whole < long;
  if (edge > 0) return { shape: 'blocks', doubt: isDoubtful ? 'pairs' : null };
  return { shape: 'pairs', doubt: isDoubtful ? 'blocks' : null };
}
