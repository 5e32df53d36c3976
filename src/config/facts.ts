import type { FileFacts } from '../types.ts';

/** What is said of a file that says nothing of itself. */
export const noFacts: FileFacts = {
  date: null,
  tags: [],
  title: null,
  author: null,
  links: [],
  isClipping: false,
  isForeign: false,
  happening: null,
  draftLine: null,
};
