/** Liquid as our templates have it: strict, escaping by the target, without a clock, and within its folder. */
import { CaptureTag, Liquid, Parser, toValue } from 'liquidjs';
import type { Template } from '../rendering.ts';
import { newSheet, type Sheet } from './document.ts';
import type { Target } from './escaping.ts';
import { textOf } from './filters.ts';
import { folderOf } from './folder.ts';
import { isMarkup, markup } from './markup.ts';
import { refuse } from './refusal.ts';

/** What filters may make, in characters and in items of lists. */
const MOST_MEMORY = 200_000_000;

/** An engine for templates of a target, which finds partials in the folder of a template. */
export function engineFor(target: Target, template: Template): Liquid {
  const desk = { sheet: newSheet() };
  const engine = new Liquid({
    outputEscape: (value: unknown) => shown(value, target, desk.sheet),
    strictFilters: true,
    strictVariables: true,
    // `{% if item.links.first %}` asks whether there is one.
    lenientIf: true,
    ownPropertyOnly: true,
    memoryLimit: MOST_MEMORY,
    extname: '.liquid',
    root: ['.'],
    fs: folderOf(template),
    // A partial in a loop is read once.
    cache: true,
  });
  engine.registerTag('capture', captureOf(engine));
  keepSheets(engine, desk);
  return engine;
}

/** Sees to it that whoever prints a value knows what stands before it. */
function keepSheets({ renderer }: Liquid, desk: { sheet: Sheet }): void {
  const { renderTemplates } = renderer;
  renderer.renderTemplates = function* (pieces, context, emitter = newSheet()) {
    const outer = desk.sheet;
    desk.sheet = emitter as Sheet;
    const written = yield* renderTemplates.call(renderer, pieces, context, emitter);
    desk.sheet = outer;
    return written;
  };
}

/** What a template prints of a value: markup as it is, all else as text. */
function shown(given: unknown, target: Target, sheet: Sheet): string {
  // `nil` and `empty` are objects of Liquid's own.
  const value: unknown = toValue(given);
  if (Array.isArray(value)) return value.map((each) => shown(each, target, sheet)).join('');
  if (target.markup === 'html' && target.isBare) refuseSpot(value, sheet);
  if (isMarkup(value)) return target.isBare ? String(value) : target.escape(String(value));
  if (typeof value !== 'object' || value === null) return target.escape(textOf(value));
  // Nobody wants to read "[object Object]".
  throw new Error(`this is no text, but has ${Object.keys(value).join(', ')}`);
}

/** Escaping keeps a value within a text or a quoted attribute, and nowhere else. */
function refuseSpot(value: unknown, { spot }: Sheet): void {
  if (spot === 'bare') refuse('template-unquoted');
  if (spot === 'script') refuse('template-script');
  if (spot === 'attribute' && isMarkup(value)) refuse('template-misplaced');
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
