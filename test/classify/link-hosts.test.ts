import { describe, expect, it } from 'vitest';
import { hostFinder } from '../../src/classify/link-hosts.ts';

const mayLead = hostFinder(['lamp.example', 'pier.lamp2.example']);
const leads = (text: string): boolean => {
  const bytes = new TextEncoder().encode(`(${text})`);
  return mayLead(bytes, 1, bytes.length - 1);
};

describe('a text may have a link to one of some sites', () => {
  it.each([
    ...[
      'https://lamp.example',
      'https://lamp.example/a',
      'http://LAMP.example:8080/a',
      'see https://www.lamp.example.',
      'www.lamp.example',
    ],
    ...[
      'https://a.b.lamp.example?x',
      'https://pier.lamp2.example',
      '//lamp.example x ://lamp.example-',
      'https://sea.example https://lamp.example',
    ],
  ])('in %j', (text) => {
    expect(leads(text)).toBe(true);
  });

  it.each([
    ...[
      'https://user@sea.example/',
      'https://user:word@sea.example/',
      'https://sea%2eexample/',
      'https://größe.example/',
      'https://[::1]/',
      'https://sea\\lamp',
    ],
  ])('since nobody can tell of %j', (text) => {
    expect(leads(text)).toBe(true);
  });

  it.each([
    ...[
      '',
      'lamp.example',
      'https://sea.example',
      'https://lamp.example.org',
      'https://mylamp.example',
      'https://lamp2.example',
      'https://sea.example/lamp.example',
    ],
    ...[
      'https://sea.example:80/a:b',
      'https://sea.example:80 a',
      'https:/lamp.example',
      'ww.lamp.example',
      'https://sea.example, größe',
      'https://sea.example/@user',
      '://',
    ],
  ])('but not in %j', (text) => {
    expect(leads(text)).toBe(false);
  });

  it('only between the offsets that are given', () => {
    const bytes = new TextEncoder().encode('https://sea.example.lamp.example');
    expect(mayLead(bytes, 0, 'https://sea.example'.length)).toBe(false);
    expect(mayLead(bytes, 9, bytes.length)).toBe(false);
    expect(mayLead(bytes, 0, bytes.length)).toBe(true);
  });
});
