/** Liquid as our templates have it: strict, escaping by the target, without a clock, and within its folder. */
import { CaptureTag, Liquid, Parser, toValue } from 'liquidjs';
import type { Template } from '../rendering.ts';
import type { EscapeTarget } from './escaping.ts';
import { filterText } from './filters.ts';
import { folderOf } from './folder.ts';
import { isMarkup, markup } from './markup.ts';
import { newOutputBuffer, type OutputBuffer, type Spot } from './output-buffer.ts';
import { refuse } from './refusal.ts';

/** How many characters a template may write, what it captures included. */
const MOST_WRITTEN = 200_000_000;

/** An engine for templates of a target, which finds partials in the folder of a template. */
export function engineFor(target: EscapeTarget, template: Template): Liquid {
  let left = MOST_WRITTEN;
  const newBuffer = () =>
    newOutputBuffer((length) => {
      left -= length;
      if (left < 0) refuse('template-endless');
    });
  const open = { buffer: newBuffer() };
  const engine = new Liquid({
    outputEscape: (value: unknown) => shown(value, target, open.buffer),
    strictFilters: true,
    strictVariables: true,
    // `{% if item.links.first %}` asks whether there is one.
    lenientIf: true,
    ownPropertyOnly: true,
    extname: '.liquid',
    root: ['.'],
    fs: folderOf(template),
    // A partial in a loop is read once.
    cache: true,
  });
  engine.registerTag('capture', captureOf(engine));
  trackBuffers(engine, open, newBuffer);
  return engine;
}

/** Sees to it that whoever prints a value knows what stands before it. */
function trackBuffers(
  { renderer }: Liquid,
  open: { buffer: OutputBuffer },
  newBuffer: () => OutputBuffer,
): void {
  const { renderTemplates } = renderer;
  renderer.renderTemplates = function* (pieces, context, emitter = newBuffer()) {
    const outer = open.buffer;
    open.buffer = emitter as OutputBuffer;
    const written = yield* renderTemplates.call(renderer, pieces, context, emitter);
    open.buffer = outer;
    return written;
  };
}

/** What a template prints of a value. */
function shown(given: unknown, target: EscapeTarget, buffer: OutputBuffer): string {
  // `nil` and `empty` are objects of Liquid's own.
  const value: unknown = toValue(given);
  if (target.markup === 'html' && target.isBare) refuseSpot(value, buffer.spot);
  return textIn(value, target);
}

/** Markup as it is, all else as text. */
function textIn(value: unknown, target: EscapeTarget): string {
  if (Array.isArray(value)) return value.map((each) => textIn(toValue(each), target)).join('');
  if (isMarkup(value)) return target.isBare ? String(value) : target.escape(String(value));
  if (typeof value !== 'object' || value === null) return target.escape(filterText(value));
  // Nobody wants to read "[object Object]".
  throw new Error(`this is no text, but has ${Object.keys(value).join(', ')}`);
}

/** Escaping keeps a value within a text or a quoted attribute, and nowhere else; a number ends nothing. */
function refuseSpot(value: unknown, spot: Spot): void {
  const isHtml = isMarkup(value) || (Array.isArray(value) && value.some(isMarkup));
  if (spot === 'script') refuse('template-script');
  if (isHtml && (spot === 'attribute' || spot === 'tag')) refuse('template-misplaced');
  if (spot === 'bare' || (spot === 'tag' && typeof value !== 'number')) refuse('template-unquoted');
}

/** What was captured has been escaped on the way, so that it is markup. */
function captureOf(engine: Liquid): Parameters<Liquid['registerTag']>[1] {
  return {
    parse(token, tokens) {
      const tag = new CaptureTag(token, tokens, engine, new Parser(engine));
      Object.assign(this, { tag, children: () => tag.children(), localScope: () => tag.localScope() });
    },
    *render(context) {
      const tag: CaptureTag = this.tag;
      yield tag.render(context);
      const scope = context.bottom();
      scope[tag.variable] = markup(String(scope[tag.variable]));
    },
  };
}
