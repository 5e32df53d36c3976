/** The email against what is known of mail programs (caniemail.com) and against the rules of HTML. */
import { caniemail, parseCss } from 'caniemail';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { email, week } from './mail.ts';

/** What some program does not do at all, and why nothing is lost there. */
const unsupported: Record<string, string[]> = {
  // It puts the mail into its own page: everything that the body says is said again by the table in it.
  '<body> element': ['outlook.macos'],
  // The preheader is shown then, one pixel high and in the colour of the paper.
  'display:none': ['gmail.mobile-webmail'],
  // Windows Mail, which Microsoft has withdrawn: a screen reader hears of the tables and of the emoji before a title.
  'role attribute': ['outlook.windows-mail'],
  'aria-hidden attribute': ['outlook.windows-mail'],
  // There an address without an end runs out of the column.
  'word-break': ['outlook.windows-mail'],
};

/** What some programs do in part, and why that part is enough. */
const partly: Record<string, string> = {
  '<body> element': 'it becomes a <div> with the same attributes',
  '<ul>, <ol> and <dl>': 'no list runs backwards and no item has a number of its own',
  'align attribute': 'no table is aligned to a side',
  background: 'it is only ever a colour',
  border: 'it stands on cells, and is 3 px at most',
  'dir attribute': 'it stands on <div>, too; no link has one',
  display: 'it is only ever none, in one place that holds no table',
  'display:none': 'the hidden element is no picture and holds no table',
  'font-size': 'sizes are in px',
  'font-weight': 'it is 700 or not said',
  'height attribute': 'it is no percentage',
  'height property': 'the one picture that has it says it in an attribute, too',
  'line-height': 'it has no unit',
  margin: 'none is negative; those of the column may be lost',
  'max-width': 'it stands on the table for Outlook, and around it for Apple Mail',
  padding: 'it matters in cells only',
  'text-decoration': 'it has one value',
  'width attribute': 'it is 100%, of tables',
  'width property': 'it is of a table',
  'word-break': 'breaking anywhere is no worse',
};

describe('Gmail, Outlook and Apple Mail', () => {
  const clients = ['gmail.*', 'outlook.*', 'apple-mail.*'] as const;

  it('show the email as it is meant, but for what is known and harmless', async () => {
    // The sheet in the head holds enhancements: what does not know them loses nothing.
    const html = (await email(week)).replace(/<style>[\s\S]*?<\/style>/, '');
    const { issues } = caniemail({ clients: [...clients], html });
    expect(named(issues.errors)).toEqual(unsupported);
    expect(Object.keys(named(issues.warnings)).filter((title) => !(title in partly))).toEqual([]);
  });

  it('can read the sheet, which keeps under the size that Gmail takes', async () => {
    const [, css = ''] = /<style>([\s\S]*?)<\/style>/.exec(await email(week)) ?? [];
    expect(Buffer.byteLength(css)).toBeLessThan(8192);
    const { stylesheet } = parseCss(css);
    expect(stylesheet?.parsingErrors ?? []).toEqual([]);
    expect(stylesheet?.rules.map(({ type }) => type)).toEqual(['rule', 'media', 'media']);
  });
});

describe('the HTML', () => {
  it('keeps the rules, but for those against the ways of mail', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        // Mail programs read no other style, and Outlook takes the sizes of tables from attributes.
        'no-inline-style': 'off',
        'no-deprecated-attr': 'off',
        // Both spellings are right, and rows need no body.
        'doctype-style': 'off',
        'prefer-tbody': 'off',
      },
    });
    const { results } = await validator.validateString(await email(week));
    expect(
      results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => ({ ruleId, message, line })),
      ),
    ).toEqual([]);
  });
});

/** The features that there are issues with, and the programs that have them. */
function named(issues: ReturnType<typeof caniemail>['issues']['errors']): Record<string, string[]> {
  const pairs = [...issues].flatMap(([program, all]) =>
    [all].flat().map(({ title }) => ({ title, program })),
  );
  const titles = [...new Set(pairs.map(({ title }) => title))];
  const programsWith = (title: string) =>
    pairs.filter((pair) => pair.title === title).map(({ program }) => program);
  return Object.fromEntries(titles.map((title) => [title, [...new Set(programsWith(title))].sort()]));
}
