import { describe, expect, it } from 'vitest';
import { classifyDiagnostic } from '../../src/classify/messages.ts';
import { findingsText } from '../../src/terminal/findings.ts';

const place = { file: 'my notes/a,b:c.yaml', line: 4, column: 9 };
const idle = classifyDiagnostic(
  'keyword-idle',
  { theme: 'garden', written: '100%\nbee', lost: 0, isAll: false },
  { place },
);
const note = classifyDiagnostic('pack-keywords-idle', { idle: 2, all: 9 });

describe('findings as text', () => {
  it('begin with the place, one a line, whatever is in them', () => {
    expect(findingsText([idle, note], 'text', false)).toBe(
      'my notes/a,b:c.yaml:4:9: warning: "100%␊bee" of `garden` is found nowhere [keyword-idle]\n' +
        'digest: note: 2 of 9 built-in keywords are found nowhere [pack-keywords-idle]\n',
    );
  });

  it('are nothing when there are none', () => {
    expect(findingsText([], 'text', false)).toBe('');
    expect(findingsText([], 'github', false)).toBe('');
  });

  it('are coloured on request', () => {
    expect(findingsText([idle], 'text', true)).toContain('\u001b[33mwarning\u001b[39m');
  });
});

describe('findings as annotations', () => {
  it('escape what ends a property or a line', () => {
    expect(findingsText([idle, note], 'github', false)).toBe(
      '::warning file=my notes/a%2Cb%3Ac.yaml,line=4,col=9,title=keyword-idle::' +
        '"100%25%0Abee" of `garden` is found nowhere%0Acorrect its spelling, or remove it\n' +
        '::notice title=pack-keywords-idle::2 of 9 built-in keywords are found nowhere\n',
    );
  });
});

describe('findings as SARIF', () => {
  it('are one run with a rule for each code', () => {
    const log = JSON.parse(findingsText([idle, note, idle], 'sarif', false));
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ columnKind: 'utf16CodeUnits' }] });
    const [{ tool, results }] = log.runs;
    expect(tool.driver.rules).toEqual([{ id: 'keyword-idle' }, { id: 'pack-keywords-idle' }]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(results[0]).toEqual({
      ruleId: 'keyword-idle',
      ruleIndex: 0,
      level: 'warning',
      message: { text: '"100%\nbee" of `garden` is found nowhere (correct its spelling, or remove it)' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'my%20notes/a%2Cb%3Ac.yaml' },
            region: { startLine: 4, startColumn: 9 },
          },
        },
      ],
    });
    expect(results[1]).toMatchObject({ level: 'note', locations: [] });
  });

  it('are a valid log when there are none', () => {
    expect(JSON.parse(findingsText([], 'sarif', false)).runs[0].results).toEqual([]);
  });
});

describe('findings as JSON', () => {
  it('are an array of flat objects', () => {
    expect(JSON.parse(findingsText([idle], 'json', false))).toEqual([
      expect.objectContaining({ code: 'keyword-idle', file: place.file, line: 4, column: 9 }),
    ]);
    expect(findingsText([], 'json', false)).toBe('[]\n');
  });
});
