import { describe, expect, it } from 'vitest';
import { entryId } from '../../../src/parse/entry.ts';
import type { Digest } from '../../../src/types.ts';
import { detailedEntry, digest, entry, theme } from '../../render/week.ts';
import { readBack } from './read-back.ts';

/** A week of two themes, one entry that no theme took, a duplicate, one that was skipped, and an event. */
const week = () => {
  const restores = entry({ id: 'restores', title: 'Restores Take Nine Hours' });
  const pager = entry({ id: 'pager', title: 'The Pager Is Quiet' });
  const mentor = entry({ id: 'mentor', title: 'A Mentor for Every Newcomer' });
  return digest({
    themes: [theme('Operations', [restores, pager]), theme('People', [mentor])],
    folded: ['people'],
    unplaced: [entry({ id: 'garden', title: 'A Reader Asks About Gardening', by: 'none', score: 0 })],
    duplicates: [{ entry: entry({ id: 'restores' }), of: 'restores', because: 'same', similarity: 1 }],
    skipped: [{ entry: entry({ id: 'advert' }), reason: 'hand' }],
    events: [
      { entry: 'mentor', title: 'Open Evening', start: '2026-03-04T17:00', end: null, text: '4 March' },
    ],
  });
};

type Json = ReturnType<typeof JSON.parse>;

/** What is read of the week after somebody changed its JSON. */
async function changed(change: (json: Json) => void, before = {}) {
  const json: Json = JSON.parse(JSON.stringify(week()));
  change(json);
  return await readBack(JSON.stringify(json, null, 2), before);
}

/** The same when nothing is wrong with it. */
async function readAfter(change: (json: Json) => void, before = {}): Promise<Digest> {
  const { digest, diagnostics } = await changed(change, before);
  expect(diagnostics).toEqual([]);
  return digest!;
}

/** What is said of it, in short. */
async function said(change: (json: Json) => void): Promise<string[]> {
  const { diagnostics } = await changed(change);
  return diagnostics.map(({ severity, message, hint, place }) =>
    [`${place!.line}:${place!.column}`, severity, message, ...(hint === null ? [] : [`(${hint})`])].join(' '),
  );
}

const titles = ({ themes }: Digest) => themes.map(({ entries }) => entries.map(({ title }) => title));

describe('an issue under the headings of its sources', () => {
  it('is read back as such, with what introduces them', async () => {
    const written = digest({
      group: 'section',
      introductions: [{ section: 'Archive', text: 'What the *tapes* said:' }],
      themes: [theme('Storage', ['Tape Lives'])],
    });
    expect((await readBack(JSON.stringify(written))).digest).toEqual(written);
  });
});

describe('a digest that nobody changed', () => {
  it('comes back as it was', async () => {
    expect(await readAfter(() => {})).toStrictEqual(week());
  });

  it('comes back with what only some sources say, key by key', async () => {
    const one = JSON.stringify(digest({ themes: [theme('Operations', [detailedEntry()])] }));
    expect(JSON.stringify((await readBack(one)).digest)).toBe(one);
  });

  it('comes back with what rules dropped, and counts them anew when they are taken away', async () => {
    const rule = { keyword: 'sponsored', field: 'body', text: 'Sponsored', start: 0, end: 9 } as const;
    const dropped = { entry: entry({ id: 'advert', by: 'none' }), reason: 'drop', rule } as const;
    const counts = { read: 2, placed: 1, unplaced: 0, duplicates: 0, skipped: 1, dropped: 1 };
    const one = digest({ themes: [theme('Operations', ['Quiet'])], skipped: [dropped], counts });
    expect((await readBack(JSON.stringify(one))).digest).toStrictEqual(one);
    const without = (await readBack(JSON.stringify({ ...one, skipped: [] }))).digest!;
    expect(without.counts).toStrictEqual({ read: 1, placed: 1, unplaced: 0, duplicates: 0, skipped: 0 });
  });

  it('comes back from any way of writing JSON', async () => {
    const text = JSON.stringify(week());
    expect((await readBack(`\ufeff ${text}\r\n`)).digest).toStrictEqual(week());
  });
});

