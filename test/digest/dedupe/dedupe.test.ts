import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedupe } from '../../../src/digest/dedupe/dedupe.ts';
import type { Entry, Placement } from '../../../src/types.ts';
import { entry } from '../../classify/rules-of-thumb.ts';
import { rewritten } from '../../support/texts.ts';

const CABLE =
  'A ship’s anchor cut a cable off Bergen. Traffic to the islands flows over a radio link until the repair ship arrives.';
const QUEUE =
  'We lost eleven hours of orders to a queue without a limit, and nobody had an alert on the age of its oldest message.';

/** A placement whose id is its title and body, so that the same words have the same id. */
function placed(title: string, body: string, more: Partial<Placement> = {}, steered: Partial<Entry> = {}) {
  const made = entry(title, body, { id: `${title}\n${body}`, ...steered });
  const placement: Placement = { entry: made, theme: 'sea', by: 'rules', score: 1, also: [], why: [] };
  return { ...placement, ...more };
}

const pinned = { directives: { theme: null, top: true, skip: false } };
const byHand = (theme: string): Partial<Placement> => ({ theme, by: 'hand' });

/** The titles that stay, and behind an arrow those that were merged, with the one they were merged into. */
function results(...placements: Placement[]): string[] {
  const { kept, merged } = dedupe(placements, 'merge');
  return [
    ...kept.map((it) => it.entry.title),
    ...merged.map((it) => `${it.placement.entry.title} → ${it.into.entry.title} (${it.because})`),
  ];
}

describe('a story that is told twice', () => {
  it('stays where it was told first', () => {
    const again = CABLE.replace('arrives', 'comes');
    expect(
      results(placed('Cable Cut', CABLE), placed('Queues', QUEUE), placed('Bergen Offline', again)),
    ).toEqual(['Cable Cut', 'Queues', 'Bergen Offline → Cable Cut (near)']);
  });

  it('stays where the editor pinned it', () => {
    expect(results(placed('Cable Cut', CABLE), placed('Bergen Offline', CABLE, {}, pinned))).toEqual([
      'Bergen Offline',
      'Cable Cut → Bergen Offline (near)',
    ]);
  });

  it('stays where the editor placed it', () => {
    expect(results(placed('Cable Cut', CABLE), placed('Bergen Offline', CABLE, byHand('network')))).toEqual([
      'Bergen Offline',
      'Cable Cut → Bergen Offline (near)',
    ]);
  });

  it('stays twice where the editor placed it in two themes, or pinned it twice', () => {
    const two = [
      placed('Cable Cut', CABLE, byHand('sea')),
      placed('Bergen Offline', CABLE, byHand('network')),
    ];
    expect(results(...two)).toEqual(['Cable Cut', 'Bergen Offline']);
    const both = [placed('Cable Cut', CABLE, {}, pinned), placed('Bergen Offline', CABLE, {}, pinned)];
    expect(results(...both)).toEqual(['Cable Cut', 'Bergen Offline']);
  });

  it('stays once where the editor placed it twice in one theme', () => {
    const two = [placed('Cable Cut', CABLE, byHand('sea')), placed('Bergen Offline', CABLE, byHand('sea'))];
    expect(results(...two)).toEqual(['Cable Cut', 'Bergen Offline → Cable Cut (near)']);
  });

  it('is told once word for word, whatever the editor wrote', () => {
    expect(
      results(placed('Cable Cut', CABLE, byHand('sea')), placed('Cable Cut', CABLE, {}, pinned)),
    ).toEqual(['Cable Cut', 'Cable Cut → Cable Cut (same)']);
  });

  it('stays where words tell it, not only a link', () => {
    const links = ['https://harbour.example/2026/cable-cut'];
    const two = [placed('Link', links[0]!, {}, { links }), placed('Cable Cut', CABLE, {}, { links })];
    expect(results(...two)).toEqual(['Cable Cut', 'Link → Cable Cut (link)']);
  });

  it('takes what repeats a merged entry along', () => {
    const again = placed('Bergen Offline', CABLE);
    expect(results(placed('Cable Cut', CABLE), again, again)).toEqual([
      'Cable Cut',
      'Bergen Offline → Cable Cut (near)',
      'Bergen Offline → Cable Cut (near)',
    ]);
  });

  it('is left alone when only the same words are to be merged', () => {
    const two = [placed('Cable Cut', CABLE), placed('Cable Cut', CABLE), placed('Bergen Offline', CABLE)];
    const { kept, merged } = dedupe(two, 'same');
    expect([kept.length, merged.length]).toEqual([2, 1]);
  });
});

describe('laws', () => {
  const sentence = fc.constantFrom(
    ...CABLE.split(/(?<=\.) /),
    ...QUEUE.split(/(?<=,) /),
    'The operator says that it needs two days of calm sea.',
    'Nine seconds, no lost writes, and one confused dashboard at three in the morning.',
    'Version 8.4.0 brings bug fixes and better messages.',
    'Version 8.4.1 brings bug fixes and better messages.',
    '港の船は夕方に出ます。橋は今日も閉まっています。',
  );
  const placement = fc
    .record({
      title: fc.constantFrom(
        'Cable Cut',
        'Cable 7 Cut',
        'Bergen Offline',
        'The Queue That Ate Christmas',
        '',
      ),
      body: rewritten(fc.array(sentence, { maxLength: 4 }).map((sentences) => sentences.join(' '))),
      link: fc.constantFrom(null, 'https://harbour.example/2026/cable-cut', 'https://harbour.example/'),
      hand: fc.constantFrom(null, null, null, 'sea', 'network'),
      top: fc.constantFrom(false, false, false, true),
    })
    .map(({ title, body, link, hand, top }) =>
      placed(title, body, hand === null ? {} : byHand(hand), {
        links: link === null ? [] : [link],
        directives: { theme: hand, top, skip: false },
      }),
    );
  const issue = fc.array(placement, { maxLength: 24 }).map((all) => all.map((it) => ({ ...it })));

  it('every entry stays or is merged into one that stays, in the order of the input', () => {
    fc.assert(
      fc.property(issue, (all) => {
        const { kept, merged } = dedupe(all, 'merge');
        const leaving = merged.map((it) => it.placement);
        expect(all.filter((it) => !leaving.includes(it))).toEqual(kept);
        expect(all.filter((it) => !kept.includes(it))).toEqual(leaving);
        for (const { into } of merged) expect(kept).toContain(into);
      }),
    );
  });

  it('merging what was merged changes nothing', () => {
    fc.assert(
      fc.property(issue, (all) => {
        const { kept } = dedupe(all, 'merge');
        expect(dedupe(kept, 'merge')).toEqual({ kept, merged: [] });
      }),
    );
  });

  it('no pinned entry leaves but for one with the same words', () => {
    fc.assert(
      fc.property(issue, (all) => {
        for (const { placement, because } of dedupe(all, 'merge').merged) {
          if (placement.entry.directives.top) expect(because).toBe('same');
        }
      }),
    );
  });
});
