/** Fits the configuration of a set-up to what somebody answered; its comments and everything else stay. */
import { isMap, isNode, parseDocument } from 'yaml';

/** What `digest init` asks: which packs, where snippets lie, which endings the outputs have. */
export interface SetUpAnswers {
  packs: string[];
  input: string;
  endings: string[];
}

/** What the configuration of a set-up says by itself. */
export function setUpAnswers(text: string): SetUpAnswers {
  const { extends: packs, input, output } = parseDocument(text).toJS() as Record<string, string | string[]>;
  return { packs: [packs!].flat(), input: String(input), endings: [output!].flat().map(endingOf) };
}

/** The configuration with these answers. */
export function adaptSetUp(text: string, answers: SetUpAnswers): string {
  const document = parseDocument(text);
  const usual = setUpAnswers(text);
  const set = (key: string, value: string | string[]) => {
    const node = document.createNode(value, { flow: true });
    const old: unknown = document.get(key, true);
    if (isNode(old)) node.comment = old.comment ?? null;
    document.set(key, node);
  };
  if (`${answers.packs}` !== `${usual.packs}`) set('extends', oneOrMore(answers.packs));
  if (answers.input !== usual.input) set('input', answers.input);
  if (`${answers.endings}` !== `${usual.endings}`) {
    const names = [(document.toJS() as { output: string | string[] }).output].flat();
    set('output', oneOrMore(answers.endings.map((ending) => outputName(ending, names))));
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

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const oneOrMore = (values: string[]): string | string[] => (values.length === 1 ? values[0]! : values);

/** A name like those that the set-up has: beside them, with this ending. A feed has one address for all weeks. */
function outputName(ending: string, names: string[]): string {
  const known = names.find((name) => endingOf(name) === ending);
  const name = ending === 'atom' ? 'feed' : '{week}';
  return known ?? `${names[0]!.slice(0, names[0]!.lastIndexOf('/') + 1)}${name}.${ending}`;
}
