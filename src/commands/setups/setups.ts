/** The set-ups of `digest init`: each a folder here, with a configuration and a first week. */
import communityConfig from './community/digest.yaml?raw';
import communityNotes from './community/notes.txt?raw';
import linkblogConfig from './linkblog/digest.yaml?raw';
import linkblogNotes from './linkblog/notes.txt?raw';
import newsletterConfig from './newsletter/digest.yaml?raw';
import newsletterNotes from './newsletter/notes.txt?raw';
import researchConfig from './research/digest.yaml?raw';
import researchNotes from './research/notes.txt?raw';
import teamConfig from './team/digest.yaml?raw';
import teamNotes from './team/notes.txt?raw';

/** What a set-up is for, and what it writes. */
export interface Setup {
  about: string;
  /** The folder of its snippets. */
  input: string;
  /** Texts by the names of their files. */
  files: Record<string, string>;
}

function setup(about: string, input: string, config: string, notes: string): Setup {
  return { about, input, files: { 'digest.yaml': config, [`${input}/first-week.txt`]: notes } };
}

/** By name, in the order in which they are offered. */
export const setups: Record<string, Setup> = {
  newsletter: setup(
    'a newsletter by email, with a page on the web',
    'notes',
    newsletterConfig,
    newsletterNotes,
  ),
  team: setup('the status of a team', 'notes', teamConfig, teamNotes),
  linkblog: setup('a link blog for Hugo or another site of Markdown', 'links', linkblogConfig, linkblogNotes),
  research: setup('what a research group reads', 'reading', researchConfig, researchNotes),
  community: setup('notes of a village, a club or a parish', 'notes', communityConfig, communityNotes),
};
