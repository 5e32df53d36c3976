/** The rules of the house, read from the imports and the syntax of `src/`, so that nobody has to remember them. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

// ── The plan ──────────────────────────────────────────────────────────────────────────────────────────

/** What everybody may import: the vocabulary, the diagnostics, and what texts have in common. */
const common = ['types.ts', 'diagnostics/', 'text/'];

/** What is built on the library, each on those before it. */
const consumers = ['terminal/', 'commands/', 'cli/'];

/** All others are stages, which the library joins: a new folder of `src/` is one of them. */
const stages = readdirSync(fileURLToPath(new URL('../src', import.meta.url)), { withFileTypes: true })
  .filter((item) => item.isDirectory())
  .map(({ name }) => `${name}/`)
  .filter((room) => ![...common, ...consumers, 'library/'].includes(room));

/** Each room, and what it may import besides itself; a path that ends in "/" is all that is under it. */
const rooms: Record<string, string[]> = {
  ...Object.fromEntries(common.map((room) => [room, common])),
  ...Object.fromEntries(stages.map((stage) => [stage, common])),
  'library/': [...common, ...stages],
  'index.ts': [...common, ...stages, 'library/'],
  'terminal/': ['index.ts', ...common],
  'commands/': ['index.ts', 'terminal/', ...common],
  'cli/': ['commands/', 'terminal/', ...common],
};

/** Where each outside package lives; what ends in "/" is a folder. */
const packages: Record<string, string[]> = {
  commander: ['cli/', 'commands/'],
  '@bomb.sh/tab': ['commands/'],
  '@clack/prompts': ['terminal/prompt.ts'],
  'csv-parse': ['parse/tables/rows.ts'],
  parse5: ['render/template/output-buffer.ts'],
  'postal-mime': ['parse/mail.ts'],
  htmlparser2: ['parse/html.ts', 'parse/elements.ts'],
  'rehype-parse': ['parse/html.ts'],
  'rehype-remark': ['parse/html.ts'],
  'chrono-node': ['digest/events/'],
  chalk: ['terminal/paint.ts', 'render/markdown/terminal.ts'],
  'string-width': ['terminal/columns.ts', 'render/'],
  tinyglobby: ['input/input.ts'],
  'signal-exit': ['output/lock.ts'],
  'fastest-levenshtein': ['diagnostics/nearest.ts'],
  'gray-matter': ['input/front-matter.ts'],
  'linkify-it': ['parse/links.ts'],
  yaml: ['config/', 'input/front-matter.ts', 'parse/json/yaml.ts'],
  'smol-toml': ['config/toml.ts'],
  valibot: ['config/', 'digest/json/'],
  execa: ['output/filter.ts'],
  re2js: ['classify/matcher/regex.ts', 'config/pattern.ts'],
  'date-fns': ['text/calendar.ts', 'config/week.ts'],
  '@date-fns/tz': ['text/calendar.ts', 'digest/events/zones.ts', 'render/template/'],
  '@date-fns/utc': ['text/calendar.ts'],
  unified: ['render/', 'parse/markdown/', 'parse/html.ts'],
  'remark-parse': ['render/', 'parse/markdown/'],
  'remark-gfm': ['render/', 'parse/markdown/'],
  'mdast-util-to-markdown': ['render/markdown/markdown.ts'],
  'mdast-util-gfm': ['render/markdown/markdown.ts', 'render/template/serialisers.ts'],
  'remark-stringify': ['render/', 'parse/markdown/'],
  'remark-rehype': ['render/'],
  'rehype-sanitize': ['render/', 'parse/html.ts'],
  'rehype-stringify': ['render/'],
  'github-slugger': ['render/'],
  hastscript: ['render/'],
  feedsmith: ['render/feed/xml.ts', 'parse/feed.ts'],
  'ical-generator': ['render/calendar.ts'],
  chokidar: ['input/watch.ts'],
  minisearch: ['render/site/search.ts'],
  uuid: ['render/permanent-id.ts'],
  liquidjs: ['render/template/'],
  nodemailer: ['render/message/'],
  'mdast-util-to-string': ['render/', 'parse/markdown/'],
  'unist-util-visit': ['render/', 'parse/markdown/'],
  'decode-named-character-reference': ['parse/markdown/inline/clean.ts'],
  'micromark-util-decode-numeric-character-reference': ['parse/markdown/inline/clean.ts'],
  mdast: ['render/', 'parse/markdown/', 'parse/html.ts'],
  hast: ['render/', 'parse/html.ts'],
};

