import { describe, expect, it } from 'vitest';
import { trendsOf } from '../../../src/digest/archive/trends.ts';
import type { Digest } from '../../../src/types.ts';
import { digest, entry, theme } from '../../render/week.ts';

const earlier = (week: string, ...themes: Digest['themes']) => ({
  in: { issue: null, week, from: '2026-02-02', to: '2026-02-08' },
  themes,
});
const none = async () => new Set<string>();
const told = (title: string, body = 'Nothing more.') => entry({ title, body });

describe('trends', () => {
  it('want two issues before', async () => {
    const now = digest({ themes: [theme('Storage', ['Tape Lives'])] });
    expect(await trendsOf(now, [], none)).toBeNull();
    expect(await trendsOf(now, [earlier('2026-W06', theme('Storage', ['Disks Spin']))], none)).toBeNull();
  });

  it('count each theme issue by issue; one that half of them had is gone', async () => {
    const now = digest({ themes: [theme('Storage', ['Tape Lives'])] });
    const before = [
      earlier('2026-W06', theme('Rooms', ['One', 'Two']), theme('Once', ['Three'])),
      earlier('2026-W07', theme('Rooms', ['Four'])),
      earlier('2026-W08', theme('Storage', ['Five', 'Six'])),
    ];
    const trends = (await trendsOf(now, before, none))!;
    expect(trends.issues.map(({ week }) => week)).toEqual(['2026-W06', '2026-W07', '2026-W08']);
    expect(trends.themes).toEqual([
      { id: 'storage', title: 'Storage', emoji: '', counts: [0, 0, 2, 1] },
      { id: 'rooms', title: 'Rooms', emoji: '', counts: [2, 1, 0, 0] },
    ]);
  });

  it('name words that two entries have and no issue before had, as they are written within a text', async () => {
    const now = digest({
      themes: [
        theme('Storage', [
          told('Passkeys on Tape', 'The café keeps passkeys in wasmtime.'),
          told('Wasmtime in Rust', 'With a passkey of 1234 https://example.org/passkeys/wasmtime.'),
        ]),
      ],
      unplaced: [told('A passkeys party', 'The CAFÉ again.')],
    });
    const before = [earlier('2026-W06'), earlier('2026-W07')];
    expect((await trendsOf(now, before, async () => new Set(['café'])))!.words).toEqual([
      'passkeys',
      'wasmtime',
    ]);
  });

  it('name no word that is in texts about anything, however young the archive is', async () => {
    const body = 'Which they would never have made without the whatsit.';
    const now = digest({ themes: [theme('Storage', [told('Tape', body), told('Disks', body)])] });
    expect((await trendsOf(now, [earlier('2026-W06'), earlier('2026-W07')], none))!.words).toEqual([
      'whatsit',
    ]);
  });

  it('name no such word of the language of the issue either', async () => {
    const now = digest({
      lang: 'de-AT',
      themes: [
        theme('Werft', [
          told('Die Helling', 'Während der Flaute wurde über die Helling nachgedacht.'),
          told('Noch eine Helling', 'Über diese wird während der Flaute später berichtet.'),
        ]),
      ],
    });
    expect((await trendsOf(now, [earlier('2026-W06'), earlier('2026-W07')], none))!.words).toEqual([
      'Helling',
      'Flaute',
    ]);
  });
});
