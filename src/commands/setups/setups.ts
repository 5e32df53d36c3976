/** The set-ups of `digest init`: each a folder here, with a configuration and a first week. */
import { schemaLine } from '../../index.ts';
import communityConfig from './community/digest.yaml?raw';
import communityNotes from './community/notes.txt?raw';
import linkblogConfig from './linkblog/digest.yaml?raw';
import linkblogNotes from './linkblog/notes.txt?raw';
import newsletterConfig from './newsletter/digest.yaml?raw';
import newsletterNotes from './newsletter/notes.txt?raw';
import researchConfig from './research/digest.yaml?raw';
import researchNotes from './research/notes.txt?raw';
import financeNotes from './samples/finance.txt?raw';
import marketingNotes from './samples/marketing.txt?raw';
import newsNotes from './samples/news.txt?raw';
import teamConfig from './team/digest.yaml?raw';
import teamNotes from './team/notes.txt?raw';

/** What a set-up is for, and what it writes. */
export interface Setup {
  about: string;
  /** Its digest.yaml. */
  config: string;
  /** A first week of snippets. */
  notes: string;
  /** Whether what is built is kept in version control: the posts of a site are a part of it. */
  isSource: boolean;
}

function setup(about: string, config: string, notes: string, isSource = false): Setup {
  return { about, config: schemaLine + config, notes, isSource };
}

/** By name, in the order in which they are offered. */
export const setups: Record<string, Setup> = {
  newsletter: setup('a newsletter by email, with a page on the web', newsletterConfig, newsletterNotes),
  team: setup('the status of a team', teamConfig, teamNotes),
  linkblog: setup('a link blog for Hugo or another site of Markdown', linkblogConfig, linkblogNotes, true),
  research: setup('what a research group reads', researchConfig, researchNotes),
  community: setup('notes of a village, a club or a parish', communityConfig, communityNotes),
};

/** A first week for each pack. */
export const samples: Record<string, string> = {
  software: newsletterNotes,
  news: newsNotes,
  research: researchNotes,
  team: teamNotes,
  community: communityNotes,
  marketing: marketingNotes,
  finance: financeNotes,
};
