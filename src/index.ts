/**
 * The library: the stages on the way from snippets to an issue. Each takes what the one before gives.
 *
 * ```ts
 * const config = await loadConfig({ cwd });
 * const sources = await openSources(config.input, config);
 * const placed = classify(readEntries(sources), await compileRules(config));
 * const digest = await compose(placed, issueConfig(config, sources), { now: new Date() });
 * const files = await render(await layout(digest), [{ file: 'week.html', format: 'html' }]);
 * await write(files, { base: cwd });
 * ```
 *
 * What is wrong with snippets, rules or settings is a `Diagnostic`, and goes to the `report` that every stage takes; what is
 * thrown is a fault of this program. Without a `report` errors are thrown, too.
 *
 * @packageDocumentation
 */

export {
  batchPlacer,
  type Choice,
  type Classified,
  type ClassifyOptions,
  type Contender,
  type Coverage,
  check,
  classify,
  compileRules,
  cover,
  type DeniedHit,
  type DiscoverOptions,
  type Discovery,
  discoverThemes,
  type Evaluation,
  type Evidence,
  type Examined,
  type ExcludedHit,
  type Explanation,
  evaluate,
  explain,
  type FoundTheme,
  howManyFit,
  isOfAnotherField,
  type LabelGroup,
  type Labels,
  LEAST_TO_DISCOVER,
  type Margin,
  type Measurement,
  type NestedHit,
  newStatistics,
  type PlacedView,
  type Prediction,
  place,
  type RuleEvidence,
  type Rules,
  type RuleWork,
  type Statistics,
  type Suggestion,
  type Suggestions,
  type SuggestOptions,
  sampled,
  sampleSize,
  suggestKeywords,
  type ThemeCoverage,
  type ThemeNumber,
  type ThemeSuggestions,
  type UncertainEntry,
  unsorted,
} from './classify/classify.ts';
export {
  adaptSetUp,
  type IssueFlags,
  type NewTheme,
  packNames,
  packRules,
  readDay,
  readWeek,
  type SetUpAnswers,
  schemaLine,
  setUpAnswers,
} from './config/config.ts';
export { hasError } from './diagnostics/diagnostics.ts';
export type { ReportDiagnostic, Reporting } from './diagnostics/report.ts';
export {
  archiveRecord,
  type ComposeOptions,
  carriedIn,
  carriedOver,
  compose,
  type EarlierTelling,
  type EntryHistory,
  isTakenIn,
  type MissedWeeks,
  missedWeeks,
  type OpenArchive,
  remember,
  toldBefore,
  weekOf,
  weeksSoFar,
  weeksWithEntries,
} from './digest/digest.ts';
export { memoryGauge } from './input/input.ts';
export {
  type ArchiveVerdict,
  addToArchive,
  archivedFile,
  archivedIssue,
  openArchive,
  readArchived,
  recordIssue,
  recordSent,
  removeIssue,
  type SentMessage,
  sentBefore,
  splitBySent,
  verifyArchive,
} from './library/archive.ts';
export {
  type IssueOptions,
  issueConfig,
  type LabelMapOptions,
  type LoadOptions,
  loadConfig,
  readLabelMap,
  readPublication,
  titledIssue,
  toKeyword,
  writeKeywords,
  writeThemes,
} from './library/configuration.ts';
export { type Heartbeat, type HeartbeatIssue, touchHeartbeat } from './library/heartbeat.ts';
export {
  type AddressOptions,
  addressMessages,
  type FilterOptions,
  filterDigest,
  mayWrite,
  type ReadDigestOptions,
  readDigest,
  readTemplates,
  reserve,
  type WriteOptions,
  write,
} from './library/issue.ts';
export { openPreview, type Watched, watchedPaths, watchIssue } from './library/preview.ts';
export { buildSite, type SiteOptions } from './library/site.ts';
export { type OpenOptions, openSources, openTexts, readInput } from './library/sources.ts';
export {
  type Change,
  hasFiles,
  isThere,
  isUnderGit,
  type Lock,
  locate,
  type Outcome,
  type OutputPlan,
  openLock,
  type Patience,
  projectIn,
  standardOutput,
  writeNew,
} from './output/output.ts';
export {
  chunkReader,
  entriesOf,
  type LaidOutChunk,
  laidOut,
  readEntries,
  type Snippet,
} from './parse/parse.ts';
export {
  type BuiltInTemplate,
  builtInTemplates,
  daysInWords,
  type EntryRecord,
  type IssueLayout,
  isSameDigest,
  jsonOf,
  languages,
  layout,
  type RecordField,
  type RenderedFile,
  type RenderOptions,
  type RenderTarget,
  recordFields,
  recordWriter,
  render,
  type Template,
} from './render/render.ts';
export type * from './types.ts';
