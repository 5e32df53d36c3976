/** The story of `render`: an issue that was written as JSON is read back. Filters take the last part of the way. */
import { loadConfig } from './config/config.ts';
import { hasError } from './diagnostics/diagnostics.ts';
import { readDigest } from './digest/json/json.ts';
import { encodingFault } from './input/encoding.ts';
import { inputDiagnostic } from './input/messages.ts';
import { makeEntry } from './parse/entry.ts';
import { loadLinkFinder } from './parse/links.ts';
import { type NamedWorld, readPublication } from './publication.ts';
import type { Config, Diagnostic, Digest, Source } from './types.ts';

/** What a person asked for. */
export interface ReissueRequest {
  /** The file with the JSON, or `-`. */
  input: string;
  /** The configuration file named by the user; null: search upward from `cwd`. */
  configPath: string | null;
  cwd: string;
  env: Record<string, string | undefined>;
}

/** What the story reads with. */
export interface ReissueWorld extends NamedWorld {
  readStandardInput(): Promise<
    { bytes: Uint8Array; diagnostic: null } | { bytes: null; diagnostic: Diagnostic }
  >;
}

/** An issue that was read, with the configuration for its way out; or why there is none. */
export interface Reissue {
  digest: Digest | null;
  config: Config | null;
  /** The input, as the user would say it. */
  file: string;
  configFiles: string[];
  diagnostics: Diagnostic[];
}

/** Reads an issue. What its JSON does not say comes from the configuration. */
export async function reissue(request: ReissueRequest, world: ReissueWorld): Promise<Reissue> {
  const { input, configPath, cwd, env } = request;
  const file = input === '-' ? 'stdin' : input;
  const { config, files, diagnostics } = await loadConfig({ cwd, path: configPath, env });
  const nothing: Reissue = { digest: null, config: null, file, configFiles: files, diagnostics };
  if (hasError(diagnostics)) return nothing;

  const read = input === '-' ? await world.readStandardInput() : await world.readNamed(input, cwd);
  const { publication, ...named } = await readPublication(config, world);
  diagnostics.push(...named.diagnostics);
  if (read.diagnostic !== null) diagnostics.push(read.diagnostic);
  if (read.bytes === null || hasError(diagnostics)) return nothing;

  const { lang, preheader } = config;
  const back = await readBack({ file, bytes: read.bytes }, { lang, preheader, publication });
  return { ...nothing, digest: back.digest, config, diagnostics: [...diagnostics, ...back.diagnostics] };
}

/** Reads the bytes of a digest; what they do not say is as it is `before`. */
export async function readBack(
  source: Source,
  before: Pick<Digest, 'lang' | 'preheader' | 'publication'>,
): Promise<{ digest: Digest | null; diagnostics: Diagnostic[] }> {
  const { file, bytes } = source;
  const fault =
    bytes.length > mostBytes
      ? inputDiagnostic('digest-too-large', {}, { place: { file, line: 1, column: 1 } })
      : encodingFault(source);
  if (fault !== null) return { digest: null, diagnostics: [fault] };
  const json = new TextDecoder().decode(bytes);
  if (json.includes('://')) await loadLinkFinder();
  const { lang, preheader, publication } = before;
  const describe = (text: { title: string; body: string }) =>
    makeEntry({ ...text, date: null, source: { file, line: 1, endLine: 1 } });
  return readDigest(json, { file, lang, preheader, publication, describe });
}

/** Below V8's limit for a string, 2^29 - 24 code units. */
const mostBytes = 500_000_000;
