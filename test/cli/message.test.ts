/** A message as it reaches its readers: built, handed to msmtp, taken by a mail server, and read by two parsers. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { testTime } from '../support/memory-io.ts';

const program = fileURLToPath(new URL('../../bin/digest.js', import.meta.url));
const has = (command: string) => spawnSync(command, ['--version']).status === 0;
const isLeftOut = !process.env.CI && !(has('msmtp') && has('python3'));

const settings = `
title: Überblick 🚀 aus dem Maschinenraum, 機関室からの手紙
intro: |
  ...and then it was quiet.

  .One dot. [The handbook](https://engine.example/${'handbook/'.repeat(120)}) is long.
url: https://engine.example/{week}.html
email:
  from: '"Byron, Ada" <ada@engine.example>'
  to: Grace Größe <grace@engine.example>, crew@engine.example
  reply-to: ada+digest@engine.example
  list: Überblick <engine-room.engine.example>
  unsubscribe: https://engine.example/leave?list=1&from=message
`;

const week = `Backups That Nobody Restored Are Only Hopes 🧯
We restored last month’s archive on a Tuesday, for fun.${' It took nine hours.'.repeat(80)}

復旧訓練のすすめ
復旧訓練は火曜日の午後に行われ、九時間かかりました。驚いたことが二つあります。

From the Pier: Mildred = a Robot
.She moves the tapes. 100% of them, =3D and all: https://engine.example/mildred?tape=1&slot=2
`;

interface Received {
  sender: string;
  recipients: string[];
  /** The message, byte by byte. */
  raw: Buffer;
}

/** A folder with a week, its settings, and those of msmtp for a server that is there while the test runs. */
async function office(digestYaml = settings): Promise<{ cwd: string; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope: { mailFrom, rcptTo } }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const sender = mailFrom === false ? '' : mailFrom.address;
        received.push({
          sender,
          recipients: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
        });
        done();
      });
    },
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : null;
  const msmtprc = `account default\nhost 127.0.0.1\nport ${port}\nfrom ada@engine.example\ntls off\nauth off\n`;
  const cwd = await folderWith({ 'digest.yaml': digestYaml, 'week.txt': week, msmtprc });
  // msmtp takes no settings that others may write.
  await chmod(join(cwd, 'msmtprc'), 0o600);
  return { cwd, received };
}

const shell = async (line: string, cwd: string) =>
  await execa(
    'bash',
    ['-c', `set -o pipefail; digest() { '${process.execPath}' '${program}' "$@"; }; ${line}`],
    {
      cwd,
      reject: false,
      extendEnv: false,
      stripFinalNewline: false,
      env: {
        PATH: process.env.PATH,
        HOME: cwd,
        TZ: 'UTC',
        SOURCE_DATE_EPOCH: String(testTime.getTime() / 1000),
      },
    },
  );

/** Reads a message as Python's email package does, with everything that it finds wrong. */
const reader = `
import sys, json, email, email.policy
message = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
defects = [str(d) for part in message.walk() for d in part.defects]
defects += [str(d) for part in message.walk() for value in part.values() for d in value.defects]
print(json.dumps({
    'defects': defects,
    'headers': {name: str(value) for name, value in message.items()},
    'to': [[a.display_name, a.addr_spec] for a in message['to'].addresses],
    'parts': [[p.get_content_type(), p.get_content_charset(), p.get_content()] for p in message.iter_parts()],
}))`;

async function readByPython(raw: Buffer): Promise<{
  defects: string[];
  headers: Record<string, string>;
  to: [string, string][];
  parts: [string, string, string][];
}> {
  const { stdout } = await execa('python3', ['-c', reader], { input: raw });
  return JSON.parse(stdout);
}

const withLf = (text: string) => text.replaceAll('\r\n', '\n');

