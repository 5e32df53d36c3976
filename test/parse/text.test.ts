import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLinkFinder } from '../../src/parse/links.ts';
import type { Entry } from '../../src/types.ts';
import { oddity } from '../support/texts.ts';
import { readText as parse } from './open.ts';

await loadLinkFinder();

const pairs = (text: string) => parse(text).entries.map(({ title, body }) => [title, body]);
const said = (text: string) =>
  parse(text).diagnostics.map(({ code, place }) => `${place?.line}:${place?.column} ${code}`);

const week = `Small Teams Ship Faster Than Big Ones
We split our platform group in three last spring, and lead time fell from nine days to two. Here is what we changed, and what we would not do again...
Postgres Indexes You Forgot About
Partial indexes, covering indexes, and the BRIN index that saved us forty gigabytes. https://example.org/pg
Why Your Retro Changes Nothing
Nobody owns the actions. That's it. That's the post.

AI Reviews: Helpful Until They Aren’t
@dana_dev measured six months of automated review comments: a third were acted on, a third ignored, and the last third were wrong in ways that took longer to refute than to fix...
Feature Flags &
I counted ours yesterday: 412 flags, 37 of them older than the company's oldest employee. 🔥 #techdebt
`;

describe('a week of titles and bodies', () => {
  it('gives one entry for each two lines', () => {
    const { entries } = parse(week);
    expect(entries.map((entry) => entry.title)).toEqual([
      'Small Teams Ship Faster Than Big Ones',
      'Postgres Indexes You Forgot About',
      'Why Your Retro Changes Nothing',
      'AI Reviews: Helpful Until They Aren’t',
      'Feature Flags &',
    ]);
    expect(entries[3]).toMatchObject({
      truncated: true,
      mentions: ['dana_dev'],
      source: { file: 'week.txt', line: 8, endLine: 9 },
    });
  });

  it('reports a title that ends in the middle', () => {
    expect(said(week)).toEqual(['10:1 title-cut']);
  });

  it.each(['Cats, dogs and', 'The plan:', 'Why we left ...', 'Rust –', 'It was the'])(
    'calls "%s" cut',
    (title) => {
      expect(
        said(
          `${title}\nA body that says what the title did not, at some length and in two sentences. It ends here.`,
        ),
      ).toEqual(['1:1 title-cut']);
    },
  );

  it('counts lines from where the text begins in the file', () => {
    expect(parse('Lost', { firstLine: 7 }).diagnostics[0]?.place).toEqual({
      file: 'week.txt',
      line: 7,
      column: 1,
    });
  });
});

describe('damage to one line', () => {
  const lines = week.split('\n').slice(0, -1);
  const whole = parse(week).entries;
  const numbers = lines.flatMap((line, at) => (line === '' ? [] : [at]));
  const key = ({ title, body }: Entry) => `${title}\n${body}`;
  const others = (at: number) =>
    whole.filter(({ source }) => at + 1 < source.line || at + 1 > source.endLine).map(key);
  const isTitle = (at: number) => whole.some(({ source }) => source.line === at + 1);

  it.each(numbers)('deleting line %i + 1 harms no other entry and is reported', (at) => {
    const damaged = parse(lines.toSpliced(at, 1).join('\n'));
    expect(damaged.entries.map(key)).toEqual(expect.arrayContaining(others(at)));
    const [code, line] = isTitle(at) ? ['entry-without-title', at + 1] : ['entry-without-body', at];
    expect(damaged.diagnostics).toContainEqual(
      expect.objectContaining({ code, place: { file: 'week.txt', line, column: 1 } }),
    );
  });

  it.each(numbers)('blanking line %i + 1 harms no other entry and is reported', (at) => {
    const damaged = parse(lines.with(at, ' \t').join('\n'));
    expect(damaged.entries.map(key)).toEqual(expect.arrayContaining(others(at)));
    const [code, line] = isTitle(at) ? ['entry-without-title', at + 2] : ['entry-without-body', at];
    expect(damaged.diagnostics).toContainEqual(
      expect.objectContaining({ code, place: { file: 'week.txt', line, column: 1 } }),
    );
  });

  it.each(numbers)('doubling line %i + 1 harms no entry at all and is reported', (at) => {
    const damaged = parse(lines.toSpliced(at, 0, lines[at]!).join('\n'));
    expect(damaged.entries.map(key)).toEqual(whole.map(key));
    expect(damaged.diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'repeated-line',
        place: { file: 'week.txt', line: at + 2, column: 1 },
      }),
    );
  });

  it('joining two batches by losing the blank line harms nobody', () => {
    expect(parse(lines.filter((line) => line !== '').join('\n')).entries.map(key)).toEqual(whole.map(key));
  });
});

