/** Fits the configuration of a set-up to what somebody answered; its comments and everything else stay. */
import { isMap, isNode, parseDocument } from 'yaml';

/** What `digest init` asks: which packs, where snippets lie, which endings the outputs have. */
export interface SetUpAnswers {
  packs: string[];
  input: string;
  endings: string[];
}

/** An output, by its name or in its long form. */
type Output = string | { file: string; [key: string]: unknown };

/** What every set-up says. */
interface SetUp {
  extends: string | string[];
  input: string;
  output: Output | Output[];
}

/** What the configuration of a set-up says by itself. */
export function setUpAnswers(text: string): SetUpAnswers {
  const { extends: packs, input, output } = parseDocument(text).toJS() as SetUp;
  return { packs: [packs].flat(), input, endings: [output].flat().map(endingOf) };
}

/** The configuration with these answers. */
export function adaptSetUp(text: string, answers: SetUpAnswers): string {
  const usual = setUpAnswers(text);
  const hasOtherPacks = `${answers.packs}` !== `${usual.packs}`;
  const document = parseDocument(hasOtherPacks ? withoutPacks(text, usual.packs) : text);
  const set = (key: string, value: Output | Output[]) => {
    const node = document.createNode(value, { flow: true });
    const old: unknown = document.get(key, true);
    if (isNode(old)) node.comment = old.comment ?? null;
    document.set(key, node);
  };
  if (hasOtherPacks) set('extends', oneOrMore(answers.packs));
  if (answers.input !== usual.input) set('input', answers.input);
  if (`${answers.endings}` !== `${usual.endings}`) {
    const outputs = [(document.toJS() as SetUp).output].flat();
    set('output', oneOrMore(answers.endings.map((ending) => outputOf(ending, outputs))));
  }
  if (answers.endings.includes('eml') && !document.has('email')) document.add(emailPair());
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });

  function emailPair() {
    const pair = document.createPair('email', {
      from: `${document.get('title')} <news@example.org>`,
      to: 'readers@example.org',
    });
    const from: unknown = isMap(pair.value) ? pair.value.get('from', true) : null;
    if (isNode(from)) from.comment = ' your address';
    return pair;
  }
}

/** The configuration whose title, and whoever sends it, names no pack: "The week in software" is "The week". */
const withoutPacks = (text: string, packs: string[]): string =>
  packs.reduce((rest, pack) => rest.replaceAll(` in ${pack}`, ''), text);

const nameOf = (output: Output): string => (typeof output === 'string' ? output : output.file);

const endingOf = (output: Output): string => nameOf(output).slice(nameOf(output).lastIndexOf('.') + 1);

const oneOrMore = <T>(values: T[]): T | T[] => (values.length === 1 ? values[0]! : values);

/** The output that the set-up has with this ending, or one beside those that it has. A feed has one address for all weeks. */
function outputOf(ending: string, outputs: Output[]): Output {
  const first = nameOf(outputs[0]!);
  const name = ending === 'atom' ? 'feed' : '{week}';
  const beside = `${first.slice(0, first.lastIndexOf('/') + 1)}${name}.${ending}`;
  return outputs.find((output) => endingOf(output) === ending) ?? beside;
}