describe.skipIf(isLeftOut)('a message on its way', () => {
  it('arrives as it was built, and two readers agree on it', async () => {
    const { cwd, received } = await office();
    const sent = await shell('digest build -q -f eml week.txt | msmtp -C msmtprc -t', cwd);
    expect(sent).toMatchObject({ exitCode: 0, stderr: '' });
    expect(received).toHaveLength(1);
    const [{ sender, recipients, raw }] = received as [Received];
    expect(sender).toBe('ada@engine.example');
    expect(recipients).toEqual(['grace@engine.example', 'crew@engine.example']);
    const built = await shell('digest build -q -f eml week.txt', cwd);
    expect(raw.toString('latin1')).toBe(built.stdout);

    const text = (await shell('digest build -q -f text week.txt', cwd)).stdout;
    const html = (await shell('digest build -q -f email week.txt', cwd)).stdout;
    expect(text).toMatch(/^\.\.\.and then it was quiet\.$/m);
    expect(text).toContain(`https://engine.example/${'handbook/'.repeat(120)}`);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(102_400);

    const byNode = await simpleParser(raw);
    expect(byNode.text).toBe(text);
    expect(byNode.html).toBe(html);
    const byPython = await readByPython(raw);
    expect(byPython.defects).toEqual([]);
    expect(byPython.parts.map(([type, charset, content]) => [type, charset, withLf(content)])).toEqual([
      ['text/plain', 'utf-8', text],
      ['text/html', 'utf-8', html],
    ]);

    const subject = 'Überblick 🚀 aus dem Maschinenraum, 機関室からの手紙, 2026-W10';
    expect(byPython.headers).toMatchObject({
      From: '"Byron, Ada" <ada@engine.example>',
      To: 'Grace Größe <grace@engine.example>, crew@engine.example',
      'Reply-To': 'ada+digest@engine.example',
      Subject: subject,
      'Message-ID': byNode.messageId,
      Date: 'Thu, 05 Mar 2026 12:00:00 +0000',
      'List-ID': 'Überblick <engine-room.engine.example>',
      'List-Unsubscribe': '<https://engine.example/leave?list=1&from=message>',
    });
    // It goes to two, so that no address can tell which of them leaves.
    expect(byPython.headers).not.toHaveProperty('List-Unsubscribe-Post');
    expect(byNode.subject).toBe(subject);
    expect(byNode.date).toEqual(testTime);
    expect([byNode.from].flat()[0]?.value).toEqual([{ name: 'Byron, Ada', address: 'ada@engine.example' }]);
    expect([byNode.to].flat()[0]?.value.map(({ name, address }) => [name, address])).toEqual(byPython.to);
  });

  it('goes to those who are named to the mail server when its header names nobody', async () => {
    const { cwd, received } = await office(
      "email: {from: ada@engine.example, to: 'undisclosed-recipients:;'}",
    );
    const { exitCode } = await shell(
      'digest build -q -f eml week.txt | msmtp -C msmtprc one@engine.example',
      cwd,
    );
    expect(exitCode).toBe(0);
    expect(received.map(({ recipients }) => recipients)).toEqual([['one@engine.example']]);
    const { defects, headers } = await readByPython(received[0]!.raw);
    expect(defects).toEqual([]);
    expect(headers.To).toBe('undisclosed recipients:;');
  });

  it('is as good from a file, and without its carriage returns', async () => {
    const { cwd, received } = await office();
    const line =
      "digest build -q -o out.eml week.txt; tr -d '\\r' < out.eml | msmtp -C msmtprc -t; cat out.eml";
    const { exitCode, stdout } = await shell(line, cwd);
    expect(exitCode).toBe(0);
    expect(received[0]!.raw.toString('latin1')).toBe(stdout);
  });

  it('is not sent when there is nothing to send', async () => {
    const { cwd, received } = await office();
    const line = "printf 'Old News {skip}\\nIt is old.\\n' | digest build -v -f eml -";
    const { exitCode, stdout, stderr } = await shell(line, cwd);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain('nothing was published');
    expect(received).toEqual([]);
  });
});