/** Where the world is: Node's modules, by room. Hashing and decoding are computations and need no world. */
const nodeRooms: Record<string, RegExp> = {
  'terminal/terminal.ts': /./,
  'commands/worker-pool.ts': /^node:worker_threads$/,
  'commands/classify-worker.ts': /^node:worker_threads$/,
  'input/': /./,
  'output/': /./,
  'text/file-system.ts': /^node:(fs|util)$/,
  'text/regular-file.ts': /^node:fs$/,
  'config/find.ts': /./,
  'parse/': /^node:(crypto|buffer)$/,
  'render/page/policy.ts': /^node:crypto$/,
  'render/message/readers.ts': /^node:crypto$/,
};

/** The packages that may be loaded at every start; all others wait until a path needs them. */
const eager = [
  'commander',
  'chalk',
  'fastest-levenshtein',
  'signal-exit',
  'date-fns',
  '@date-fns/tz',
  '@date-fns/utc',
];

/** The most lines that a function may have. */
const maxFunctionLines = 60;

// ── Reading the house ─────────────────────────────────────────────────────────────────────────────────

interface Import {
  /** As written: `./lines.ts`, `node:fs`, `yaml`. */
  specifier: string;
  /** The file under `src/` for a relative one, else null. */
  target: string | null;
  /** Nothing of it is left when the program runs. */
  isType: boolean;
  isDynamic: boolean;
}

interface SourceFile {
  /** Relative to `src/`, with forward slashes. */
  path: string;
  tree: ts.SourceFile;
  imports: Import[];
}

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .sort()
  .map(readSource);
const byPath = new Map(files.map((file) => [file.path, file]));

function readSource(path: string): SourceFile {
  const tree = ts.createSourceFile(path, readFileSync(join(src, path), 'utf8'), ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const add = (node: ts.Node | undefined, isType: boolean, isDynamic: boolean) => {
    if (node === undefined || !ts.isStringLiteral(node)) return;
    const specifier = node.text;
    const target = specifier.startsWith('.') ? join(dirname(path), specifier) : null;
    imports.push({ specifier, target, isType, isDynamic });
  };
  visit(tree, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node), false);
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly, false);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false, true);
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true, false);
  });
  return { path, tree, imports };
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.isTypeOnly) return true;
  const { name, namedBindings } = importClause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly);
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

const isIn = (path: string, room: string) => (room.endsWith('.ts') ? path === room : path.startsWith(room));

const roomOf = (path: string) => path.split('/', 1)[0]!;

/** `yaml` for `yaml/util`, `@date-fns/tz` for itself. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

const outside = ({ imports }: SourceFile) =>
  imports.filter(({ specifier, target }) => target === null && !specifier.startsWith('node:'));

/** What breaks a rule, one line each; a rule holds when there is none. */
function breaches(look: (file: SourceFile) => string[]): string[] {
  return files.flatMap((file) => look(file).map((what) => `src/${file.path}: ${what}`));
}

/** A line for every piece of syntax that breaks a rule. */
function syntaxBreaches(look: (node: ts.Node, file: SourceFile) => string | null): string[] {
  return breaches((file) => {
    const found: string[] = [];
    visit(file.tree, (node) => {
      const what = look(node, file);
      if (what === null) return;
      const { line } = file.tree.getLineAndCharacterOfPosition(node.getStart(file.tree));
      found.push(`line ${line + 1}: ${what}`);
    });
    return found;
  });
}

// ── The rules ─────────────────────────────────────────────────────────────────────────────────────────

