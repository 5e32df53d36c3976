/**
 * Lays out what is published, in package/: what runs, its types, schemas, completions, manual pages, licences, and a
 * package.json without anything that only a clone needs. `npm run package`, then `npm publish ./package`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a package.json says to those who install it. */
const published = [
  'name',
  'version',
  'description',
  'keywords',
  'license',
  'repository',
  'homepage',
  'bugs',
  'type',
  'bin',
  'main',
  'types',
  'exports',
  'engines',
];

/** Where each script of `digest completion` lies. */
const completions = { bash: 'digest.bash', zsh: '_digest', fish: 'digest.fish', powershell: 'digest.ps1' };

/** Makes the folder anew and returns its path. */
export function stagePackage(folder = join(root, 'package')) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'completions'), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of [...manifest.files, 'LICENSE']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  declareTypes(join(folder, 'dist'));
  // Whatever else comes to lie in the folder stays there.
  const files = [...manifest.files, 'completions'];
  const man = readdirSync(join(root, 'man')).map((page) => `./man/${page}`);
  const kept = Object.fromEntries(
    published.flatMap((key) => (key in manifest ? [[key, manifest[key]]] : [])),
  );
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...kept, files, man }, null, 2)}\n`);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  writeFileSync(join(folder, 'README.md'), withAbsoluteLinks(readme, manifest.homepage.replace(/#.*/, '')));
  for (const [shell, name] of Object.entries(completions)) {
    const script = execFileSync(process.execPath, [join(root, 'bin/digest.js'), 'completion', shell]);
    writeFileSync(join(folder, 'completions', name), script);
  }
  return folder;
}

/** Writes the types of the library into a folder. */
function declareTypes(folder) {
  execFileSync(process.execPath, [join(root, 'tools/declarations.js'), folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** A README is read where the files beside it are not: its links lead to the repository. */
export function withAbsoluteLinks(markdown, repository) {
  return markdown.replace(
    /(!?\[[^\]]*\]\()(?!https?:|#|mailto:)([^)#\s]+)([^)]*\))/g,
    (_, before, path, after) =>
      `${before}${repository}/${before.startsWith('!') ? 'raw' : 'blob'}/main/${path}${after}`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(stagePackage());