describe('entries', () => {
  it('that are taken away are counted no more', async () => {
    const { themes, counts } = await readAfter((json) => json.themes[0].entries.pop());
    expect(themes[0]!.count).toBe(1);
    expect(counts).toEqual({ read: 5, placed: 2, unplaced: 1, duplicates: 1, skipped: 1 });
  });

  it('that were the last ones of a theme take it with them', async () => {
    const { themes, folded } = await readAfter((json) => {
      json.themes[1].entries = [];
      json.events = [];
    });
    expect(themes.map(({ id }) => id)).toEqual(['operations']);
    expect(folded).toEqual([]);
  });

  it('stand in the order that they are given in', async () => {
    const turned = await readAfter((json) => {
      json.themes.reverse();
      json.themes[1].entries.reverse();
    });
    expect(titles(turned)).toEqual([
      ['A Mentor for Every Newcomer'],
      ['The Pager Is Quiet', 'Restores Take Nine Hours'],
    ]);
  });

  it('that are added need a title or a body, and get what the input would have given them', async () => {
    const { themes, unplaced, counts } = await readAfter((json) => {
      json.themes[0].entries.push({
        title: 'Disks Fail on Fridays',
        body: 'See https://disks.example/ by @mira #ops',
      });
      json.unplaced.push({ body: 'A sentence on its own...' });
    });
    expect(themes[0]!.entries[2]).toStrictEqual({
      ...entry({
        title: 'Disks Fail on Fridays',
        body: 'See https://disks.example/ by @mira #ops',
        score: 0,
      }),
      id: entryId('Disks Fail on Fridays', 'See https://disks.example/ by @mira #ops'),
      links: ['https://disks.example/'],
      mentions: ['mira'],
      hashtags: ['ops'],
      source: { file: 'issue.json', line: 1, endLine: 1 },
      by: 'hand',
    });
    expect(unplaced[1]).toMatchObject({ title: '', truncated: true, by: 'none' });
    expect(counts).toMatchObject({ read: 8, placed: 4, unplaced: 2 });
  });

  it('that moved stand by hand, and their evidence for another theme is gone', async () => {
    const hit = {
      theme: 'people',
      keyword: 'mentor',
      field: 'title',
      text: 'Mentor',
      start: 2,
      end: 8,
      weight: 2,
    };
    const { themes, unplaced } = await readAfter((json) => {
      const [mentor] = json.themes[1].entries;
      Object.assign(mentor, { why: [hit], also: [{ theme: 'operations', score: 1 }] });
      json.themes[0].entries.push(mentor, json.unplaced[0]);
      json.duplicates = [];
      json.unplaced = json.themes[0].entries.splice(0, 1);
      json.themes.pop();
    });
    expect(themes[0]!.entries.map(({ by, score, also, why }) => ({ by, score, also, why }))).toEqual([
      { by: 'rules', score: 2, also: [], why: [] },
      { by: 'hand', score: 0, also: [], why: [] },
      { by: 'hand', score: 0, also: [], why: [] },
    ]);
    expect(unplaced[0]).toMatchObject({ by: 'none', score: 0 });
  });

  it('that are there twice are worth a warning, and the later one gets an id of its own', async () => {
    const { digest, diagnostics } = await changed((json) => json.unplaced.push(json.themes[0].entries[1]));
    expect(digest!.unplaced[1]).toMatchObject({ id: 'pager-2', title: 'The Pager Is Quiet' });
    expect(diagnostics).toMatchObject([
      {
        code: 'digest-entry-twice',
        severity: 'warning',
        message: 'there are two entries with the id "pager", so this one becomes "pager-2"',
        hint: 'take one of them away, or give this one an "id" of its own',
        place: { column: 5 },
      },
    ]);
  });

  it('without a word are an error', async () => {
    expect(await said((json) => json.unplaced.push({ summary: 'Short.' }))).toEqual([
      expect.stringMatching(/error `unplaced\[1\]` has neither a title nor a body/),
    ]);
  });

  it('keep the links that are addresses of the web', async () => {
    const { digest, diagnostics } = await changed((json) => {
      json.unplaced[0].links = [
        'javascript:alert(1)',
        'https://garden.example/',
        'data:text/html,x',
        'https://',
      ];
    });
    expect(digest!.unplaced[0]!.links).toEqual(['https://garden.example/']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['json-link', 'json-link', 'json-link']);
  });
});

