/** What we refuse while Liquid is at work: it is thrown, so that Liquid puts the place around it, and told as a diagnostic. */

/** The diagnostics that need nothing but a place. */
export const refusals = [
  'template-endless',
  'template-bottomless',
  'template-unquoted',
  'template-script',
  'template-misplaced',
  'template-undecodable',
] as const;

/** Ends the filling in of a template. */
export function refuse(code: (typeof refusals)[number]): never {
  throw new Error(code);
}

/** Ends it because of a partial that cannot be read. */
export function refusePartial(path: string, why: string): never {
  throw new Error(`${unread}${path}: ${why}`);
}

const unread = 'unread partial ';

/** What was refused of a partial; null where something else is wrong. */
export function refusedPartial(message: string): { path: string; why: string } | null {
  if (!message.startsWith(unread)) return null;
  const [path = '', why = ''] = message.slice(unread.length).split(/: (.*)/s);
  return { path, why };
}