describe('other shapes of a batch', () => {
  it('is one title with several lines of body', () => {
    const body = [
      'The new release of the database reads asynchronously, which makes long scans up to three times as fast on network disks.',
      'Upgrades keep the statistics of the planner, so that the first hour after one is no longer the slowest of the year.',
      'https://example.org/release',
    ];
    expect(pairs(`A Faster Database\n${body.join('\n')}`)).toEqual([['A Faster Database', body.join('\n')]]);
  });

  it('is a title, its text, and the link under it', () => {
    const text =
      'Six people, four time zones, one release train: what held, what broke, and what they would do again.';
    expect(pairs(`Remote for ten years\n${text}\nhttps://example.org/remote`)).toEqual([
      ['Remote for ten years', `${text}\nhttps://example.org/remote`],
    ]);
  });

  it('is prose that was wrapped by hand', () => {
    const body =
      'This is a longer text that somebody has wrapped at about seventy\ncolumns, so that the second line goes on in small letters;\nthe third does as well.';
    expect(pairs(`Hard-Wrapped\n${body}`)).toEqual([['Hard-Wrapped', body]]);
  });

  it('is a title with a list', () => {
    expect(pairs('What shipped this week\n- Dark mode\n- A faster editor\n- Export to CSV')).toEqual([
      ['What shipped this week', '- Dark mode\n- A faster editor\n- Export to CSV'],
    ]);
  });

  it('is a title alone, which is reported', () => {
    const { entries, diagnostics } = parse('\n  A Title Alone\n');
    expect(entries).toMatchObject([{ title: 'A Title Alone', body: '', source: { line: 2, endLine: 2 } }]);
    expect(diagnostics).toMatchObject([
      { code: 'entry-without-body', place: { line: 2, column: 3 }, endLine: null, excerpt: 'A Title Alone' },
    ]);
  });

  it('is a text that stands in the list as its own title', () => {
    const post = 'We found a bug in the scheduler and fixed it.';
    expect(
      pairs(`A Quiet Week\nNothing happened, and it took all of us to make it so.\n${post}\n${post}`),
    ).toContainEqual([post, post]);
  });

  it('is short bodies under short titles', () => {
    expect(pairs('Ship small\nIt works.\nDelete code\nYou will thank me later.')).toEqual([
      ['Ship small', 'It works.'],
      ['Delete code', 'You will thank me later.'],
    ]);
  });

  it('is Chinese or Arabic, which have no capitals', () => {
    const chinese = [
      [
        '新一代人工智能芯片发布',
        '公司周三宣布推出第七代处理器，称其性能是上一代产品的四倍，并将于今年晚些时候向云客户开放。',
      ],
      [
        '为什么我们放弃了微服务架构',
        '三年前我们把单体应用拆成了四十多个服务，如今又把它们合并回来，团队的交付速度反而提高了。',
      ],
    ];
    const arabic = [
      [
        'إصدار جديد من قاعدة البيانات',
        'أعلن الفريق عن إصدار جديد يضيف دعما للقراءة غير المتزامنة ويحسن أداء الاستعلامات الطويلة بشكل ملحوظ.',
      ],
      [
        'لماذا عدنا إلى التطبيق الواحد',
        'بعد ثلاث سنوات من العمل بالخدمات المصغرة قررنا دمجها من جديد لأن التكلفة كانت أكبر من الفائدة.',
      ],
    ];
    expect(pairs(chinese.flat().join('\n'))).toEqual(chinese);
    expect(pairs(arabic.flat().join('\n'))).toEqual(arabic);
    const another = ['数据库的新选择', '一款嵌入式数据库本周发布了首个稳定版本。'];
    expect(pairs([...chinese[0]!, chinese[1]![1], ...another].join('\n'))).toEqual([
      chinese[0],
      ['', chinese[1]![1]],
      another,
    ]);
  });

  it('has a title wherever a line ends in directives', () => {
    const long =
      'A sentence that nobody would take for a title, since it goes on and on; it even ends. {theme=data}';
    expect(parse(`${long}\nShort.`).entries).toMatchObject([
      { body: 'Short.', directives: { theme: 'data' } },
    ]);
  });
});

