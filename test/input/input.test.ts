import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { appendFile, chmod, stat, symlink, truncate } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openInputs } from '../../src/input/input.ts';
import { bytesOf, guarded } from '../../src/input/source.ts';
import { openFile } from '../../src/text/file-system.ts';
import { folderWith } from '../support/folder.ts';

async function* noStdin(): AsyncGenerator<Uint8Array> {}
const options = { format: 'text', mayBeTable: false } as const;
const bytes = (text: string) => new TextEncoder().encode(text);

/** What was read, as names and texts, and the codes of the complaints. */
async function read(inputs: string[], base: string, stdin = noStdin) {
  const { sources, diagnostics } = await openInputs(inputs, { ...options, base, stdin });
  const texts: string[] = [];
  for (const source of sources) {
    for await (const chunk of source.chunks()) {
      texts.push(new TextDecoder().decode(chunk.bytes));
      diagnostics.push(...chunk.diagnostics.filter(({ severity }) => severity === 'error'));
    }
  }
  return {
    files: sources.map(({ file }) => file),
    texts,
    codes: diagnostics.map(({ code }) => code),
    messages: diagnostics.map(({ message }) => message),
  };
}

describe('reading files', () => {
  it('keeps the order in which they were named', async () => {
    const base = await folderWith({ 'monday.txt': 'M', 'friday.txt': 'F' });
    expect(await read(['monday.txt', 'friday.txt'], base)).toMatchObject({
      files: ['monday.txt', 'friday.txt'],
      texts: ['M', 'F'],
      codes: [],
    });
  });

  it('names a file as it was written, also when that is not the shortest way', async () => {
    const base = await folderWith({ 'notes/week.txt': 'W' });
    expect((await read(['./notes/../notes/week.txt'], base)).files).toEqual(['./notes/../notes/week.txt']);
  });

  it('reads a file once, however many names lead to it', async () => {
    const base = await folderWith({ 'week.txt': 'W' });
    await symlink('week.txt', join(base, 'latest.txt'));
    expect((await read(['week.txt', './week.txt', 'latest.txt', '.'], base)).files).toEqual(['week.txt']);
  });

  it('says that a file is missing, and reads the others', async () => {
    const base = await folderWith({ 'week.txt': 'W' });
    expect(await read(['weak.txt', 'week.txt'], base)).toMatchObject({
      files: ['week.txt'],
      codes: ['input-missing'],
      messages: ['there is no file or folder "weak.txt"'],
    });
  });

  it('takes an empty name for a missing file, not for the folder', async () => {
    const base = await folderWith({ 'week.txt': 'W' });
    expect(await read([''], base)).toMatchObject({ files: [], codes: ['input-missing'] });
  });

  it('says in plain words why the system refuses a file', async () => {
    const base = await folderWith({ 'week.txt': 'W' });
    await symlink('round.txt', join(base, 'round.txt'));
    const { messages } = await read(['week.txt/deeper.txt', 'round.txt'], base);
    expect(messages).toEqual([
      '"week.txt/deeper.txt" cannot be read: a part of its path is a file, not a folder',
      '"round.txt" cannot be read: its symbolic links lead in a circle',
    ]);
  });

  it('says of a link that leads nowhere what it names', async () => {
    const base = await folderWith({ 'week.txt': 'W' });
    await symlink('gone.txt', join(base, 'latest.txt'));
    expect(await read(['latest.txt', 'week.txt'], base)).toMatchObject({
      files: ['week.txt'],
      codes: ['input-link'],
      messages: ['"latest.txt" is a link to "gone.txt", and nothing is there'],
    });
  });
});