describe('rooms', () => {
  it('every file stands in a room of the plan', () => {
    const homeless = ({ path }: SourceFile) => !Object.keys(rooms).some((room) => isIn(path, room));
    expect(breaches((file) => (homeless(file) ? ['it stands in no room that this test knows'] : []))).toEqual(
      [],
    );
  });

  it('import themselves, the vocabulary, and what the plan says', () => {
    const found = breaches(({ path, imports }) => {
      const [room = '', allowed = []] = Object.entries(rooms).find(([name]) => isIn(path, name)) ?? [];
      return imports
        .filter(({ target }) => target !== null && !target.startsWith('..'))
        .filter(({ target }) => !isIn(target!, room) && !allowed.some((door) => isIn(target!, door)))
        .map(({ specifier }) => `imports ${specifier}, which is no business of "${room}"`);
    });
    expect(found).toEqual([]);
  });

  it('are entered by their doors, where they are stages', () => {
    const isDoor = (target: string) => stages.some((stage) => target === `${stage}${stage.slice(0, -1)}.ts`);
    const found = breaches(({ path, imports }) =>
      imports
        .filter(({ target }) => target !== null && stages.some((stage) => isIn(target, stage)))
        .filter(({ target }) => roomOf(target!) !== roomOf(path) && !isDoor(target!))
        .map(({ specifier }) => `imports ${specifier}, which is no door`),
    );
    expect(found).toEqual([]);
  });

  it('reach out of src/ for the version alone', () => {
    const found = breaches(({ imports }) =>
      imports
        .filter(({ target }) => target?.startsWith('..') && target !== '../package.json')
        .map(({ specifier }) => `imports ${specifier}, which is not in src/`),
    );
    expect(found).toEqual([]);
  });

  it('never import in a circle', () => {
    const found = files.map(({ path }) => circleFrom(path)).filter((circle) => circle !== null);
    expect(found.map((circle) => circle.join(' → '))).toEqual([]);
  });

  it('have folders that look at each other one way: where one imports another, nothing leads back', () => {
    const found = breaches(({ path, imports }) =>
      imports
        .map(({ specifier, target }) => ({
          specifier,
          parted: target === null ? null : foldersParting(path, target),
        }))
        .filter(({ parted }) => parted !== null && foldersFrom(parted[1]).has(parted[0]))
        .map(({ specifier }) => `imports ${specifier}, whose folder imports this one`),
    );
    expect(found).toEqual([]);
  });

  it('have one place for each outside package', () => {
    const found = breaches((file) =>
      outside(file)
        .map(({ specifier }) => packageOf(specifier))
        .filter((name) => !packages[name]?.some((room) => isIn(file.path, room)))
        .map(
          (name) => `imports ${name}, which lives in ${packages[name]?.join(', ') ?? 'no room: give it one'}`,
        ),
    );
    expect(found).toEqual([]);
  });

  it('keep the world to those whose job it is', () => {
    const found = breaches(({ path, imports }) =>
      imports
        .filter(({ specifier }) => specifier.startsWith('node:'))
        .filter(
          ({ specifier }) =>
            !Object.entries(nodeRooms).some(([room, what]) => isIn(path, room) && what.test(specifier)),
        )
        .map(({ specifier }) => `imports ${specifier}; take what it gives as an argument`),
    );
    expect(found).toEqual([]);
  });

  it('take time, chance and the process as arguments', () => {
    const found = syntaxBreaches((node, { path }) => {
      if (['terminal/terminal.ts', 'terminal/printed.ts'].includes(path) || path.startsWith('output/'))
        return null;
      if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
        return 'asks the clock: new Date()';
      }
      if (!ts.isPropertyAccessExpression(node)) return null;
      const text = node.getText();
      return /^(Date\.now|Math\.random|process\.\w+|console\.\w+)$/.test(text) ? `uses ${text}` : null;
    });
    expect(found).toEqual([]);
  });
});

