/** What site generators ask for at the head of a page, as YAML. */

import type { IssueLayout } from '../layout/issue.ts';
import { oneLine } from '../printable.ts';

/** The front matter of an issue, between its fences. A string of JSON is one of YAML. */
export function frontMatterText({ title, edition, digest, counts, sections }: IssueLayout): string {
  const { issue, author, preheader } = digest;
  const description = preheader ?? counts;
  const tags = sections.filter(({ kind }) => kind === 'theme').map(({ heading }) => heading.title);
  const values: Record<string, string | string[] | null> = {
    title: issue === null ? title : `${title}, ${issue}`,
    description: description === null ? null : oneLine(description),
    author,
    tags,
  };
  const lines = Object.entries(values).flatMap(([key, value]) =>
    value === null ? [] : [`${key}: ${JSON.stringify(value)}`],
  );
  // A day without quotes is a date to all of them.
  return ['---', lines[0], `date: ${edition.to.iso}`, ...lines.slice(1), '---', ''].join('\n');
}
