/** A table as bars: the median, from the least to the most, its goal, and the runs before. */
import { goalsOf } from './goals.js';

const ROW = 26;
const NAMES = 230;
const BARS = 380;
const PAST = 110;
const WIDTH = NAMES + BARS + 60 + PAST;

const GREEN = '#2da44e';
const AMBER = '#d4a72c';
const RED = '#cf222e';
const GREY = '#8c959f';

/** An SVG that reads on light and on dark. */
export function chart({ title, rows }) {
  const most = Math.max(
    ...rows.map(({ ratio, goal }) => Math.max(Math.min(ratio.max, ratio.median * 2), goal ?? 0)),
  );
  const x = (value) => NAMES + (Math.min(value, most) / most) * BARS;
  const height = rows.length * ROW + 16;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="#6e7781">`,
    `<title>${escaped(title)}</title>`,
    ...rows.map((row, at) => bar(row, 8 + at * ROW, x)),
    '</svg>',
    '',
  ].join('\n');
}

function bar(row, top, x) {
  const { name, ratio, goal, past } = row;
  const middle = top + ROW / 2;
  const end = x(ratio.median);
  const whisker = `M${n(x(ratio.min))} ${middle}H${n(x(ratio.max))}`;
  return [
    `<text x="${NAMES - 8}" y="${middle + 4}" text-anchor="end">${escaped(name)}</text>`,
    `<rect x="${NAMES}" y="${top + 5}" width="${n(end - NAMES)}" height="${ROW - 10}" fill="${colourOf(row)}"/>`,
    `<path d="${whisker}" stroke="#6e7781" fill="none"/>`,
    goal === null
      ? ''
      : `<path d="M${n(x(goal))} ${top + 2}V${top + ROW - 2}" stroke="#0969da" stroke-width="2"/>`,
    `<text x="${NAMES + BARS + 8}" y="${middle + 4}">${ratio.median.toFixed(2)}</text>`,
    line([...past, ratio.median], top),
  ].join('');
}

function colourOf(row) {
  if (row.change !== null && row.change >= 1.1) return RED;
  const goals = goalsOf(row);
  if (goals.length === 0) return GREY;
  return goals.every(({ isReached }) => isReached) ? GREEN : AMBER;
}

/** The runs before and this one, from none to the most of them. */
function line(values, top) {
  if (values.length < 2) return '';
  const left = NAMES + BARS + 60;
  const most = Math.max(...values);
  const points = values.map((value, at) => {
    const x = left + (at / (values.length - 1)) * (PAST - 10);
    return `${n(x)},${n(top + ROW - 4 - (value / most) * (ROW - 8))}`;
  });
  return `<polyline points="${points.join(' ')}" fill="none" stroke="#0969da"/>`;
}

/** A number without needless digits. @param {number} value */
const n = (value) => String(Math.round(value * 10) / 10);

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
