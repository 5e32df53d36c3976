import { describe, expect, it } from 'vitest';
import { pageOf } from '../../src/compose/address.ts';

describe('the page that an address leads to', () => {
  it.each([
    [
      'http or https, with www or without',
      'http://www.quayside.example/a-tide',
      'https://quayside.example/a-tide',
    ],
    ['a slash at the end', 'https://quayside.example/a-tide/', 'https://quayside.example/a-tide'],
    [
      'where the reader comes from',
      'https://quayside.example/a-tide?utm_source=letter&fbclid=Iw1&ref=x',
      'https://quayside.example/a-tide',
    ],
    ['the order of parameters', 'https://quayside.example/?b=2&a=1', 'https://quayside.example/?a=1&b=2'],
    ['a place on the page', 'https://quayside.example/a-tide#comments', 'https://quayside.example/a-tide'],
    ['a place in a video', 'https://www.youtube.com/watch?v=q1&t=95s', 'https://youtu.be/q1?si=zz'],
    ['the name of the site', 'https://twitter.com/mira/status/12', 'https://x.com/mira/status/12'],
  ])('is the same whatever %s', (_, one, other) => {
    expect(pageOf(one)).not.toBeNull();
    expect(pageOf(one)).toBe(pageOf(other));
  });

  it.each([
    ['other words in the path', 'https://quayside.example/a-tide', 'https://quayside.example/an-ebb'],
    ['another number', 'https://quayside.example/?p=7', 'https://quayside.example/?p=8'],
    [
      'another place in an application',
      'https://quayside.example/#/docs/7',
      'https://quayside.example/#/docs/8',
    ],
    ['capitals in a code', 'https://t.co/Zk4Qm81aBc', 'https://t.co/zk4Qm81aBc'],
  ])('is another one with %s', (_, one, other) => {
    expect(pageOf(one)).not.toBe(pageOf(other));
  });

  it.each([
    'https://quayside.example',
    'https://quayside.example/?utm_source=letter',
    'https://quayside.example/blog',
    'https://quayside.example/en/news/',
    'https://github.com/heron-db/heron',
    'https://quayside.example/subscribe',
  ])('is none of its own where many stories are told: %s', (address) => {
    expect(pageOf(address)).toBeNull();
  });

  it('is none for what is no address', () => {
    expect(pageOf('quayside')).toBeNull();
  });
});
