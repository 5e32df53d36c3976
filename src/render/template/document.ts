/** What a template has written so far, and where in HTML that leaves off. */
import type { Emitter } from 'liquidjs';

/** Something that a template writes to. */
export interface Sheet extends Emitter {
  readonly buffer: string;
  /** Where in HTML what comes next stands. `bare` is the value of an attribute without quotes, which ends at the next space. */
  readonly spot: 'text' | 'attribute' | 'bare' | 'script';
}

/** A sheet with nothing on it. */
export function newSheet(): Sheet {
  let buffer = '';
  let within: Within = { kind: 'text' };
  let isBare = false;
  return {
    get buffer() {
      return buffer;
    },
    get spot() {
      if (within.kind === 'raw') return within.name === 'script' ? 'script' : 'text';
      if (within.kind === 'tag' || within.kind === 'quotes') return isBare ? 'bare' : 'attribute';
      return 'text';
    },
    write(piece: unknown) {
      const text = String(piece ?? '');
      if (text === '') return;
      buffer += text;
      within = after(text, within);
      isBare = within.kind === 'tag' && /=\s*$/.test(text);
    },
  };
}

/** What of HTML is open. */
type Within =
  | { kind: 'text' | 'comment' }
  | { kind: 'tag' | 'raw'; name: string }
  | { kind: 'quotes'; name: string; sign: string };

/** What is open behind a text, by what is open before it. */
function after(text: string, before: Within): Within {
  let within = before;
  for (let at = 0; at < text.length; ) {
    const sign = signs[within.kind](within);
    sign.lastIndex = at;
    const match = sign.exec(text);
    if (match === null) return within;
    within = opened(match, within);
    at = sign.lastIndex;
  }
  return within;
}

/** What ends the state of things. A tag's name may be a value, too: then the text ends behind its bracket. */
const signs: Record<Within['kind'], (within: Within) => RegExp> = {
  text: () => /<(?:(!--)|([a-z/!?][^\s>]*|$))/gi,
  comment: () => /-->/g,
  tag: () => /["'>]/g,
  quotes: (within) => new RegExp('sign' in within ? within.sign : '', 'g'),
  raw: (within) => new RegExp('name' in within ? `</${within.name}` : '', 'gi'),
};

function opened([sign, comment, tag = '']: RegExpExecArray, within: Within): Within {
  switch (within.kind) {
    case 'text':
      return comment === undefined ? { kind: 'tag', name: tag.toLowerCase() } : { kind: 'comment' };
    case 'comment':
      return { kind: 'text' };
    case 'quotes':
      return { kind: 'tag', name: within.name };
    case 'raw':
      return { kind: 'tag', name: '' };
    default:
      if (sign !== '>') return { kind: 'quotes', name: within.name, sign };
      return /^(?:script|style)$/.test(within.name) ? { kind: 'raw', name: within.name } : { kind: 'text' };
  }
}
