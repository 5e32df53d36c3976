/**
 * The recipes of docs/recipes.md, each as it stands there, against a stand-in that checks the request as the service
 * documents it. In their shell `curl` asks the stand-in wherever it would ask the web.
 */
import { execFile, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import matter from 'gray-matter';
import { simpleParser } from 'mailparser';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from './support/folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'docs/recipes.md'), 'utf8');
const has = (command: string) => spawnSync('which', [command]).status === 0;
const isLeftOut = (command: string) => !process.env.CI && !has(command);

/** A block of the page, by the comment above it. */
function block(note: string): string {
  const [, text] = new RegExp(`<!-- ${note} -->\\n\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  if (text === undefined) throw new Error(`docs/recipes.md has no "${note}"`);
  return text;
}

const week = `Postgres Queues Beat "a Broker" until 5,000 Jobs a Second
SKIP LOCKED, one partial index, and \\ a vacuum setting: https://db.example/queues

Agents That Ask First Break Less
A language model with tools asked before it deleted anything. </body> Nobody lost a table.
`;

const settings = `title: The week in software
week: 2026-W10
email:
  from: Weekly digest <digest@example.org>
  to: crew@example.org
`;

/** A week that speaks of what the services fill in: it goes out as it was written. */
const merging = {
  'week.txt': `${week}
What a Mail Merge Knows of a Reader
A language model wrote {{ subscriber.email }}, {% now %}, {# a note #} and *|FNAME|* into a letter.
`,
};

/** A request that the stand-in was sent. */
interface Asked {
  method: string;
  /** The host that was meant, and the path. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Something that answers every request with an id, and keeps what was asked. */
async function standIn(): Promise<{ port: number; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      asked.push({ method, url: url.slice(1), headers, body: Buffer.concat(chunks).toString() });
      response.end('{"id": "c0ffee"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, asked };
}

/** Runs a recipe in a folder of its own, and gives what it asked of the web. */
async function cook(note: string, env: Record<string, string> = {}, files: Record<string, string> = {}) {
  const cwd = await folderWith({ 'week.txt': week, 'digest.yaml': settings, ...files });
  const { port, asked } = await standIn();
  const script = [
    'set -euo pipefail; exec < /dev/null',
    `digest() { '${process.execPath}' '${join(root, 'bin/digest.js')}' "$@"; }`,
    `curl() { command curl "\${@/#https:\\/\\//http://127.0.0.1:${port}/}"; }`,
    block(note),
  ].join('\n');
  const options = { cwd, env: { PATH: `${cwd}:${process.env.PATH}`, HOME: cwd, TZ: 'UTC', ...env } };
  await promisify(execFile)('bash', ['-c', script], options);
  return { cwd, asked, sent: asked.map(({ body }) => JSON.parse(body)) };
}

describe('newsletters', () => {
  // https://docs.buttondown.com/api-emails-create: a status that is not said means that it is sent, so that it has to be said.
  it('Buttondown takes a draft with a subject and Markdown, by token', async () => {
    const { asked, sent } = await cook('recipe: buttondown', { BUTTONDOWN_API_KEY: 'k3y' }, merging);
    expect(asked).toMatchObject([
      {
        method: 'POST',
        url: 'api.buttondown.com/v1/emails',
        headers: { authorization: 'Token k3y', 'content-type': 'application/json' },
      },
    ]);
    expect(sent).toEqual([
      {
        subject: 'The week',
        status: 'draft',
        body: expect.stringMatching(/^# The week in software\n[\s\S]*"a Broker"/),
      },
    ]);
    expect(sent[0].body).toContain(
      '\\{\u2060\\{ subscriber.email }}, \\{\u2060% now %}, \\{\u2060# a note #}',
    );
    expect(sent[0].body).not.toMatch(/\{\\?[{%#]/);
  });

  // https://listmonk.app/docs/apis/campaigns/#post-apicampaigns: these six are required; a campaign begins as a draft.
  it('listmonk takes a regular campaign in Markdown, for lists by their numbers', async () => {
    const { asked, sent } = await cook(
      'recipe: listmonk',
      {
        LISTMONK_URL: 'https://lists.example.org',
        LISTMONK_USER: 'digest',
        LISTMONK_TOKEN: 's3cret',
      },
      merging,
    );
    const authorization = `Basic ${Buffer.from('digest:s3cret').toString('base64')}`;
    expect(asked).toMatchObject([
      { method: 'POST', url: 'lists.example.org/api/campaigns', headers: { authorization } },
    ]);
    expect(sent[0]).toEqual({
      name: expect.any(String),
      subject: expect.any(String),
      lists: [1],
      type: 'regular',
      content_type: 'markdown',
      body: expect.stringContaining('### Agents That Ask First Break Less'),
    });
    // It becomes a template of Go's there, after the Markdown has become HTML.
    expect(sent[0].body).toContain('\\{\u2060\\{ subscriber.email }}');
    expect(sent[0].body).not.toMatch(/\{\\?\{/);
  });

  // https://docs.ghost.org/admin-api/#token-authentication, and #source-html for what the query says.
  it('Ghost takes a draft as HTML, with a token that is signed by the secret and ends in five minutes', async () => {
    const secret = '0123456789abcdef'.repeat(4);
    const { asked, sent } = await cook('recipe: ghost', {
      GHOST_URL: 'https://news.example.org',
      GHOST_ADMIN_KEY: `6748592f4b9b77000:${secret}`,
    });
    const [{ url, headers, method }] = asked as [Asked];
    expect([method, url]).toEqual(['POST', 'news.example.org/ghost/api/admin/posts/?source=html']);
    expect(headers['accept-version']).toBe('v5.0');
    const [, head = '', claims = '', signature] =
      /^Ghost ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(headers.authorization ?? '') ?? [];
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(read(head)).toEqual({ alg: 'HS256', typ: 'JWT', kid: '6748592f4b9b77000' });
    const { iat, exp, aud } = read(claims);
    expect([aud, exp - iat]).toEqual(['/admin/', 300]);
    const right = createHmac('sha256', Buffer.from(secret, 'hex')).update(`${head}.${claims}`);
    expect(signature).toBe(right.digest('base64url'));
    expect(sent[0].posts).toEqual([
      { title: 'The week', status: 'draft', html: expect.stringMatching(/^<!DOCTYPE html>/i) },
    ]);
  });

  // https://mailchimp.com/developer/marketing/api/campaigns/add-campaign/, and …/campaign-content/set-campaign-content/; the
  // fields are those of CreateCampaignsRequest and CampaignContent in https://github.com/mailchimp/mailchimp-marketing-typescript-sdk.
  it('Mailchimp takes a campaign, and then its content, with its own tag for those who leave', async () => {
    const { asked, sent } = await cook(
      'recipe: mailchimp',
      { MAILCHIMP_API_KEY: 'abc-us7', MAILCHIMP_LIST: 'l1st' },
      merging,
    );
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST us7.api.mailchimp.com/3.0/campaigns',
      'PUT us7.api.mailchimp.com/3.0/campaigns/c0ffee/content',
    ]);
    const authorization = `Basic ${Buffer.from('any:abc-us7').toString('base64')}`;
    for (const { headers } of asked) expect(headers.authorization).toBe(authorization);
    expect(sent[0]).toEqual({
      type: 'regular',
      recipients: { list_id: 'l1st' },
      settings: {
        subject_line: expect.any(String),
        from_name: expect.any(String),
        reply_to: expect.stringContaining('@'),
      },
    });
    expect(Object.keys(sent[1])).toEqual(['html']);
    expect(sent[1].html.match(/\*\|\w+/g)).toEqual(['*|UNSUB']);
    expect(sent[1].html).toContain('*&#124;FNAME|*');
    expect(sent[1].html).toMatch(/<a href="\*\|UNSUB\|\*">Unsubscribe<\/a><\/p><\/body>\s*<\/html>/);
  });
});

/** Twenty themes, each of which takes what names it. */
const groups = JSON.stringify(
  Array.from({ length: 20 }, (_, at) => ({ id: `g${at}`, title: `灯台 ${at}`, keywords: [`g${at}`] })),
);

/** Entries whose titles are three bytes a character, twenty for each theme. */
const manyInJapanese = () =>
  Array.from(
    { length: 400 },
    (_, at) =>
      `g${at % 20} ${'港の灯台に新しいレンズが届いた。'.repeat(4)} ${at}\n灯台守は${at}回それを磨いた。\n`,
  ).join('\n');

describe('chats', () => {
  const webhook = { 'content-type': 'application/json' };

  // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks; test/render/slack has the limits of each block.
  it('Slack takes blocks', async () => {
    const { asked, sent } = await cook('recipe: slack', {
      SLACK_WEBHOOK_URL: 'https://hooks.slack.com/services/T0/B0/x',
    });
    expect(asked).toMatchObject([
      { method: 'POST', url: 'hooks.slack.com/services/T0/B0/x', headers: webhook },
    ]);
    expect(sent[0]).toMatchObject({ text: expect.any(String), blocks: expect.any(Array) });
    expect(sent[0].blocks.length).toBeLessThanOrEqual(50);
  });

  // https://github.com/discord/discord-api-spec, IncomingWebhookRequestPartial and RichEmbed; the sum of all embeds is told in
  // https://discord.com/developers/docs/resources/message#embed-object-embed-limits.
  it('Discord takes at most ten embeds of 6,000 characters, and calls nobody', async () => {
    const many = Array.from(
      { length: 300 },
      (_, at) =>
        `Postgres Kubernetes Note ${at} @everyone\n${['A database', 'A cluster', 'A language model', 'A vulnerability', 'A browser', 'A compiler', 'A startup', 'A keyboard', 'A test suite', 'A team'][at % 10]} and more of it.\n`,
    ).join('\n');
    const { asked, sent } = await cook(
      'recipe: discord',
      { DISCORD_WEBHOOK_URL: 'https://discord.com/api/webhooks/1/x' },
      { 'week.txt': many },
    );
    expect(asked).toMatchObject([{ method: 'POST', url: 'discord.com/api/webhooks/1/x', headers: webhook }]);
    const [{ content, embeds, allowed_mentions }] = sent;
    expect(allowed_mentions).toEqual({ parse: [] });
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(embeds.length).toBeGreaterThan(0);
    expect(embeds.length).toBeLessThanOrEqual(10);
    let all = 0;
    for (const { title, description } of embeds) {
      expect(title.length).toBeLessThanOrEqual(256);
      expect(description.length).toBeLessThanOrEqual(4096);
      all += title.length + description.length;
    }
    expect(all).toBeLessThanOrEqual(6000);
  });

  // https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook: bytes, not characters.
  it.each([
    ['a week', {}],
    [
      'a long week in Japanese',
      { 'week.txt': manyInJapanese(), 'digest.yaml': `${settings}themes: ${groups}\n` },
    ],
  ])('Teams takes a card of at most 28 kB: %s', async (_, files) => {
    const { asked, sent } = await cook(
      'recipe: teams',
      { TEAMS_WEBHOOK_URL: 'https://prod.logic.azure.com/workflows/x' },
      files,
    );
    expect(asked).toMatchObject([
      { method: 'POST', url: 'prod.logic.azure.com/workflows/x', headers: webhook },
    ]);
    expect(Buffer.byteLength(asked[0]!.body)).toBeLessThan(28 * 1024);
    const [{ type, attachments }] = sent;
    expect(attachments[0].content.body.length).toBeGreaterThan(2);
    expect(type).toBe('message');
    expect(attachments).toMatchObject([
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { type: 'AdaptiveCard', version: expect.stringMatching(/^1\.[0-5]$/) },
      },
    ]);
    for (const element of attachments[0].content.body)
      expect(element).toMatchObject({ type: 'TextBlock', text: expect.stringMatching(/\S/) });
  });
});

describe('sites', () => {
  const site = {
    'hugo.yaml': block('file: hugo.yaml'),
    'hugo.toml': 'baseURL = "https://news.example.org/"\n',
    'config.toml': 'baseURL = "https://news.example.org/"\n',
    'layouts/_default/single.html':
      '<h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time>{{ range .Params.tags }}<i>{{ . }}</i>{{ end }}{{ .Content }}',
  };

  it.skipIf(isLeftOut('hugo'))('Hugo builds a page of an issue', async () => {
    const { cwd } = await cook('recipe: hugo', { DIGEST_WEEK: '2026-W10' }, site);
    const html = readFileSync(join(cwd, 'public/posts/2026-w10/index.html'), 'utf8');
    expect(html).toContain('<h1>The week in software</h1><time>2026-03-08</time>');
    expect(html).toContain('Agents That Ask First Break Less</h3>');
    expect(html.match(/<h1>/g)).toHaveLength(1);
  });

  it('Astro gets what its schema asks for', async () => {
    const cwd = await folderWith({ 'week.txt': week, 'digest.yaml': block('file: hugo.yaml') });
    const built = spawnSync(process.execPath, [join(root, 'bin/digest.js'), 'build', '-w', '2026-W10'], {
      cwd,
      stdio: 'ignore',
    });
    expect(built.status).toBe(0);
    const { data, content } = matter(readFileSync(join(cwd, 'content/posts/2026-W10.md'), 'utf8'));
    expect(data).toEqual({
      title: expect.any(String),
      date: new Date('2026-03-08'),
      description: expect.stringContaining('2 snippets'),
      tags: expect.arrayContaining([expect.any(String)]),
    });
    const schema = block('file: content.config.ts');
    for (const key of Object.keys(data)) expect(schema).toContain(`${key}: z.`);
    expect(content).not.toMatch(/^# /m);
  });
});

describe('mail and books', () => {
  /** A program that keeps what it was called with, and was given. */
  const post = '#!/bin/sh\nprintf \'%s\' "$*" > "$HOME/arguments"\ncat > "$HOME/message.eml"\n';

  it.each(['msmtp', 'sendmail'])('%s is given a message, and takes the recipients from it', async (name) => {
    const cwd = await folderWith({ 'week.txt': week, 'digest.yaml': settings, [name]: post });
    await chmod(join(cwd, name), 0o755);
    const script = `digest() { '${process.execPath}' '${join(root, 'bin/digest.js')}' "$@"; }\n${block(`recipe: ${name}`)}`;
    const env = { PATH: `${cwd}:${process.env.PATH}`, HOME: cwd, TZ: 'UTC' };
    await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { cwd, env });
    expect(readFileSync(join(cwd, 'arguments'), 'utf8')).toBe('-t');
    const message = await simpleParser(readFileSync(join(cwd, 'message.eml')));
    expect([message.from?.text, message.subject]).toEqual([
      '"Weekly digest" <digest@example.org>',
      'The week in software, 2026-W10',
    ]);
  });

  it.skipIf(isLeftOut('pandoc'))('pandoc makes a document and a book', async () => {
    const { cwd } = await cook('recipe: pandoc');
    for (const [name, format] of [
      ['week.docx', 'docx'],
      ['week.epub', 'epub'],
    ] as const) {
      const { stdout } = spawnSync('pandoc', ['-f', format, '-t', 'plain', name], { cwd, encoding: 'utf8' });
      expect(stdout).toContain('Agents That Ask First Break Less');
    }
  });
});

/** A shell in which `npx` runs the program of this clone, and says what it was asked for. */
const npx = `npx() { [ "$1" = --yes ] && echo "$2" > package && shift 2 && '${process.execPath}' '${join(root, 'bin/digest.js')}' "$@"; }`;

describe('GitHub Actions and pre-commit', () => {
  const read = (name: string) => parse(readFileSync(join(root, name), 'utf8'));

  /** Runs what the action runs, with a line of arguments. */
  async function act(line: string, files: Record<string, string> = {}) {
    const { runs } = read('action.yml');
    const [{ run }] = runs.steps.filter((step: { run?: string }) => step.run !== undefined);
    const cwd = await folderWith({ 'week.txt': week, npx: `#!/bin/bash\n${npx}\nnpx "$@"\n`, ...files });
    await chmod(join(cwd, 'npx'), 0o755);
    const given = { DIGEST_ARGUMENTS: line, DIGEST_PACKAGE: 'weekly-digest@0' };
    const env = { PATH: `${cwd}:${process.env.PATH}`, HOME: cwd, ...given };
    return { cwd, ...spawnSync('bash', ['-eo', 'pipefail', '-c', run], { cwd, env, encoding: 'utf8' }) };
  }

  it('the action runs the program with its arguments, quotes and all, and runs nothing else', async () => {
    const { inputs, runs } = read('action.yml');
    const [{ run, env }] = runs.steps.filter((step: { run?: string }) => step.run !== undefined);
    expect(Object.keys(inputs)).toEqual(['arguments', 'version', 'working-directory']);
    expect(run).not.toMatch(/\$\{\{/);
    expect(JSON.stringify(env)).toMatch(/inputs\.arguments.*weekly-digest@.*inputs\.version/);
    const { cwd, status, stderr } = await act(
      `build week.txt -q --title 'Ours; $(touch evil) "really"' -o out/{week}.md -w 2026-W10`,
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(join(cwd, 'package'), 'utf8')).toBe('weekly-digest@0\n');
    expect(readFileSync(join(cwd, 'out/2026-W10.md'), 'utf8')).toContain('Ours; $(touch evil) "really"');
    expect(spawnSync('ls', [join(cwd, 'evil')]).status).not.toBe(0);
  });

  it.each([
    ['check lost.txt', 1],
    ['build nowhere.txt', 2],
  ])('the action ends as the program does: %s with %i', async (line, status) => {
    const lost = 'A Title of Which the Rest Was Lost on the\nThe body.\n\nA Title Alone\n';
    expect((await act(line, { 'lost.txt': lost })).status).toBe(status);
  });

  it.each([
    ['', []],
    ["build --title ''", ['build', '--title', '']],
  ])('the action passes on each word of "%s"', async (line, words) => {
    const says = `#!/bin/bash\nshift 2\nprintf '<%s>' "$#" "$@"\n`;
    const { stdout } = await act(line, { npx: says });
    expect(stdout).toBe([words.length, ...words].map((word) => `<${word}>`).join(''));
  });

  it('the action runs nothing where a quote is open', async () => {
    const { cwd, status, stdout } = await act("build -o out.md it's.txt");
    expect([status, stdout]).toEqual([2, expect.stringContaining('::error::')]);
    expect(readdirSync(cwd)).not.toContain('package');
  });

  it('the workflow calls the action with inputs that it has', () => {
    const { jobs } = parse(block('workflow'));
    const step = jobs.digest.steps.find(({ uses }: { uses?: string }) => uses?.startsWith('weekly-digest/'));
    const { inputs } = read('action.yml');
    for (const name of Object.keys(step.with)) expect(inputs).toHaveProperty(name);
  });

  it.each([
    { text: week, status: 0 },
    { text: 'A Title of Which the Rest Was Lost on the\nThe body.\n\nA Title Alone\n', status: 1 },
  ])('the hook ends with $status', async ({ text, status }) => {
    const [hook] = read('.pre-commit-hooks.yaml');
    const { repos } = parse(block('file: .pre-commit-config.yaml'));
    expect(repos[0].hooks).toEqual([{ id: hook.id, files: hook.files }]);
    expect('notes/2026-W10.txt').toMatch(new RegExp(hook.files));
    for (const other of ['README.md', 'requirements.txt', 'docs/notes/setup.md'])
      expect(other).not.toMatch(new RegExp(hook.files));
    // An entry that came again is seen only by one run that has all files.
    expect(hook.require_serial).toBe(true);
    const cwd = await folderWith({ 'week.txt': text });
    const done = spawnSync('bash', ['-c', `${npx}\n${hook.entry} week.txt`], { cwd, encoding: 'utf8' });
    expect([done.status, done.stdout]).toEqual([
      status,
      status === 0 ? '' : expect.stringContaining('week.txt:'),
    ]);
  });
});
