/** Values of JSON and of tables: what programs write → the text, the names, the addresses that it says. */
import { describe, expect, it } from 'vitest';
import {
  addressesIn,
  isMarkdown,
  isRendered,
  nameIn,
  namesIn,
  textIn,
} from '../../src/parse/records/record-values.ts';

it.each([
  ['Lamps', 'Lamps'],
  [{ rendered: 'Lamps' }, 'Lamps'],
  [{ $t: 'Lamps', type: 'html' }, 'Lamps'],
  [{ '#text': 'Lamps' }, 'Lamps'],
  [{ text: 'second', value: 'first' }, 'first'],
  [{ value: 7, text: 'Lamps' }, 'Lamps'],
  [{ value: { text: 'Lamps' } }, null],
  [{ words: 'Lamps' }, null],
  [['Lamps'], null],
  [7, null],
  [null, null],
])('the text in %j is %j', (value, text) => {
  expect(textIn(value)).toBe(text);
});

it('is HTML or Markdown where the name of the part says so', () => {
  expect([{ rendered: '' }, { html: '' }, { text: '' }, 'html', null].map(isRendered)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect([{ markdown: '' }, { text: '' }, 'markdown', null].map(isMarkdown)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

it.each([
  [' Anna Berg ', 'Anna Berg'],
  ['https://lamp.example/anna', null],
  ['http://lamp.example/anna', null],
  ['httpd', 'httpd'],
  ['  ', null],
  [{ name: ' Anna ' }, 'Anna'],
  [{ given: 'Anna', family: 'Berg' }, 'Anna Berg'],
  [{ given: '', family: 'Berg' }, 'Berg'],
  [{ given: 3, family: 'Berg' }, 'Berg'],
  [{ family: 'Berg' }, 'Berg'],
  [{ username: 'anna', displayName: 'Anna' }, 'Anna'],
  [{ name: '', login: 'anna' }, 'anna'],
  [[{ name: 'Anna' }, 'Bo', 7, ''], 'Anna, Bo'],
  [[], null],
  [{ id: 7 }, null],
  [null, null],
])('the name in %j is %j', (value, name) => {
  expect(nameIn(value)).toBe(name);
});

describe('the names in', () => {
  it.each([
    ['lamps, oil , ,tar', ['lamps', 'oil', 'tar']],
    ['lamps | oil', ['lamps', 'oil']],
    ['lamps; oil', ['lamps', 'oil']],
    ['old lamps, oil; tar', ['old lamps', 'oil; tar']],
    ['lamps oil', ['lamps', 'oil']],
    ['', []],
    ['["old lamps","oil"]', ['old lamps', 'oil']],
    ["['old lamps', 'oil']", ['old lamps', 'oil']],
    ['["old lamps"]', ['old lamps']],
    ['[lamps oil]', ['lamps', 'oil']],
    ["['keeper's lamps', 'oil']", ["keeper's lamps", 'oil']],
    [
      ['lamps', { name: 'oil' }, null],
      ['lamps', 'oil'],
    ],
    [{ name: 'lamps' }, ['lamps']],
    [7, []],
  ])('%j', (value, names) => {
    expect(namesIn(value)).toEqual(names);
  });

  it('a text whose names may have spaces in them', () => {
    expect(namesIn('old lamps', true)).toEqual(['old lamps']);
    expect(namesIn('old lamps, oil', true)).toEqual(['old lamps', 'oil']);
  });
});

it.each([
  [' https://lamp.example ', ['https://lamp.example']],
  ['', []],
  [' ', []],
  [
    ['https://lamp.example', { href: 'https://pier.example' }, 7],
    ['https://lamp.example', 'https://pier.example'],
  ],
  [[['https://lamp.example']], ['https://lamp.example']],
  [{ url: ' https://lamp.example ' }, ['https://lamp.example']],
  [{ url: 7, expanded_url: 'https://lamp.example' }, ['https://lamp.example']],
  [{ to: 'https://lamp.example' }, []],
  [null, []],
])('the addresses in %j are %j', (value, addresses) => {
  expect(addressesIn(value)).toEqual(addresses);
});