describe('a digest with a limit', () => {
  const limited = (json: Json) => {
    json.limit = 2;
    json.themes[0].count = 40;
    json.counts = { read: 50, placed: 41, unplaced: 7, duplicates: 0, skipped: 2 };
  };

  it('counts what it does not show', async () => {
    const { themes, counts } = await readAfter(limited);
    expect(themes.map(({ count }) => count)).toEqual([40, 1]);
    expect(counts).toEqual({ read: 51, placed: 41, unplaced: 7, duplicates: 1, skipped: 2 });
  });

  it('never counts less than it shows', async () => {
    const { themes } = await readAfter((json) => {
      limited(json);
      json.themes[1].count = 0;
    });
    expect(themes[1]!.count).toBe(1);
  });
});

describe('keys that are missing', () => {
  it('of an older program get what the configuration says', async () => {
    const publication = { ...week().publication, url: 'https://letter.example/{week}', accent: '#0a7' };
    const old = await readAfter(
      (json) => {
        for (const key of ['lang', 'preheader', 'publication', 'events']) delete json[key];
        delete json.unplaced[0].summary;
        delete json.duplicates[0].because;
        delete json.duplicates[0].similarity;
      },
      { lang: 'de', preheader: 'Kurz', publication },
    );
    expect(old).toStrictEqual({
      ...week(),
      lang: 'de',
      preheader: 'Kurz',
      publication: { ...publication, url: 'https://letter.example/2026-W10' },
      events: [],
    });
  });

  it('of a publication are taken one by one, and null is said', async () => {
    const below = {
      ...week().publication,
      url: 'https://a.example/',
      home: 'https://b.example/',
      footer: 'Bye',
    };
    const { publication, preheader } = await readAfter(
      (json) => {
        json.publication = {
          url: 'https://c.example/',
          footer: null,
          feed: { atom: 'https://d.example/feed' },
        };
        json.preheader = null;
      },
      { publication: below, preheader: 'Said elsewhere' },
    );
    expect(publication).toStrictEqual({
      ...below,
      url: 'https://c.example/',
      footer: null,
      feed: { ...below.feed, atom: 'https://d.example/feed' },
    });
    expect(preheader).toBeNull();
  });

  it('of lists and counts are made', async () => {
    const json = {
      schema: 1,
      title: 'By Hand',
      from: '2026-03-02',
      to: '2026-03-08',
      generatedAt: '2026-03-08T18:00:00Z',
    };
    const themes = [{ id: 'news', title: 'News', entries: [{ title: 'We Moved' }] }];
    const { digest, diagnostics } = await readBack(JSON.stringify({ ...json, themes }));
    expect(diagnostics).toEqual([]);
    expect(digest).toMatchObject({ counts: { read: 1, placed: 1 }, limit: null, unplaced: [], week: null });
  });

  it('that have to be there are told, with the one that was meant', async () => {
    const found = await said((json) => {
      json.titel = json.title;
      delete json.title;
      delete json.themes[1].entries;
    });
    expect(found).toEqual([
      '1:1 error the digest has no "title" (write "title" instead of "titel")',
      expect.stringMatching(/^\d+:5 error `themes\[1\]` has no "entries"$/),
      expect.stringMatching(/^\d+:12 warning a digest cannot have a "titel" \(did you mean "title"\?\)$/),
    ]);
  });
});