describe('a start', () => {
  it('loads no heavy package before a path needs it', () => {
    const found = [...staticClosure('commands/build.ts')].flatMap((path) =>
      outside(byPath.get(path)!)
        .filter(
          ({ isType, isDynamic, specifier }) =>
            !isType && !isDynamic && !eager.includes(packageOf(specifier)),
        )
        .map(
          ({ specifier }) =>
            `src/${path} is loaded at every build and imports ${specifier}: use "await import()"`,
        ),
    );
    expect(found).toEqual([]);
  });

  it('of text loads no reader of another format', () => {
    const others = /^parse\/(?:(?:markdown|json|tables|records)\/|(?:org|feed|bookmarks|opml|mail|html)\.ts)/;
    expect([...staticClosure('commands/build.ts')].filter((path) => others.test(path))).toEqual([]);
  });

  it('loads the commands and the library only when they are asked for', () => {
    const first = staticClosure('cli/main.ts');
    for (const path of ['commands/build.ts', 'index.ts']) expect([...first]).not.toContain(path);
  });
});

describe('a file', () => {
  it('has a name that says what is in it', () => {
    // The one index is what the package is known by.
    const vague = /(^|\/)(utils?|helpers?|common|misc|shared)(\.ts$|\/)|\/index\.ts$/;
    expect(breaches(({ path }) => (vague.test(path) ? ['its name says nothing'] : []))).toEqual([]);
  });

  it('does more than to pass on what others export, but for the index that is there to do it', () => {
    const passesOn = (statement: ts.Statement) =>
      ts.isExportDeclaration(statement) || ts.isImportDeclaration(statement);
    const found = breaches(({ path, tree }) =>
      tree.statements.every(passesOn) !== (path === 'index.ts') ? ['it passes on exports, or should'] : [],
    );
    expect(found).toEqual([]);
  });

  it('exports by name, and explains each function and interface in a comment', () => {
    const found = syntaxBreaches((node, { tree }) => {
      if (ts.isExportAssignment(node)) return 'has a default export';
      if (node.parent !== tree || !isExported(node)) return null;
      if (ts.getCombinedModifierFlags(node as ts.Declaration) & ts.ModifierFlags.Default)
        return 'has a default export';
      if (!ts.isFunctionDeclaration(node) && !ts.isInterfaceDeclaration(node)) return null;
      return ts.getJSDocCommentsAndTags(node).length > 0
        ? null
        : `exports without a comment: ${firstLine(node)}`;
    });
    expect(found).toEqual([]);
  });

  it('imports its neighbours by their full name', () => {
    const found = breaches(({ imports }) =>
      imports
        .filter(
          ({ specifier, target }) =>
            target !== null &&
            !/\.(ts|yaml|css|json|(js|liquid|txt|yaml|html)\?raw|yaml\?(lazy|pack))$/.test(specifier),
        )
        .map(({ specifier }) => `imports ${specifier} without its extension`),
    );
    expect(found).toEqual([]);
  });
});

describe('an exported name', () => {
  it('stands for one thing', () => {
    const homes = new Map<string, string[]>();
    for (const { path, tree } of files) {
      const passedOn = takenNames(tree);
      for (const name of tree.statements.filter(isExported).flatMap(declaredNames)) {
        // A door gives on what it loads, and the library what it joins, under the name that it has there.
        if (!passedOn.has(name)) homes.set(name, [...(homes.get(name) ?? []), `src/${path}`]);
      }
    }
    expect([...homes].filter(([, paths]) => paths.length > 1)).toEqual([]);
  });
});

