/** The words of a line of Org as Markdown: links, emphasis, code; what Markdown would take for markup is text. */
export function orgInline(text: string): string {
  let markdown = '';
  let from = 0;
  for (const match of text.matchAll(piece)) {
    markdown += escaped(text.slice(from, match.index)) + ofPiece(match);
    from = match.index + match[0].length;
  }
  return markdown + escaped(text.slice(from));
}

/** `[[address][label]]`, `[[address]]`, an address, a time stamp, `=code=`, `~code~`, `*bold*`, `/slanted/`, `+struck+`, `_underlined_`. */
const piece =
  /\[\[([^[\]]+)\](?:\[([^[\]]*(?:\[[^[\]]*\][^[\]]*)*)\])?\]|https?:\/\/[^\s<>[\]"]+|[<[]\d{4}-\d{2}-\d{2}[^<>[\]]{0,40}[>\]]|(?<![\p{L}\p{N}])(?:([=~])(?=\S)([^=~]{1,500}?)(?<=\S)\3|([*/+_])(?=[^\s*/+_])([^*+_]{1,500}?)(?<=\S)\5)(?![\p{L}\p{N}])/gu;

const emphasis = new Map([
  ['*', '**'],
  ['/', '*'],
  ['+', '~~'],
  ['_', ''],
]);

function ofPiece([whole, address, label, codeSign, code, sign, words]: RegExpMatchArray): string {
  if (address !== undefined) return linkTo(address, label);
  if (codeSign !== undefined) return `\`${code!.replaceAll('`', "'")}\``;
  if (sign !== undefined) return `${emphasis.get(sign)}${orgInline(words!)}${emphasis.get(sign)}`;
  // A time stamp says its day; an address stands as it is.
  return /^[<[]\d/.test(whole) ? whole.slice(1, 11) : whole;
}

/** What leads to the web is a link; of files, ids and places in the file the words stay. */
function linkTo(address: string, label: string | undefined): string {
  if (/^(?:https?|mailto):/i.test(address)) {
    const url = address.replace(/[\s<>]/g, (sign) => encodeURIComponent(sign));
    return label === undefined ? `<${url}>` : `[${orgInline(label)}](<${url}>)`;
  }
  return escaped(label ?? address.replace(/^(?:file|id):/, ''));
}

/** Text in which nothing is markup for Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]~|]/g, '\\$&').replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/, '$1\\$2');
}