describe('keys that nobody knows', () => {
  it('are left out, and a note says so once', async () => {
    const { digest, diagnostics } = await changed((json) => {
      json._model = { name: 'small', layers: [1, 2] };
      for (const it of json.themes[0].entries) it.note = 'x';
    });
    expect(digest).toStrictEqual(week());
    expect(diagnostics.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'note keys that are no part of a digest are left out: note, _model',
    ]);
  });

  it('are a warning when they are nearly known', async () => {
    expect(await said((json) => Object.assign(json.unplaced[0], { sumary: 'Short.' }))).toEqual([
      expect.stringMatching(/warning `unplaced\[0\]` cannot have a "sumary" \(did you mean "summary"\?\)$/),
    ]);
  });

  it('are named once, ten of them at most, each as far as it can be read', async () => {
    const keys = ['mood', 'moon', 'k'.repeat(61), ...Array.from({ length: 9 }, (_, at) => `zq${at}`)];
    const add = (count: number) => (json: Json) => {
      for (const where of [json.themes[0].entries[0], json.themes[0].entries[1]])
        Object.assign(where, Object.fromEntries(keys.slice(0, count).map((key) => [key, 1])));
    };
    const [few] = await said(add(2));
    expect(few).toMatch(/\bmood\b.*\bmoon\b/);
    expect(few!.match(/mood/g)).toHaveLength(1);
    const [ten] = await said(add(10));
    expect(ten).toContain('k'.repeat(59));
    expect(ten).not.toContain('k'.repeat(60));
    expect(ten).not.toContain('more');
    expect((await said(add(12)))[0]).toContain('and 2 more');
  });

  it('are harmless whatever they are called', async () => {
    const text = JSON.stringify(week()).replace(
      '{',
      '{"__proto__":{"title":"x"},"constructor":{},"toString":1,',
    );
    const { digest } = await readBack(text);
    expect(digest).toStrictEqual(week());
    expect(Object.getPrototypeOf(digest)).toBe(Object.prototype);
  });

  it('may be nested as deeply as anybody likes', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const text = JSON.stringify(week()).replace('{', `{"deep":${deep},`);
    expect((await readBack(text)).digest).toStrictEqual(week());
    const wrong = JSON.stringify({ ...week(), title: 0 }).replace('"title":0', `"title":${deep}`);
    expect((await readBack(wrong)).diagnostics).toMatchObject([
      { code: 'digest-value', message: '`title` has to be text, and it is a list' },
    ]);
  });
});

describe('the same story twice', () => {
  const twice = { title: 'The Lift Is Back', body: 'It stops at every floor.' };
  const long = 'l'.repeat(64);
  const idsIn = ({ unplaced }: Digest) => unplaced.slice(1).map(({ id }) => id);

  it.each([
    ['with its id', { id: 'lift', ...twice }, ['lift', 'lift-2', 'lift-3']],
    [
      'without one, so that all get the same',
      twice,
      ['', '-2', '-3'].map((end) => entryId(twice.title, twice.body) + end),
    ],
    ['with the longest id', { id: long, ...twice }, [long, `${long.slice(2)}-2`, `${long.slice(2)}-3`]],
  ])('is told, and each gets an id of its own: %s', async (_, lift, expected) => {
    const { digest, diagnostics } = await changed((json) => json.unplaced.push(lift, lift, lift));
    expect(idsIn(digest!)).toEqual(expected);
    const told = { code: 'digest-entry-twice', severity: 'warning' };
    expect(diagnostics).toMatchObject([told, told]);
  });

  it('takes no id that is somebody else’s, or that something refers to', async () => {
    const { digest } = await changed((json) => {
      const named = ['lift', 'lift', 'lift-3', 'lift'].map((id) => ({ id, ...twice }));
      json.unplaced.push(...named);
      json.events.push({ ...json.events[0], entry: 'lift-2' });
    });
    expect(idsIn(digest!)).toEqual(['lift', 'lift-4', 'lift-3', 'lift-5']);
    expect(digest!.events.map(({ entry }) => entry)).toEqual(['mentor']);
  });

  it('is the same digest again when it is read again', async () => {
    const { digest } = await changed((json) => json.unplaced.push(twice, twice));
    const again = await readBack(JSON.stringify(digest));
    expect(again).toEqual({ digest, diagnostics: [] });
  });
});

