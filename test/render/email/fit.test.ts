import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, type EmailPart, fit } from '../../../src/render/email/fit.ts';

/** A part whose entries are letters repeated, one letter an entry: `a(2) b(1)` is "aab". */
function part(title: string, sizes: number[], more: Partial<EmailPart> = {}): EmailPart {
  const entries = sizes.map((size, index) => String.fromCharCode(97 + index).repeat(size));
  const instead = (left: number) => `<+${left}>`;
  return { kind: 'section', title, rank: 0, head: `[${title} `, entries, foot: ']', instead, ...more };
}

const fitted = (parts: EmailPart[], room: number) => fit(parts, room, (left) => `<all ${left}>`);
const left = ({ cut }: ReturnType<typeof fit>) => cut.map((each) => `${each.left} of ${each.part.title}`);

describe('parts that are made to fit', () => {
  it('stay as they are where there is room', () => {
    const all = fitted([part('A', [3, 2]), part('B', [1])], 14);
    expect(all).toEqual({ html: '[A aaabb][B a]', wanted: 14, cut: [] });
  });

  it('lose the last entry of the longest one first, and say how many went', () => {
    const some = fitted([part('A', [4, 4, 4]), part('B', [3])], 20);
    expect(some.html).toBe('[A aaaa<+2>][B aaa]');
    expect(some.wanted).toBe(23);
    expect(left(some)).toEqual(['2 of A']);
  });

  it('take turns, so that no section pays for all', () => {
    const some = fitted([part('A', [5, 5, 5, 5]), part('B', [5, 5, 5, 5])], 40);
    expect(left(some)).toEqual(['2 of A', '2 of B']);
  });

  it('lose what has a higher rank only when everything below is gone', () => {
    const parts = [part('Intro', [9], { rank: 2 }), part('Pinned', [9], { rank: 1 }), part('A', [8, 8])];
    expect(left(fitted(parts, 52))).toEqual(['1 of A']);
    expect(left(fitted(parts, 50))).toEqual(['2 of A']);
    expect(left(fitted(parts, 42))).toEqual(['1 of Pinned', '2 of A']);
  });

  it('lose a giant before everything else, wherever it stands', () => {
    const parts = [part('Intro', [3], { rank: 2 }), part('A', [50, 3, 3])];
    expect(fitted(parts, 40).html).toBe('[Intro aaa][A bbbccc<+1>]');
    expect(fitted([part('Intro', [50, 3], { rank: 2 }), part('A', [3])], 40).html).toBe(
      '[Intro bbb<+1>][A aaa]',
    );
  });

  it('lose headings and all when there is no other way, and the end says how many entries that was', () => {
    const endless = 'x'.repeat(90);
    const some = fitted([part('A', [3]), part('B', [3, 3], { head: endless }), part('C', [3])], 40);
    expect(some.html).toBe('[A <+1>]<all 3>');
    expect(left(some)).toEqual(['1 of A', '2 of B', '1 of C']);
  });

  it('are never too long, keep their order, and count what is left out, whatever their sizes', () => {
    const size = fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 60 }) },
      fc.integer({ min: 1, max: 900 }),
    );
    const section = fc.tuple(fc.array(size, { maxLength: 12 }), fc.integer({ min: 0, max: 2 }));
    fc.assert(
      fc.property(
        fc.array(section, { maxLength: 8 }),
        fc.integer({ min: 20, max: 1500 }),
        (sections, room) => {
          const parts = sections.map(([sizes, rank], index) => part(`${index}`, sizes, { rank }));
          const { html, wanted, cut } = fitted(parts, room);
          expect(bytes(html)).toBeLessThanOrEqual(room);
          expect(cut.length > 0).toBe(wanted > room);
          for (const { entries, head, foot, instead } of parts) {
            if (!html.includes(head)) continue;
            const [text = ''] = html.slice(html.indexOf(head) + head.length).split(foot, 1);
            const gone = Number(/<\+(\d+)>$/.exec(text)?.[1] ?? 0);
            const kept = entries.filter((entry) => text.includes(entry));
            expect(text).toBe(kept.join('') + (gone === 0 ? '' : instead(gone)));
            expect(kept.length + gone).toBe(entries.length);
          }
        },
      ),
    );
  });

  it('are weighed in bytes, not in letters', () => {
    expect(bytes('Größe')).toBe(7);
    const parts = [part('A', [], { entries: ['ü', 'ü'] })];
    expect(fitted(parts, 8).cut).toEqual([]);
    expect(left(fitted(parts, 7))).not.toEqual([]);
  });
});
