/** The anchors that GitHub gives to headings: each depends on all the headings before it. */
import GithubSlugger, { slug } from 'github-slugger';

/** Tells the anchor of one heading after the other; empty where no words can be made into one, null where nobody asked for it. */
export type Anchors = (heading: string) => string | null;

/** Of all headings. The slugger keeps everything that it gave. */
export function allAnchors(): Anchors {
  const slugger = new GithubSlugger();
  return (heading) => slugger.slug(heading);
}

/**
 * Of headings with these words alone: they are few, and those of entries may be a million. Anchors of other words differ in
 * more than the numbers at the end, which is all that a heading can change in the anchor of another one.
 */
export function anchorsOf(headings: Iterable<string>): Anchors {
  const slugger = new GithubSlugger();
  const stems = new Set(Array.from(headings, stemOf));
  return (heading) => (stems.has(stemOf(heading)) ? slugger.slug(heading) : null);
}

/** Most end in no number, and are not looked at for one. */
function stemOf(heading: string): string {
  const words = slug(heading);
  return /\d$/.test(words) ? words.replace(/(?:-\d+)+$/, '') : words;
}
