/** The words by which links are called that name no page. */
import { late } from '../../../text/late.ts';
import words from './link-words.yaml';

const { pointers, kinds } = words as Record<'pointers' | 'kinds', string[]>;
const endOfName = '[\\s.…»>→↗)\\]]*$';

const genericName = late(
  () =>
    new RegExp(
      `^(?:(?:the |this |full |see )?(?:${[...pointers, ...kinds].join('|')})|#?\\d+)${endOfName}`,
      'i',
    ),
);
const pointerName = late(() => new RegExp(`^(?:the |see )?(?:${pointers.join('|')})${endOfName}`, 'i'));

/** Whether a link's words name no page of their own. */
export const isGeneric = (name: string): boolean => genericName().test(name);

/** Whether a link's words only say where to read on: "Read more", "here". */
export const isPointer = (name: string): boolean => pointerName().test(name);

/** Whether a link leads to what others said of something: "42 comments". */
export const isCounted = (name: string): boolean =>
  /^\d+\s(?:comments?|replies|responses|kommentare?|commentaires?|comentarios|commenti|reacties)$/i.test(
    name,
  );
