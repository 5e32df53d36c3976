/** The bounds of a template: it counts its steps and how deep it is. Time is no bound, since machines differ. */
import { Context, type Liquid } from 'liquidjs';
import { refuse } from './refusal.ts';
import type { TemplateView } from './view.ts';

/** How deep partials and loops may stand in each other: nobody writes it, but a partial that includes itself. */
const DEEPEST = 100;

/** How many pieces a template may print, and how many more for each entry: a page prints some thirty of each. */
const MOST_STEPS = 1_000_000;
const MOST_STEPS_AN_ENTRY = 1000;

/**
 * What filters may make of it, in characters and items of lists, and how much more for each entry. An item is eight bytes,
 * so that these are 200 MB at most, and 80 kB.
 */
const MOST_MEMORY = 25_000_000;
const MOST_MEMORY_AN_ENTRY = 10_000;

/** A context in which a view is filled in, and where that comes to an end some time. */
export function boundedContext(engine: Liquid, view: TemplateView): Context {
  const entries = view.counts.read;
  const memoryLimit = MOST_MEMORY + MOST_MEMORY_AN_ENTRY * entries;
  const context = new Context(view, engine.options, { memoryLimit }, { liquid: engine });
  let steps = MOST_STEPS + MOST_STEPS_AN_ENTRY * entries;
  context.renderLimit.check = () => {
    steps -= 1;
    if (steps < 0) refuse('template-endless');
  };
  return withDepth(context, 0);
}

/** Counts what is opened in a context, and in those that come of it. */
function withDepth(context: Context, depth: number): Context {
  const { push, pop, spawn } = context;
  let deep = depth;
  const deeper = () => {
    if (deep >= DEEPEST) refuse('template-bottomless');
    return deep + 1;
  };
  context.push = (scope) => {
    deep = deeper();
    return push.call(context, scope);
  };
  context.pop = () => {
    deep -= 1;
    return pop.call(context);
  };
  context.spawn = (scope) => withDepth(spawn.call(context, scope), deeper());
  return context;
}