describe('reading folders', () => {
  it('says of a link that leads nowhere what it names, since what it stands for would be missing', async () => {
    const base = await folderWith({ 'notes/week.txt': 'W' });
    await symlink('gone.txt', join(base, 'notes/latest.txt'));
    expect(await read(['notes'], base)).toMatchObject({
      files: ['notes/week.txt'],
      codes: ['input-link'],
      messages: ['"notes/latest.txt" is a link to "gone.txt", and nothing is there'],
    });
  });

  it.skipIf(process.getuid?.() === 0)('does not call a folder empty that it may not read', async () => {
    const base = await folderWith({ 'notes/week.txt': 'W' });
    await chmod(join(base, 'notes'), 0o000);
    const { codes } = await read(['notes'], base);
    await chmod(join(base, 'notes'), 0o755);
    expect(codes).toEqual(['input-unreadable']);
  });

  it('finds snippet files at any depth, sorted by name', async () => {
    const base = await folderWith({
      'notes/b.txt': '',
      'notes/a.md': '',
      'notes/B.TXT': '',
      'notes/2026/c.ndjson': '',
      'notes/picture.png': '',
    });
    expect((await read(['notes'], base)).files).toEqual([
      'notes/2026/c.ndjson',
      'notes/B.TXT',
      'notes/a.md',
      'notes/b.txt',
    ]);
  });

  it('leaves out hidden files and node_modules', async () => {
    const base = await folderWith({
      'notes/.draft.txt': '',
      'notes/.git/x.txt': '',
      'notes/node_modules/pkg/readme.md': '',
      'notes/week.txt': '',
    });
    expect((await read(['notes/'], base)).files).toEqual(['notes/week.txt']);
  });

  it('does not walk in circles through links', async () => {
    const base = await folderWith({ 'notes/week.txt': '' });
    await symlink('..', join(base, 'notes/up'));
    expect((await read(['notes'], base)).files).toEqual(['notes/week.txt']);
  });

  it('names the files of the working folder without a prefix', async () => {
    const base = await folderWith({ 'week.txt': '' });
    expect((await read(['.'], base)).files).toEqual(['week.txt']);
  });

  it('says that a folder holds nothing to read', async () => {
    const base = await folderWith({ 'notes/picture.png': '' });
    expect((await read(['notes'], base)).codes).toEqual(['input-passed', 'input-folder-empty']);
  });

  it('says when all that a folder holds is the project itself', async () => {
    const base = await folderWith({ 'notes/2026-W09.md': '', 'notes/old/2026-W08.json': '' });
    const ownPart = (path: string) => (path.endsWith('.md') ? 'an output' : 'the archive');
    const { diagnostics } = await openInputs(['notes'], { ...options, base, stdin: noStdin, ownPart });
    expect(diagnostics).toMatchObject([
      {
        code: 'input-folder-own',
        message:
          'in the folder "notes" all 2 snippet files are passed over as part of the project itself: an output, the archive',
      },
    ]);
  });
});

describe('reading patterns', () => {
  it('takes the files that match, sorted', async () => {
    const base = await folderWith({ '2026/w10.txt': '', '2026/w09.txt': '', '2025/w52.txt': '', 'w.md': '' });
    expect((await read(['**/*.txt'], base)).files).toEqual(['2025/w52.txt', '2026/w09.txt', '2026/w10.txt']);
  });

  it('prefers the file whose name looks like a pattern', async () => {
    const base = await folderWith({ 'week [10].txt': 'W' });
    expect((await read(['week [10].txt'], base)).texts).toEqual(['W']);
  });

  it('says that nothing matches', async () => {
    const base = await folderWith({ 'week.txt': '' });
    expect((await read(['*.md'], base)).codes).toEqual(['input-no-match']);
  });
});

describe('reading standard input', () => {
  it('is called "stdin" and read once', async () => {
    const base = await folderWith();
    async function* stdin() {
      yield bytes('piped');
    }
    expect(await read(['-', '-'], base, stdin)).toMatchObject({ files: ['stdin'], texts: ['piped'] });
  });

  it('is not touched when nobody asks for it', async () => {
    const base = await folderWith({ 'week.txt': 'W' });
    // biome-ignore lint/correctness/useYield: it is not to be read.
    async function* stdin(): AsyncGenerator<Uint8Array> {
      throw new Error('standard input was read');
    }
    expect((await read(['week.txt'], base, stdin)).files).toEqual(['week.txt']);
  });

  it('says that it cannot be read', async () => {
    const base = await folderWith();
    // biome-ignore lint/correctness/useYield: it fails before.
    async function* stdin(): AsyncGenerator<Uint8Array> {
      throw Object.assign(new Error(), { code: 'EIO' });
    }
    expect((await read(['-'], base, stdin)).messages).toEqual([
      '"stdin" cannot be read: the device reports an input/output error',
    ]);
  });
});

