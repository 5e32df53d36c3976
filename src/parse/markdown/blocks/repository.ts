/** What a repository says of itself, in its README and below the changes of its releases. */
import { late } from '../../../text/late.ts';
import words from './repository.yaml';

const names = late(() => {
  const { about, releases } = words as Record<'about' | 'releases', string[]>;
  const line = new RegExp(`^(?:@[\\w-]+(?:\\[bot\\])? )?(?:${releases.join('|')})(?=\\W)`, 'i');
  return { about: new Set(about), line };
});

/** Whether a line is what GitHub writes below the changes of a release: where all of them are, and whose are the first. */
export const isOfRelease = (line: string): boolean => names().line.test(line);

/** Whether a heading says that what is below it tells how one takes part, or of the licence: `## 📜 License` */
export const isAboutRepository = (heading: string): boolean =>
  names().about.has(heading.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''));
