import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import type { BuildOptions } from '../../src/commands/build-issue.ts';
import type { CheckOptions } from '../../src/commands/check.ts';

/** The options of `build` that a command line comes to. */
async function options(argv: string[], env: Record<string, string> = {}) {
  const { command, options } = await invocation(argv, env);
  if (command !== 'build') throw new Error(`this is "${command}"`);
  return options as BuildOptions;
}

/** The command that a command line asks for. */
async function invocation(argv: string[], env: Record<string, string> = {}) {
  const asked = await parseArguments(argv, env, 100);
  if (asked.kind !== 'run') throw new Error(JSON.stringify(asked));
  return { command: asked.command, options: asked.invocation.options };
}

/** The complaint and the advice that a command line gets. */
async function complaint(argv: string[], env: Record<string, string> = {}) {
  const asked = await parseArguments(argv, env, 100);
  return asked.kind === 'wrong' ? [asked.diagnostic.message, asked.diagnostic.hint] : asked.kind;
}

async function text(argv: string[]) {
  const asked = await parseArguments(argv, {}, 100);
  return asked.kind === 'text' ? asked.text : asked.kind;
}

describe('options', () => {
  it('stand before, between and after the inputs', async () => {
    const expected = { inputs: ['a.txt', 'b.txt'], format: 'html', isStrict: true };
    expect(await options(['-f', 'html', '--strict', 'a.txt', 'b.txt'])).toMatchObject(expected);
    expect(await options(['a.txt', '-f', 'html', 'b.txt', '--strict'])).toMatchObject(expected);
    expect(await options(['build', 'a.txt', 'b.txt', '--strict', '-fhtml'])).toMatchObject(expected);
  });

  it('are the same with and without "build"', async () => {
    expect(await options(['week.txt', '-w', '2026-W10'])).toEqual(
      await options(['build', 'week.txt', '-w', '2026-W10']),
    );
    expect(await options([])).toEqual(await options(['build']));
  });

  it('end at "--"', async () => {
    expect(await options(['--', '-f'])).toMatchObject({ inputs: ['-f'], format: null });
  });

  it('leave a single "-" as the input that it is', async () => {
    expect((await options(['-'])).inputs).toEqual(['-']);
  });

  it.each([
    ['md', 'markdown'],
    ['txt', 'text'],
    ['htm', 'html'],
    ['HTML', 'html'],
    ['feed.json', 'jsonfeed'],
  ])('know "%s" as another name of "%s"', async (name, format) => {
    expect((await options(['-f', name])).format).toBe(format);
  });

  it('may name several outputs', async () => {
    expect((await options(['-o', 'a.md', '--output=b.html'])).outputs).toEqual(['a.md', 'b.html']);
  });

  it('force colour one way or the other, or say nothing', async () => {
    expect([
      (await options(['--color'])).colour,
      (await options(['--no-color'])).colour,
      (await options([])).colour,
    ]).toEqual([true, false, null]);
  });
});

describe('the environment', () => {
  it('sets every option by its long name in capitals', async () => {
    const env = {
      DIGEST_CONFIG: 'my.yaml',
      DIGEST_FORMAT: 'md',
      DIGEST_OUTPUT: 'week.md',
      DIGEST_TEMPLATE: 'week.liquid',
      DIGEST_WEEK: 'last',
      DIGEST_SINCE: '2026-03-02',
      DIGEST_UNTIL: '2026-03-04',
      DIGEST_TITLE: 'Ours',
      DIGEST_LIMIT: '20',
      DIGEST_INPUT_FORMAT: 'ndjson',
      DIGEST_FILTER_TIMEOUT: '5',
      DIGEST_STRICT: '1',
      DIGEST_LOCK: 'fail',
      DIGEST_DRY_RUN: 'true',
      DIGEST_QUIET: 'yes',
      DIGEST_LOG_FORMAT: 'json',
    };
    expect(await options([], env)).toEqual({
      inputs: [],
      config: 'my.yaml',
      format: 'markdown',
      outputs: ['week.md'],
      template: 'week.liquid',
      week: 'last',
      since: '2026-03-02',
      until: '2026-03-04',
      title: 'Ours',
      limit: 20,
      archive: null,
      keepsSeen: false,
      isRecordOnly: false,
      empty: null,
      sendsAgain: false,
      watches: false,
      inputFormat: 'ndjson',
      filters: [],
      filterTimeout: 5,
      isStrict: true,
      isDryRun: true,
      lock: 'fail',
      talk: 'quiet',
      colour: null,
      logFormat: 'json',
    });
  });

  it('runs no command: that takes a flag', async () => {
    expect((await options([], { DIGEST_FILTER: 'sort' })).filters).toEqual([]);
  });

  it('gives way to flags', async () => {
    expect(
      await options(['-f', 'json', '-o', 'a.json'], { DIGEST_FORMAT: 'html', DIGEST_OUTPUT: 'b.html' }),
    ).toMatchObject({
      format: 'json',
      outputs: ['a.json'],
    });
    expect((await options(['-v'], { DIGEST_QUIET: '1' })).talk).toBe('verbose');
    expect((await options(['-q'], { DIGEST_VERBOSE: '1' })).talk).toBe('quiet');
  });

  it('counts as unset when empty, and as off when it says so', async () => {
    expect(await options([], { DIGEST_FORMAT: '', DIGEST_STRICT: '0', DIGEST_QUIET: 'false' })).toMatchObject(
      {
        format: null,
        isStrict: false,
        talk: 'normal',
      },
    );
  });

  it('is complained about by its own name', async () => {
    expect(await complaint([], { DIGEST_FORMAT: 'pdf' })).toEqual([
      "DIGEST_FORMAT='pdf' is invalid. Allowed choices are markdown, html, email, eml, text, json, atom, rss, jsonfeed, slack, ics",
      'see "digest build --help"',
    ]);
  });
});

