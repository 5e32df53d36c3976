/** Where elements stand in XML. Entities that a document declares are never expanded, and nothing is fetched. */
import { readElements } from './elements.ts';

/** An element: offsets in UTF-16 code units, the end exclusive; `end` is null where it is never closed. */
export interface Stretch {
  start: number;
  end: number | null;
  /** Whether there is any text or attribute in it. */
  says: boolean;
}

/** The elements of these names that stand in no other such element, in order. Linear in the length of the text. */
export function elementsNamed(xml: string, names: string[]): Stretch[] {
  const found: Stretch[] = [];
  let open: Stretch | null = null;
  const named = new RegExp(`(?:^|:)(?:${names.join('|')})$`, 'i');
  readElements(xml, { nesting: named, isXml: true }, (parser) => ({
    onopentag(name, attributes) {
      if (open === null && named.test(name)) {
        open = { start: parser.startIndex, end: null, says: false };
        found.push(open);
      } else if (open !== null && Object.keys(attributes).length > 0) open.says = true;
    },
    ontext(text) {
      if (open !== null && text.trim() !== '') open.says = true;
    },
    onclosetag(name, isImplied) {
      if (open === null || isImplied || !named.test(name)) return;
      open.end = parser.endIndex + 1;
      open = null;
    },
  }));
  return found;
}
