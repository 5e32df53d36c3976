/**
 * What programs that read a `<style>` show better: small screens and the dark scheme. Everything else stands in `style`
 * attributes, and only `!important` is above these. Outlook needs the space before it.
 */
import { type Colours, paper, type Shade } from './colours.ts';

const small = `pre { white-space: pre-wrap !important; }
@media (max-width: 480px) {
  .column { padding: 12px 16px 0 !important; }
  h1 { font-size: 26px !important; }
  .logo { width: auto !important; height: auto !important; max-width: 100% !important; max-height: 40px !important; }
}`;

/** The CSS in the head of an email that has these accents. */
export function enhancementsOf({ ink, quiet, rule }: Colours, accents: Shade[]): string {
  const shades = [...new Set([ink, quiet, ...accents])];
  const edges = [...new Set([rule, ...accents])];
  // Text and ground together here, too.
  const grounds = ['body', ...shades.map(({ name }) => `.${name}`)].join(', ');
  return `${small}
@media (prefers-color-scheme: dark) {
  ${grounds} { background-color: ${paper.dark} !important; }
${shades.map(({ name, dark }) => `  .${name} { color: ${dark} !important; }\n`).join('')}${edges
  .map(({ name, dark }) => `  .edge-${name} { border-color: ${dark} !important; }\n`)
  .join('')}}
`;
}