describe('wrong values', () => {
  it('are all told, each with its place', async () => {
    const found = await said((json) => {
      json.week = 10;
      json.themes[0].entries[1].by = 'rule';
      json.events[0].start = '2026-02-30';
      json.lang = 'en_US';
    });
    expect(found).toEqual([
      '8:11 error `lang` has to be a language such as `en` or `pt-BR`, and it is the text "en_US"',
      '24:11 error `week` has to be text, and it is the number 10',
      expect.stringMatching(
        /`themes\[0\]\.entries\[1\]\.by` has to be `rules`, `hand`, `section` or `none`, and it is the text "rule" \(did you mean "rules"\?\)$/,
      ),
      expect.stringMatching(/`events\[0\]\.start` has to be a day such as 2026-03-04, or a time of a day/),
    ]);
  });

  it.each<[unknown, string]>([
    [null, 'null'],
    [[1], 'a list'],
    [{ text: 'Restores' }, 'an object'],
    [7.5, 'the number 7.5'],
    [true, '`true`'],
    [false, '`false`'],
  ])('are told as what they are: %j is %s', async (value, told) => {
    const [only] = await said((json) => Object.assign(json.themes[0].entries[0], { title: value }));
    expect(only).toMatch(/^\d+:\d+ error /);
    expect(only).toContain(`\`themes[0].entries[0].title\` has to be text, and it is ${told}`);
  });

  it.each<[string, unknown, string]>([
    ['generatedAt', '', 'an empty text'],
    ['from', 'x'.repeat(60), `the text "${'x'.repeat(60)}"`],
    ['from', 'x'.repeat(61), `the text "${'x'.repeat(59)}…"`],
  ])('are told as far as they can be read: %s, %j', async (key, value, told) => {
    const [only] = await said((json) => Object.assign(json, { [key]: value }));
    expect(only).toContain(`, and it is ${told}`);
    expect(only!.endsWith(told)).toBe(true);
  });

  it.each<[string, (json: Json) => void, string]>([
    ['a text', (json) => Object.assign(json, { title: 7 }), '`title` has to be text,'],
    [
      'a number',
      (json) => Object.assign(json.unplaced[0], { score: '7' }),
      '`unplaced[0].score` has to be a number,',
    ],
    [
      'yes or no',
      (json) => Object.assign(json.unplaced[0], { top: 'yes' }),
      '`unplaced[0].top` has to be `true` or `false`,',
    ],
    ['a list', (json) => Object.assign(json, { themes: {} }), '`themes` has to be a list,'],
    ['an object', (json) => Object.assign(json, { counts: 7 }), '`counts` has to be an object,'],
    [
      'an object',
      (json) => Object.assign(json, { counts: [] }),
      '`counts` has to be an object, and it is a list',
    ],
  ])('are told with what they have to be: %s', async (_, change, told) => {
    const found = await said(change);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`error ${told}`);
  });

  it('are told with the words that may be, and the nearest if one is near', async () => {
    const by = (word: unknown) => said((json) => Object.assign(json.unplaced[0], { by: word }));
    const words = '`unplaced[0].by` has to be `rules`, `hand`, `section` or `none`, and it is';
    expect((await by('sektion'))[0]).toContain(`${words} the text "sektion" (did you mean "section"?)`);
    expect((await by('astrology'))[0]!.endsWith(`${words} the text "astrology"`)).toBe(true);
    expect((await by(7))[0]!.endsWith(`${words} the number 7`)).toBe(true);
  });

  it.each([
    [10, 10, null],
    [11, 11, 'there is one more wrong value'],
    [12, 11, 'there are 2 more wrong values'],
  ])('are told ten times: of %s there are %s messages', async (wrong, messages, last) => {
    const { diagnostics } = await changed((json) => {
      json.folded = Array.from({ length: wrong }, (_, at) => at);
    });
    expect(diagnostics).toHaveLength(messages);
    if (last !== null) expect(diagnostics.at(-1)!.message).toBe(last);
  });

  it('of which there are many are counted', async () => {
    const { diagnostics } = await changed((json) => {
      json.folded = Array.from({ length: 1000 }, (_, at) => at);
    });
    expect(diagnostics).toHaveLength(11);
    expect(diagnostics.at(-1)!.message).toBe('there are 990 more wrong values');
  });

  it.each([
    ['lang', 'xx-'],
    ['from', '2026-02-30'],
    ['generatedAt', '2026-03-08 18:00'],
    ['limit', 0],
    ['folded', [' ']],
    ['limit', 1e300],
    ['counts', { skipped: 1e308 }],
    ['from', '0000-01-01'],
    ['to', '9999-12-31'],
    ['week', '9999-W52'],
    ['generatedAt', '9999-12-31T23:59:59Z'],
  ])('such as %s: %j are refused', async (key, value) => {
    const { digest, diagnostics } = await changed((json) => Object.assign(json, { [key]: value }));
    expect(digest).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'digest-value', severity: 'error' }]);
  });

  it.each([
    ['url', 'javascript:alert(1)'],
    ['home', 'https://a.example/" onclick="alert(1)'],
    ['unsubscribe', 'data:text/html,x'],
    ['logo', 'data:text/html;base64,PHNjcmlwdD4='],
    ['accent', 'red;}</style><script>alert(1)</script>'],
    ['accent', 'url(//spy.example/)'],
    ['accent', 'tael'],
    ['accent', '#0a7b6'],
    ['footer', 7],
    ['url', 'https://'],
  ])('of the publication, such as %s: %s, are refused', async (key, value) => {
    const { digest } = await changed((json) => Object.assign(json.publication, { [key]: value }));
    expect(digest).toBeNull();
  });

  it('that are numbers to nobody are refused', async () => {
    const text = JSON.stringify(week()).replace('"score":2', '"score":1e999');
    expect((await readBack(text)).diagnostics).toMatchObject([
      {
        message:
          '`themes[0].entries[0].score` has to be a number that is not too large, and it is the number Infinity',
      },
    ]);
  });

  it('that contradict each other are refused', async () => {
    expect(await said((json) => Object.assign(json, { from: '2026-03-09' }))).toEqual([
      expect.stringMatching(/error the digest ends \(2026-03-08\) before it begins \(2026-03-09\)/),
    ]);
    expect(await said((json) => Object.assign(json.themes[1], { id: 'operations' }))).toEqual([
      expect.stringMatching(/error there are two themes with the id "operations"/),
    ]);
  });
});

