/** What stands before a text to invite to it, and is often how it begins. */

/** Whether a text begins with another one, as far as that was not cut; white space does not count. */
export function beginsWith(text: string, start: string): boolean {
  const folded = (it: string) => it.replace(/\s+/g, ' ').trim();
  // An ellipsis, and behind it where the rest is and whose it is.
  const head = [1, 2, 3].reduce((it) => it.replace(invitation, ''), folded(start));
  return folded(text).startsWith(head);
}

const invitation = /\s*(?:\[?(?:\.{3}|…)\]?|Read more.{0,40}|Continue reading.{0,80}|The post .{0,300})$/i;