describe('dates', () => {
  const dates = (text: string, date: string | null = null) =>
    parse(text, { date }).entries.map((entry) => entry.date);

  it('at the head of a batch date that batch', () => {
    expect(dates('2026-03-02\nShip small\nIt works.\n\nDelete code\nYou will thank me.', '2026-W11')).toEqual(
      ['2026-03-02', '2026-W11'],
    );
  });

  it('alone date what follows, until the next', () => {
    const text =
      '2026-03-02\n\nShip small\nIt works.\n\n2026-03-04\nDelete code\nYou will thank me.\n\nSleep\nIt helps.\n\n2026-W11\n\nRest\nIt heals.';
    expect(dates(text)).toEqual(['2026-03-02', '2026-03-04', '2026-03-02', '2026-W11']);
  });

  it('are nothing to report, unless they stand twice', () => {
    expect(said('2026-03-02\n\nShip small\nIt works.')).toEqual([]);
    expect(said('2026-03-02\n2026-03-02\n\nShip small\nIt works.')).toEqual(['2:1 repeated-line']);
    expect(dates('2026-03-02\n2026-03-02\n\nShip small\nIt works.')).toEqual(['2026-03-02']);
  });

  it('between two pairs begin a batch of their own, blank line or not', () => {
    const text =
      'Egg prices at the farm shop\nA dozen is now 3.60.\n2026-03-07\nChoir wins in Wexley\nWell done, all of you.';
    expect(dates(text, '2026-W10')).toEqual(['2026-W10', '2026-03-07']);
    expect(said(text)).toEqual([]);
  });

  it('below the pair that they belong to stay there', () => {
    const below =
      'Egg prices\n2026-03-06\nA dozen is now 3.60.\nChoir wins in Wexley\n2026-03-07\nWell done.';
    expect(dates(below, '2026-W10')).not.toContain('2026-03-07');
    const behind = 'Egg prices\nA dozen is 3.60.\n2026-03-06\nChoir wins\nWell done, all.\n2026-03-07';
    expect(dates(behind, '2026-W10')).not.toContain('2026-03-06');
  });

  it('that do not exist are a warning, and date nothing', () => {
    const { entries, diagnostics } = parse(
      '2026-02-30\nA Day That Never Was\nNobody saw it, and nobody will.',
    );
    expect(entries).toMatchObject([{ title: 'A Day That Never Was', date: null }]);
    expect(diagnostics).toMatchObject([{ code: 'date-impossible', severity: 'warning', place: { line: 1 } }]);
  });
});

/** A text in which titles and bodies take turns, and what is last in it. */
const behindPairs = (
  lines: string[],
  pair = ['Slugs Prefer Beer', 'A saucer catches more of them than any powder.'],
) => pairs([...Array(14).fill(pair.join('\n')), lines.join('\n')].join('\n\n')).slice(14);

describe('where the whole text shows how it is written', () => {
  it('a line behind a body is a body whose title was lost, not more of it', () => {
    const read = ['Hedgehogs Sleep in the Compost', 'https://example.org/hedgehogs'];
    const lost = 'Keep the tomatoes indoors for another week, and the beans as well. May is late.';
    expect(behindPairs([...read, lost])).toEqual([read, ['', lost]]);
  });

  it('a title that is said again as its body is no line that is there twice', () => {
    const post = 'Agent coding hack of the week:';
    const lost = 'Keep the tomatoes indoors for another week, and the beans as well.';
    const posts = [post, post, '', post, post, '', post, post, lost];
    expect(behindPairs(posts)).toEqual([
      [post, post],
      [post, post],
      [post, post],
      ['', lost],
    ]);
  });

  it('a line that the next one begins with is its title, whatever it looks like', () => {
    const post = 'She explained how to prune a pear. https://example.org/pear...';
    const body = 'She explained how to prune a pear. https://example.org/pears And then she went home.';
    expect(pairs(`Slugs Prefer Beer\n${post}\n${body}`)).toEqual([
      ['Slugs Prefer Beer', ''],
      [post, body],
    ]);
  });
});