describe('what belongs to an entry', () => {
  it('goes with it', async () => {
    const { digest, diagnostics } = await changed((json) => {
      json.themes[0].entries.shift();
      json.themes.pop();
    });
    expect(digest).toMatchObject({ events: [], duplicates: [], counts: { read: 3, duplicates: 0 } });
    expect(diagnostics.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'note this event is left out, since the entry "mentor" is not shown',
      'note this duplicate is left out, since the entry "restores" is not shown',
    ]);
  });

  it('may stay with a limit, since the entry may be there and not be shown', async () => {
    const { duplicates } = await readAfter((json) => {
      json.limit = 1;
      json.themes[0].entries.shift();
    });
    expect(duplicates).toHaveLength(1);
  });
});

describe('what is no digest', () => {
  it.each([
    ['line ends', '\n'.repeat(20_000_000), 'digest-empty', 1],
    ['brackets', '['.repeat(20_000_000), 'digest-deep', 1_000_001],
    ['objects', `["]\\"]", ${'{"a":'.repeat(1_000_000)}`, 'digest-deep', 5_000_005],
  ])('may be megabytes of %s', { tags: 'long' }, async (_, text, code, column) => {
    const { digest, diagnostics } = await readBack(text);
    expect(digest).toBeNull();
    expect(diagnostics).toMatchObject([{ code, place: { line: 1, column } }]);
  });

  it.each([
    ['', 'digest-empty', 1, 1],
    [' \n', 'digest-empty', 1, 1],
    ['{"schema": 1,\n "title": }', 'json-syntax', 2, 11],
    ['{"schema": 1} {}', 'json-syntax', 1, 15],
    ["{'schema': 1}", 'json-syntax', 1, 2],
    ['[{"title": "One"}]', 'digest-none', 1, 1],
    ['\n "digest"', 'digest-none', 2, 2],
    ['{"title": "One", "body": "x"}', 'digest-none', 1, 1],
    ['{"schema": 2, "themes": []}', 'digest-schema', 1, 12],
    ['{"themes": [],\n "schema": "1"}', 'digest-schema', 2, 12],
  ])('%j is refused: %s at %i:%i', async (text, code, line, column) => {
    const { digest, diagnostics } = await readBack(text);
    expect(digest).toBeNull();
    expect(diagnostics).toMatchObject([
      { code, severity: 'error', place: { file: 'issue.json', line, column } },
    ]);
  });
});