describe('a command line that is wrong', () => {
  it('hears the nearest option', async () => {
    expect(await complaint(['week.txt', '--formt', 'html'])).toEqual([
      "unknown option '--formt'",
      'did you mean --format?',
    ]);
  });

  it.each([
    ['--verson', 'did you mean --version?'],
    ['--versoin', 'did you mean --version?'],
    ['--verbos', 'did you mean --verbose?'],
  ])('hears of %s what is nearest', async (written, advice) => {
    expect(await complaint([written])).toEqual([`unknown option '${written}'`, advice]);
  });

  it.each([
    [
      ['-f', 'pdf'],
      /argument 'pdf' is invalid. Allowed choices are markdown, html, email, eml, text, json, atom, rss, jsonfeed, slack, ics/,
    ],
    [['--input-format', 'markdwon'], /'markdwon' is invalid. Did you mean "markdown"\? Allowed/],
    [['--input-format', 'xml'], /Allowed choices are auto, text, /],
    [['-o'], /argument missing/],
    [['-q', '-v'], /'-q, --quiet' cannot be used with option '-v, --verbose'/],
    [['-Z'], /unknown option '-Z'/],
  ])('%j is refused', async (argv, message) => {
    expect((await complaint(argv))[0]).toMatch(message);
  });
});

describe('the other commands', () => {
  const reading = { inputs: ['a.txt'], config: null, inputFormat: 'auto', talk: 'normal', colour: null };

  it('say how to read as build does, and what they want', async () => {
    expect(await invocation(['explain', 'a.txt', '-e', '7', '--entry=bees', '--json'])).toEqual({
      command: 'explain',
      options: { ...reading, entries: ['7', 'bees'], week: null, archive: null, isJson: true },
    });
    expect(await invocation(['check', 'a.txt', '-f', 'sarif'])).toEqual({
      command: 'check',
      options: { ...reading, format: 'sarif' },
    });
    expect(await invocation(['themes', 'a.txt'])).toEqual({
      command: 'themes',
      options: { ...reading, isJson: false },
    });
  });

  it('write what they issue as build does', async () => {
    const issuing = {
      talk: 'normal',
      colour: null,
      format: null,
      outputs: [],
      template: null,
      isStrict: false,
      isDryRun: false,
      lock: 'wait',
    };
    expect(
      await invocation(['render', 'a.json', '--filter', 'jq .', '--filter=sort', '--filter-timeout', '0.5']),
    ).toEqual({
      command: 'render',
      options: {
        ...issuing,
        ...{
          input: 'a.json',
          config: null,
          filters: ['jq .', 'sort'],
          filterTimeout: 0.5,
          logFormat: 'text',
        },
      },
    });
    expect((await complaint(['render', 'a.json', 'b.json']))[0]).toMatch(/^too many arguments for 'render'/);
    expect((await complaint(['render', '--filter-timeout', '-1']))[0]).toMatch(
      /It must be a number of seconds above 0/,
    );
  });

  it('have variables of their own where a name means another thing', async () => {
    const format = async (argv: string[], env: Record<string, string>) => {
      const { command, options } = await invocation(['check', ...argv], env);
      return command === 'check' ? (options as CheckOptions).format : command;
    };
    expect(await format([], { DIGEST_FORMAT: 'html' })).toBe('text');
    expect(await format([], { DIGEST_CHECK_FORMAT: 'github' })).toBe('github');
    expect(await format(['-f', 'sarif'], { DIGEST_JSON: '1' })).toBe('sarif');
    expect(await format(['--json'], { DIGEST_CHECK_FORMAT: 'github' })).toBe('json');
  });

  it('are named by the advice when something is wrong', async () => {
    expect(await complaint(['check', '-Z'])).toEqual(["unknown option '-Z'", 'see "digest check --help"']);
  });
});

describe('help', () => {
  it('of the program is the checked-in text', async () => {
    await expect(await text(['--help'])).toMatchFileSnapshot('../../fixtures/help/digest.txt');
    expect(await text(['help'])).toBe(await text(['-h']));
    expect(await text(['help', 'themes', 'test'])).toBe(await text(['themes', 'test', '--help']));
  });

  it('of build is the checked-in text', async () => {
    await expect(await text(['build', '--help'])).toMatchFileSnapshot('../../fixtures/help/build.txt');
    expect(await text(['help', 'build'])).toBe(await text(['build', '-h']));
  });

  it.each(['render', 'template', 'explain', 'check', 'classify', 'themes'])(
    'of %s is the checked-in text',
    async (command) => {
      await expect(await text([command, '--help'])).toMatchFileSnapshot(`../../fixtures/help/${command}.txt`);
    },
  );

  it('of a command that is not there names the nearest', async () => {
    expect(await complaint(['help', 'nosuch'])).toEqual([
      'there is no command "nosuch"',
      '"digest --help" lists them',
    ]);
    expect(await complaint(['help', 'themes', 'tset'])).toEqual([
      'there is no command "themes tset"',
      'did you mean "digest help themes test"?',
    ]);
  });

  it.each(['test', 'suggest'])('of themes %s is the checked-in text', async (command) => {
    const help = await text(['themes', command, '--help']);
    await expect(help).toMatchFileSnapshot(`../../fixtures/help/themes-${command}.txt`);
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it.each(['build', 'render', 'explain', 'check', 'themes'])(
    'of %s is never wider than a terminal of 100 columns',
    async (command) => {
      for (const line of (await text([command, '--help'])).split('\n'))
        expect(line.length).toBeLessThanOrEqual(100);
    },
  );
});

it('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(await text(['--version'])).toBe(`${version}\n`);
});
