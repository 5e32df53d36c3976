import { describe, expect, it } from 'vitest';
import { pageBehind } from '../../../src/digest/dedupe/page.ts';

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
    [
      'how a post was shared',
      'https://x.com/mira/status/12?s=20&t=k2Qb',
      'https://twitter.com/mira/status/12?s=46',
    ],
    [
      'the campaign',
      'https://quayside.example/a-tide?at_medium=RSS&at_campaign=KARANGA',
      'https://quayside.example/a-tide',
    ],
    [
      'the device',
      'https://de.m.wikipedia.org/wiki/Ebbe_und_Flut',
      'https://de.wikipedia.org/wiki/Ebbe_und_Flut',
    ],
    ['the device of a word', 'https://en.m.wikipedia.org/wiki/Tide', 'https://en.wikipedia.org/wiki/Tide'],
    [
      'the device of an edition',
      'https://news.m.quayside.example/a-tide',
      'https://news.quayside.example/a-tide',
    ],
    ['its short form in front', 'https://quayside.example/amp/a-tide', 'https://quayside.example/a-tide'],
    [
      'a copy that a search engine keeps',
      'https://www.google.com/amp/s/quayside.example/a-tide',
      'https://quayside.example/a-tide',
    ],
    [
      'a copy of its short form',
      'https://quayside-example.cdn.ampproject.org/c/s/quayside.example/a-tide/amp/',
      'https://quayside.example/a-tide',
    ],
    ['an older way to a paper', 'https://dx.doi.org/10.1000/182', 'https://doi.org/10.1000/182'],
    ['the device in full', 'https://en.mobile.quayside.example/a-tide', 'https://en.quayside.example/a-tide'],
    ['the device of old', 'https://mobile.twitter.com/mira/status/12', 'https://x.com/mira/status/12'],
    [
      'the look of a forum',
      'https://old.reddit.com/r/tides/comments/1a2b/ebb',
      'https://www.reddit.com/r/tides/comments/1a2b/ebb/',
    ],
    [
      'what a paper is shown as',
      'https://arxiv.org/pdf/2401.01234v2.pdf',
      'https://arxiv.org/abs/2401.01234',
    ],
    [
      'the version of a paper',
      'https://arxiv.org/abs/hep-th/9711200v3',
      'https://export.arxiv.org/pdf/hep-th/9711200',
    ],
    [
      'the form of a video',
      'https://www.youtube.com/shorts/q1_x-9',
      'https://www.youtube.com/watch?v=q1_x-9&feature=share',
    ],
    ['the name of the site', 'https://twitter.com/mira/status/12', 'https://x.com/mira/status/12'],
  ])('is the same whatever %s', (_, one, other) => {
    expect(pageBehind(one)).not.toBeNull();
    expect(pageBehind(one)).toBe(pageBehind(other));
  });

  it.each([
    ['other words in the path', 'https://quayside.example/a-tide', 'https://quayside.example/an-ebb'],
    ['another paper', 'https://arxiv.org/abs/2401.01234', 'https://arxiv.org/abs/2401.01235'],
    ['a search elsewhere', 'https://quayside.example/find?s=20', 'https://quayside.example/find?s=21'],
    ['another word of a wiki', 'https://en.wikipedia.org/wiki/Tide', 'https://en.wikipedia.org/wiki/Ebb'],
    ['a name of one letter', 'https://m.example/a-tide', 'https://example/a-tide'],
    ['another number', 'https://quayside.example/?p=7', 'https://quayside.example/?p=8'],
    [
      'another place in an application',
      'https://quayside.example/#/docs/7',
      'https://quayside.example/#/docs/8',
    ],
    ['capitals in a code', 'https://t.co/Zk4Qm81aBc', 'https://t.co/zk4Qm81aBc'],
  ])('is another one with %s', (_, one, other) => {
    expect(pageBehind(one)).not.toBe(pageBehind(other));
  });

  it.each([
    'https://quayside.example',
    'https://quayside.example/?utm_source=letter',
    'https://quayside.example/blog',
    'https://quayside.example/en/news/',
    'https://github.com/heron-db/heron',
    'https://quayside.example/subscribe',
  ])('is none of its own where many stories are told: %s', (address) => {
    expect(pageBehind(address)).toBeNull();
  });

  it('is none for what is no address', () => {
    expect(pageBehind('quayside')).toBeNull();
  });
});