describe('code', () => {
  it(`has no function of more than ${maxFunctionLines} lines`, () => {
    const found = syntaxBreaches((node, { tree }) => {
      if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return null;
      const line = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
      const lines = line(node.getEnd()) - line(node.getStart(tree)) + 1;
      return lines > maxFunctionLines ? `a function of ${lines} lines: ${firstLine(node)}` : null;
    });
    expect(found).toEqual([]);
  });

  it('never gives up on types', () => {
    const found = syntaxBreaches((node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any';
      const isForced =
        ts.isAsExpression(node) &&
        ts.isAsExpression(node.expression) &&
        node.expression.type.kind === ts.SyntaxKind.UnknownKeyword;
      return isForced ? `as unknown as: ${firstLine(node)}` : null;
    });
    // A table of messages keeps functions of different facts in one table.
    expect(found.filter((breach) => !breach.startsWith('src/diagnostics/diagnostics.ts: '))).toEqual([]);
  });

  /**
   * Entries and their placements are made by the million: getters on a prototype cost nothing, and a literal with getters
   * makes all of them anew.
   */
  const classes = ['parse/text/text-entry.ts', 'classify/classify.ts', 'render/layout/item.ts'];

  it('has no class but where a million are made of it, no enum and no namespace', () => {
    const found = syntaxBreaches((node, { path }) => {
      // `declare module 'mdast'` adds to the types of a package, which is another thing.
      const isNamespace = ts.isModuleDeclaration(node) && ts.isIdentifier(node.name);
      const isClass = ts.isClassLike(node) && !classes.includes(path);
      return isClass || ts.isEnumDeclaration(node) || isNamespace ? firstLine(node) : null;
    });
    expect(found).toEqual([]);
  });
});

describe('tests', () => {
  const test = fileURLToPath(new URL('.', import.meta.url));

  it('stand in the room that they are about', () => {
    const rooms = new Set(files.map(({ path }) => dirname(path)));
    const strays = readdirSync(test, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts') && !rooms.has(dirname(path)))
      .map((path) => `test/${path} stands in no room of src/`);
    expect(strays).toEqual([]);
  });
});

// ── Helpers ───────────────────────────────────────────────────────────────────────────────────────────

/** The shortest circle of imports that leads from a file back to it, or null. */
function circleFrom(start: string): string[] | null {
  const trails = [[start]];
  const seen = new Set<string>();
  for (const trail of trails) {
    for (const { target } of byPath.get(trail.at(-1)!)?.imports ?? []) {
      if (target === start) return [...trail, start];
      if (target === null || seen.has(target)) continue;
      seen.add(target);
      trails.push([...trail, target]);
    }
  }
  return null;
}

/** The two folders, side by side, in which a file and what it imports stand; null when one of them stands above the other, or in another room. */
function foldersParting(path: string, target: string): [string, string] | null {
  const [one, other] = [path.split('/'), target.split('/')];
  const depth = one.findIndex((name, index) => name !== other[index]);
  if (depth < 1 || depth >= one.length - 1 || depth >= other.length - 1) return null;
  return [one.slice(0, depth + 1).join('/'), other.slice(0, depth + 1).join('/')];
}

/** The folders beside it that a folder imports, and that these import, itself among them when there is a way back. */
function foldersFrom(start: string): Set<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (const folder of waiting) {
    for (const { path, imports } of files.filter((file) => isIn(file.path, `${folder}/`))) {
      for (const { target } of imports) {
        const parted = target === null ? null : foldersParting(path, target);
        if (parted === null || parted[0] !== folder || reached.has(parted[1])) continue;
        reached.add(parted[1]);
        waiting.push(parted[1]);
      }
    }
  }
  return reached;
}

/** The files that are loaded together with one, since no `import()` stands between. */
function staticClosure(start: string): Set<string> {
  const closure = new Set([start]);
  for (const path of closure) {
    for (const { target, isType, isDynamic } of byPath.get(path)!.imports) {
      if (target !== null && byPath.has(target) && !isType && !isDynamic) closure.add(target);
    }
  }
  return closure;
}

function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    !!ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

/** What a statement declares: a function, a type, a value. */
function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

/** The names that a file takes from others: by an `import`, or from what an `import()` loads. */
function takenNames(tree: ts.SourceFile): Set<string> {
  const taken = new Set<string>();
  visit(tree, (node) => {
    if (ts.isImportSpecifier(node)) taken.add((node.propertyName ?? node.name).text);
    if (ts.isPropertyAccessExpression(node) && /\bimport\(/.test(node.expression.getText()))
      taken.add(node.name.text);
  });
  return taken;
}

function firstLine(node: ts.Node): string {
  return node.getText().split('\n', 1)[0]!;
}
