/** The email as an engine judges it that knows what fifteen mail programs make of HTML. */
import {
  auditEmail,
  checkAccessibility,
  EMAIL_CLIENTS,
  simulateDarkMode,
  transformForClient,
} from '@emailens/engine';
import { describe, expect, it } from 'vitest';
import { HUES } from '../../../src/render/layout/issue.ts';
import { digest, entry, theme } from '../week.ts';
import { email, week } from './mail.ts';

/** What some programs leave out, so that the email is plainer in them and loses nothing. */
const plainer = ['<style>', '@media', 'word-break', 'white-space', 'height', 'max-height'];

describe('an email, judged by Emailens', () => {
  it('has no error in any mail program, and no warning but of what makes it plainer', async () => {
    const { compatibility } = auditEmail(await email(week));
    expect(Object.keys(compatibility.scores).length).toBeGreaterThanOrEqual(15);
    for (const [client, { score, errors }] of Object.entries(compatibility.scores))
      expect([client, errors, score >= 80]).toEqual([client, 0, true]);
    const warned = compatibility.warnings.filter(({ severity }) => severity === 'warning');
    expect(warned.map(({ property }) => property).filter((it) => !plainer.includes(it))).toEqual([]);
  });

  it.each(EMAIL_CLIENTS.map(({ id }) => id))(
    'can be read in %s, light and dark',
    { tags: 'long' },
    async (client) => {
      const themes = Array.from({ length: HUES }, (_, at) => theme(`Theme ${at}`, [`Light ${at}`]));
      for (const of of [week, digest({ themes })]) {
        const { html: light } = transformForClient(await email(of), client);
        // Nobody knows whether the ground of the logo is transparent.
        const { html: dark } = simulateDarkMode(light.replace(/<img[^>]*>/g, ''), client);
        for (const html of [light, dark]) {
          expect(html).toContain('<h3');
          const { issues } = checkAccessibility(html);
          expect(issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
        }
      }
    },
  );

  it('can be read by everybody, has no broken link, and is not clipped', async () => {
    const { accessibility, links, size } = auditEmail(await email(week));
    expect(accessibility.issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(links.issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(size.clipped).toBe(false);
  });

  it('has its contents and its highlights within the first 20 kB, where Gmail on iOS clips', async () => {
    const body =
      'The keeper writes down each ship that passes, its flag, and where it says that it is bound. '.repeat(
        4,
      );
    const themes = Array.from({ length: 15 }, (_, at) =>
      theme(
        `Theme ${at}`,
        Array.from({ length: 20 }, (_, n) =>
          entry({ title: `Light ${at}-${n}`, body, top: n === 0 && at < 5 }),
        ),
        '⚓',
      ),
    );
    const html = await email(digest({ themes }));
    const end = html.indexOf('Light 0-1');
    expect(html.slice(0, end)).toContain('Light 4-0');
    expect(Buffer.byteLength(html.slice(0, end))).toBeLessThan(20_480);
  });
});
