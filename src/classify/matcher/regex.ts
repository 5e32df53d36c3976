/** The only room of re2js: regular expressions that run in time linear in the text, whoever wrote them. */
import { RE2JS } from 're2js';

/** A compiled expression. */
export interface RegularExpression {
  /** The places of all matches, as offsets in UTF-16 code units; empty matches are none. */
  findAll(text: string): { start: number; end: number }[];
}

const FLAGS: Record<string, number> = { i: RE2JS.CASE_INSENSITIVE, s: RE2JS.DOTALL, m: RE2JS.MULTILINE };

/** Compiles a regular expression of the rules; they were validated when they were read. */
export function compileRegex(source: string, flags: string): RegularExpression {
  const compiled = RE2JS.compile(
    source,
    [...flags].reduce((mask, flag) => mask | FLAGS[flag]!, 0),
  );
  return {
    findAll(text) {
      const matcher = compiled.matcher(text);
      const found = [];
      while (matcher.find()) {
        if (matcher.end() > matcher.start()) found.push({ start: matcher.start(), end: matcher.end() });
      }
      return found;
    },
  };
}
