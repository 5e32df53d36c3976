import { expect, it } from 'vitest';
import { orgInline } from '../../src/parse/org-inline.ts';

it.each([
  ['[[https://lamp.example/][The Lamp]]', '[The Lamp](<https://lamp.example/>)'],
  ['[[https://lamp.example/]]', '<https://lamp.example/>'],
  ['[[https://lamp.example/a b][x]]', '[x](<https://lamp.example/a%20b>)'],
  ['[[mailto:keeper@example.org][Write]]', '[Write](<mailto:keeper@example.org>)'],
  ['[[file:lamp.org][The Lamp]]', 'The Lamp'],
  ['[[file:lamp.org]]', 'lamp.org'],
  ['[[id:12]]', '12'],
  ['[[javascript:alert(1)][x]]', 'x'],
  ['[[https://lamp.example/][a [b] *c*]]', '[a \\[b\\] **c**](<https://lamp.example/>)'],
  ['See https://lamp.example/a_b now', 'See https://lamp.example/a_b now'],
  ['<2026-03-05 Thu 10:00> lit', '2026-03-05 lit'],
  ['[2026-03-05 Thu] lit', '2026-03-05 lit'],
  ['=a*b=', '`a*b`'],
  ['~a`b~', "`a'b`"],
  ['*bold* /slanted/ +struck+ _underlined_', '**bold** *slanted* ~~struck~~ underlined'],
  ['*bold /and slanted/*', '**bold *and slanted***'],
  ['a*b*c and 2 * 3 * 4', 'a\\*b\\*c and 2 \\* 3 \\* 4'],
  ['*bold*er', '\\*bold\\*er'],
  ['= a =', '= a ='],
  ['`a` <b> [c] d|e f\\g ~', '\\`a\\` \\<b\\> \\[c\\] d\\|e f\\\\g \\~'],
  ['# no heading', '\\# no heading'],
  ['- no point', '\\- no point'],
  ['1. no point', '\\1. no point'],
  ['1.5 metres', '1.5 metres'],
  ['snake_case_name', 'snake\\_case\\_name'],
])('%j is %j', (org, markdown) => {
  expect(orgInline(org)).toBe(markdown);
});
