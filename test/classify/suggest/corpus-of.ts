import { type Corpus, openCorpus } from '../../../src/classify/suggest/corpus.ts';

/** A corpus of the words of texts. */
export function corpusOf(texts: string[]): Corpus {
  const corpus = openCorpus(
    (words) => words.map(({ text }) => text),
    () => [],
  );
  for (const text of texts) {
    const words = text.split(' ').map((word) => ({ text: word, follows: true, isAcronym: false }));
    corpus.add([{ words, weight: 1 }]);
  }
  return corpus.close();
}
