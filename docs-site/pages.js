/** Copies the pages into pages/, where the site is made of: README, docs/ and the rest are read where they stand, too. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const { homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const repository = homepage.replace(/#.*/, '');

/** Pages that do not stand in docs/, by what they are called in the site. */
const others = {
  'README.md': 'index.md',
  'CHANGELOG.md': 'changes.md',
  'CONTRIBUTING.md': 'contributing.md',
};

const isFile = (name) => statSync(join(root, 'docs', name)).isFile();
const docs = readdirSync(join(root, 'docs'), { recursive: true }).filter(isFile);
const names = { ...others, ...Object.fromEntries(docs.map((name) => [`docs/${name}`, name])) };

rmSync(join(here, 'pages'), { recursive: true, force: true });
mkdirSync(join(here, 'pages'));
for (const [path, name] of Object.entries(names)) {
  if (!name.endsWith('.md')) cpSync(join(root, path), join(here, 'pages', name));
  else writeFileSync(join(here, 'pages', name), withLinks(readFileSync(join(root, path), 'utf8'), path));
}

/** A page whose links lead to pages of the site, or into the repository. */
function withLinks(text, path) {
  return text.replace(
    /(!?\[[^\]]*\]\()(?!https?:|#|mailto:)([^)#\s]+)([^)]*\))/g,
    (_, before, target, after) => {
      const file = posix.join(posix.dirname(path), target);
      const page = names[file];
      // A picture that a page does not show, but links to, is no file of the site.
      const isOutside = page === undefined || (!before.startsWith('!') && !page.endsWith('.md'));
      return isOutside
        ? `${before}${repository}/${before.startsWith('!') ? 'raw' : 'blob'}/main/${file}${after}`
        : `${before}./${page}${after}`;
    },
  );
}
