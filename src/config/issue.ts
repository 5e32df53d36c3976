/** What the files of an issue say of it as a whole, in their front matter. Rules stay with their files. */

import type { Config, Diagnostic, IssueKey } from '../types.ts';
import { configDiagnostic } from './messages.ts';

/** A file, and the configuration that its front matter makes for it. */
export interface ConfiguredFile {
  file: string;
  config: Config;
}

type Merged = { config: Config; diagnostics: Diagnostic[] };

/**
 * What has to be known before the first entry: which days the issue covers, and how much of it is kept. A week in the front matter of several files is the
 * date of their entries and asks for nothing: of a folder of weeks the latest is built.
 */
export function mergePeriod(config: Config, files: ConfiguredFile[]): Merged {
  const isWeek = (it: ConfiguredFile) => /^\d/.test(it.config.week ?? '') && it.config.week !== config.week;
  const asking = files.length === 1 ? files : files.map((it) => (isWeek(it) ? without(it, config) : it));
  const merged = merge(config, asking, ['week', 'since', 'until', 'timezone', 'limit', 'duplicates']);
  return {
    ...merged,
    config: { ...merged.config, strict: files.some((it) => it.config.strict) || config.strict },
  };
}

const without = ({ file, config }: ConfiguredFile, { week }: Config): ConfiguredFile => ({
  file,
  config: { ...config, week },
});

/** What else is said of the issue, by the files that have entries in it. */
export function mergeIssue(config: Config, files: ConfiguredFile[]): Merged {
  return merge(config, files, [
    ...(['title', 'issue', 'author', 'intro', 'preheader', 'lang', 'url'] as const),
    ...(['order', 'group', 'fold'] as const),
  ]);
}

const settingOf = (config: Config, key: IssueKey) => (key === 'url' ? config.publication.url : config[key]);

/** Of several files that differ the first one counts; the first other one is told with both places, further ones are counted. */
function merge(config: Config, files: ConfiguredFile[], keys: IssueKey[]): Merged {
  let merged = config;
  const diagnostics: Diagnostic[] = [];
  for (const key of keys) {
    const [first, ...others] = files.filter((it) => settingOf(it.config, key) !== settingOf(config, key));
    if (!first) continue;
    merged = withSetting(merged, first.config, key);
    const value = settingOf(first.config, key);
    // A file that asks for days has no week, and the reverse: that is no second opinion.
    const differing = others.filter(({ config }) => {
      const other = settingOf(config, key);
      return other !== value && other !== null && value !== null;
    });
    const [second] = differing;
    if (second === undefined) continue;
    const facts = {
      ...{ key, first: `${value}`, at: placeOf(first, key), other: `${settingOf(second.config, key)}` },
      more: differing.length - 1,
    };
    const at = second.config.written[key] ?? { place: { file: second.file, line: 1, column: 1 } };
    diagnostics.push(configDiagnostic('front-matter-differs', facts, at));
  }
  return { config: merged, diagnostics };
}

function withSetting(config: Config, from: Config, key: IssueKey): Config {
  const written = { ...config.written, ...(from.written[key] && { [key]: from.written[key] }) };
  if (key !== 'url') return { ...config, [key]: from[key], written };
  return { ...config, publication: { ...config.publication, url: from.publication.url }, written };
}

function placeOf({ file, config }: ConfiguredFile, key: IssueKey): string {
  const place = config.written[key]?.place;
  return place ? `${place.file}:${place.line}` : file;
}