it('says that there is nothing to read when nothing is named', async () => {
  expect((await read([], '/')).codes).toEqual(['input-none']);
});

describe('reading a file chunk by chunk', () => {
  const MEBI = 1 << 20;
  const open = async (inputs: string[], base: string) =>
    await Promise.all(
      inputs.map(async (name) => {
        const path = resolve(base, name);
        const file = await openFile(path);
        return { size: (await stat(path)).size, ...guarded(name, bytesOf(file)) };
      }),
    );
  const letters = (length: number) => Uint8Array.from({ length }, (_, i) => 0x61 + (i % 23));

  /** Every chunk is kept as a copy, since its memory is that of a later one. */
  async function collect(chunks: AsyncIterable<Uint8Array>, afterFirst = async () => {}): Promise<Buffer> {
    const copies: Uint8Array[] = [];
    for await (const chunk of chunks) {
      copies.push(Uint8Array.from(chunk));
      if (copies.length === 1) await afterFirst();
    }
    return Buffer.concat(copies);
  }

  it.each([0, 1, MEBI - 1, MEBI, MEBI + 1, 2 * MEBI, 2 * MEBI + 1, 3 * MEBI + 7])(
    'gives all of %d bytes in their order',
    async (length) => {
      const content = letters(length);
      const [stream] = await open(['week.txt'], await folderWith({ 'week.txt': content }));
      expect((await collect(stream!.bytes)).equals(content)).toBe(true);
      expect([stream!.size, stream!.fault()]).toEqual([length, null]);
    },
  );

  it('leaves a chunk alone until the next is asked for', async () => {
    const content = letters(3 * MEBI);
    const [stream] = await open(['week.txt'], await folderWith({ 'week.txt': content }));
    let at = 0;
    for await (const chunk of stream!.bytes) {
      // Long enough for what is read ahead to arrive.
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(Buffer.compare(chunk, content.subarray(at, at + chunk.length))).toBe(0);
      at += chunk.length;
    }
    expect(at).toBe(content.length);
  });

  it('ends where a file ends that became longer or shorter while it was read', async () => {
    const base = await folderWith({ 'longer.txt': letters(3 * MEBI), 'shorter.txt': letters(4 * MEBI) });
    const [longer, shorter] = await open(['longer.txt', 'shorter.txt'], base);
    const grown = await collect(longer!.bytes, () => appendFile(join(base, 'longer.txt'), letters(5)));
    expect(grown.length).toBe(3 * MEBI + 5);
    const cut = await collect(shorter!.bytes, () => truncate(join(base, 'shorter.txt'), 2 * MEBI));
    expect(cut.equals(letters(2 * MEBI))).toBe(true);
    expect([longer!.fault(), shorter!.fault()]).toEqual([null, null]);
  });

  it.skipIf(process.platform === 'win32')('reads a named pipe to its end', async () => {
    const base = await folderWith({});
    execFileSync('mkfifo', [join(base, 'pipe')]);
    spawn('sh', ['-c', 'head -c 3000000 /dev/zero > pipe'], { cwd: base });
    const [stream] = await open(['pipe'], base);
    expect((await collect(stream!.bytes)).length).toBe(3_000_000);
  });

  it.skipIf(process.platform !== 'linux')('says what the system says when reading fails', async () => {
    // This process's memory: it can be opened, and nothing is at its first byte.
    const [stream] = await open(['/proc/self/mem'], '/');
    expect((await collect(stream!.bytes)).length).toBe(0);
    expect(stream!.fault()).toMatchObject({
      code: 'input-unreadable',
      message: '"/proc/self/mem" cannot be read: the device reports an input/output error',
    });
  });

  it.skipIf(process.platform !== 'linux').each(['to its end', 'in part'])(
    'closes a file that was read %s',
    async (extent) => {
      const base = await folderWith({ 'week.txt': letters(4 * MEBI) });
      const isOpen = () =>
        readdirSync('/proc/self/fd').some((fd) => {
          try {
            return readlinkSync(`/proc/self/fd/${fd}`) === join(base, 'week.txt');
          } catch {
            return false;
          }
        });
      const [stream] = await open(['week.txt'], base);
      expect(isOpen()).toBe(true);
      for await (const _ of stream!.bytes) if (extent === 'in part') break;
      expect(isOpen()).toBe(false);
    },
  );
});
