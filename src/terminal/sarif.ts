/** Diagnostics → SARIF 2.1.0, the exchange format of analysis tools: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
import type { Diagnostic, Place } from '../types.ts';

/** The part of a SARIF log that we write. */
export interface SarifLog {
  $schema: string;
  version: '2.1.0';
  runs: SarifRun[];
}

interface SarifRun {
  tool: { driver: { name: string; rules: { id: string }[] } };
  columnKind: 'utf16CodeUnits';
  results: SarifResult[];
}

interface SarifResult {
  ruleId: string;
  ruleIndex: number;
  level: 'error' | 'warning' | 'note';
  message: { text: string };
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: SarifRegion } }[];
}

interface SarifRegion {
  startLine: number;
  startColumn: number;
  endLine?: number;
}

/** One run with a result for each diagnostic; each code is a rule. */
export function sarifLog(diagnostics: Diagnostic[]): SarifLog {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const driver = { name: 'digest', rules: codes.map((id) => ({ id })) };
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => toResult(diagnostic, codes)),
      },
    ],
  };
}

function toResult(
  { code, severity, message, hint, place, endLine }: Diagnostic,
  codes: string[],
): SarifResult {
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: hint === null ? message : `${message} (${hint})` },
    locations: place === null ? [] : [{ physicalLocation: toLocation(place, endLine) }],
  };
}

function toLocation({ file, line, column }: Place, endLine: number | null) {
  const region = { startLine: line, startColumn: column, ...(endLine !== null && { endLine }) };
  // A reference of the URI: the slashes stay, and a colon in the first step must not read as a scheme.
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return { artifactLocation: { uri }, region };
}
