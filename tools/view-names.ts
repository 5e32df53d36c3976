/**
 * The names that a template may use, as the type of what it sees has them. After a change of that,
 * `npx vitest run test/render/template/view.test.ts -u` writes src/render/template/view-names.yaml anew.
 */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { stringify } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const view = fileURLToPath(new URL('../src/render/template/view.ts', import.meta.url));

/** The file that holds the names. */
export function viewNamesFile(): string {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram([view, `${root}src/assets.d.ts`], {
    ...options,
    types: [],
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const [alias] = checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(view)!)!)
    .filter(({ name }) => name === 'ViewName');
  const names = (checker.getDeclaredTypeOfSymbol(alias!) as ts.UnionType).types.map(
    (type) => (type as ts.StringLiteralType).value,
  );
  const head =
    '# The names of what a template sees. A test makes this file of the type `ViewName`: see tools/view-names.ts.\n';
  return `${head}${stringify(names.sort())}`;
}
