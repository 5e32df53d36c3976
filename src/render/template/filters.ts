/** The filters that are ours: those that have to know the target, and those of Liquid that ask the machine. */
import { type Liquid, filters as liquidFilters, toValue } from 'liquidjs';
import type { Digest } from '../../types.ts';
import { addressValue, followable } from './addresses.ts';
import { type DateWriter, dateWriter } from './dates.ts';
import { type EscapeTarget, escapeHtml } from './escaping.ts';
import { isMarkup, markup } from './markup.ts';
import { refuse } from './refusal.ts';

/** Gives an engine the filters of a target; `lang` is the language of the names of months. */
export function addFilters(
  engine: Liquid,
  target: EscapeTarget,
  { generatedAt }: Digest,
  lang: string,
): void {
  // Chance has no place in an issue.
  engine.unregisterFilter('sample');
  engine.registerFilter('web_link', (value: unknown) => {
    const address = followable(filterText(value));
    return address === null ? null : addressValue(address, target);
  });
  const json = (value: unknown, space = 0) => safeJson(JSON.stringify(value ?? null, null, space));
  for (const name of ['json', 'jsonify', 'inspect']) {
    engine.registerFilter(name, target.isBare ? json : { raw: true, handler: json });
  }
  addAddressFilters(engine);
  if (target.markup === 'html' && target.isBare) addHtmlFilters(engine);
  addDateFilters(engine, dateWriter(lang, generatedAt), dateWriter('en', generatedAt));
}

/** What a value says as text. */
export function filterText(given: unknown): string {
  const value: unknown = toValue(given);
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.map(filterText).join('') : String(value);
}

/** Liquid's own give up where a letter is cut in half, and do not say what they cannot decode. */
function addAddressFilters(engine: Liquid): void {
  const whole = (value: unknown) => filterText(value).replace(/\p{Surrogate}/gu, '\uFFFD');
  for (const name of ['url_encode', 'cgi_escape', 'uri_escape'] as const) {
    const encode = liquidFilters[name] as (text: string) => string;
    engine.registerFilter(name, (value: unknown) => encode(whole(value)));
  }
  engine.registerFilter('url_decode', (value: unknown) => {
    const text = filterText(value).replaceAll('+', ' ');
    try {
      return decodeURIComponent(text);
    } catch {
      return refuse('template-undecodable');
    }
  });
}

/** In a page these give markup, which is not to be escaped once more. */
function addHtmlFilters(engine: Liquid): void {
  const escaped = (value: unknown) => markup(escapeHtml(filterText(value)));
  for (const name of ['escape', 'xml_escape']) engine.registerFilter(name, escaped);
  engine.registerFilter('newline_to_br', (value: unknown) =>
    markup((isMarkup(value) ? filterText(value) : escapeHtml(filterText(value))).replace(/\n/g, '<br>\n')),
  );
}

function addDateFilters(engine: Liquid, write: DateWriter, writeEnglish: DateWriter): void {
  const add = (name: string, format: (asked: unknown) => string, writer: DateWriter) =>
    // What is no date stays as it is, as in Liquid.
    engine.registerFilter(
      name,
      (value: unknown, asked: unknown, zone: unknown) => writer(value, format(asked), zone) ?? value,
    );
  add('date', (asked) => (asked === undefined ? '%-d %B %Y' : filterText(asked)), write);
  add('date_to_xmlschema', () => '%Y-%m-%dT%H:%M:%S%:z', writeEnglish);
  add('date_to_rfc822', () => '%a, %d %b %Y %H:%M:%S %z', writeEnglish);
  add('date_to_string', () => '%d %b %Y', write);
  add('date_to_long_string', () => '%d %B %Y', write);
}

/** JSON in which nothing can be taken for the end of a script or for a command to a terminal. */
function safeJson(json: string): string {
  return json.replace(
    /[<\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFEFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