/** Read as a part of a text whose whole shows that it is titles and bodies. */
const inLayout = (text: string) =>
  parse(text, { layout: inPairs }).entries.map(({ title, body }) => [title, body]);

const inPairs = {
  shape: 'pairs',
  width: 0,
  opening: 'blank',
  isMonthFirst: false,
  introduces: false,
  doubt: null,
  isPaired: false,
  isEchoed: false,
  areShoutedNames: false,
  areBelowSource: false,
} as const;

describe('the laws of the text format', () => {
  const scrap = fc.oneof(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), oddity),
    fc.constantFrom(
      '',
      ' ',
      '\u00a0',
      '2026-03-02',
      '{top}',
      'A Title {skip}',
      '- a point',
      'https://example.org/a',
      'and so on...',
    ),
    fc.lorem({ maxCount: 2, mode: 'sentences' }),
  );
  const line = scrap.map((text) => text.replaceAll('\n', ' '));
  const file = fc.array(line, { maxLength: 14 });

  it('every line that is not blank is in exactly one entry, one complaint of a line that is in none, or is a date', () => {
    fc.assert(
      fc.property(file, (lines) => {
        const { entries, diagnostics } = parse(lines.join('\n'));
        const taken = new Map<number, number>();
        const take = (at: number) => taken.set(at, (taken.get(at) ?? 0) + 1);
        const left = [
          'repeated-line',
          'date-impossible',
          'date-ambiguous',
          'item-empty',
          'task-cancelled',
          'letter-words',
          'chat-notice',
        ];
        const repeated = diagnostics.filter((it) => left.includes(it.code)).map((it) => it.place!.line);
        for (const at of repeated) take(at);
        for (const { source } of entries) {
          for (let at = source.line; at <= source.endLine; at++) if (!repeated.includes(at)) take(at);
        }
        lines.forEach((text, at) => {
          const blank = /^[\s\u200b-\u200d\u2060]*$/.test(text);
          const date = text.trim() === '2026-03-02' && !taken.has(at + 1);
          // The sign of a point whose text stands below it says nothing.
          const isSign = !taken.has(at + 1) && /^\s*(?:[-*+]|[\p{So}•‣⁃·–—→]|\(?\d{1,3}[.)])\s*$/u.test(text);
          expect(taken.get(at + 1) ?? 0, text).toBe(blank || date || isSign ? 0 : 1);
        });
      }),
    );
  });

  it('an entry has the text of its lines', () => {
    fc.assert(
      fc.property(file, (lines) => {
        for (const { title, body, source } of parse(lines.join('\n')).entries) {
          // The lines of a wrapped text are joined by a space.
          const written = lines.slice(source.line - 1, source.endLine).join(' ');
          expect(written).toContain(title);
          for (const part of body.split('\n')) expect(written).toContain(part);
        }
      }),
    );
  });

  it('LF and CRLF give the same', () => {
    fc.assert(
      fc.property(file, (lines) => {
        expect(parse(lines.join('\r\n'))).toEqual(parse(lines.join('\n')));
      }),
    );
  });

  it('a file cut at its blank lines gives the same entries in pieces', () => {
    fc.assert(
      fc.property(
        fc.array(
          file.map((lines) => lines.map((it) => it.replace(/^\d.*/, 'x'))),
          { maxLength: 4 },
        ),
        (batches) => {
          const texts = batches.map((lines) => lines.join('\n'));
          expect(inLayout(texts.join('\n\n'))).toEqual(texts.flatMap(inLayout));
        },
      ),
    );
  });

  it('a well-formed week gives back its titles and bodies', () => {
    const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);
    const title = fc.lorem({ maxCount: 5 }).map((words) => words.split(' ').map(capital).join(' '));
    const body = fc
      .lorem({ maxCount: 6, mode: 'sentences' })
      .map((text) => `${text} We will see what comes of it. More next week.`);
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(title, body), { minLength: 1, maxLength: 5 }), { maxLength: 4 }),
        (batches) => {
          const text = batches.map((batch) => batch.flat().join('\n')).join('\n\n');
          expect(pairs(text)).toEqual(batches.flat());
        },
      ),
    );
  });
});
