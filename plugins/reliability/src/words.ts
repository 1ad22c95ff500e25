import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { messages } from './messages';
import { reliabilityTranslationRef } from './translation';

/** `list.items_one` and `list.items_other` are one message, `list.items`. */
type WithoutPlural<TKey extends string> = TKey extends `${infer TBase}_${
  | 'zero'
  | 'one'
  | 'two'
  | 'few'
  | 'many'
  | 'other'}`
  ? TBase
  : TKey;

type KeysOf<TMessages, TPrefix extends string = ''> = {
  [TKey in keyof TMessages & string]: TMessages[TKey] extends string
    ? `${TPrefix}${WithoutPlural<TKey>}`
    : KeysOf<TMessages[TKey], `${TPrefix}${TKey}.`>;
}[keyof TMessages & string];

/** The key of one of our messages. */
export type WordKey = KeysOf<typeof messages>;

/** What a message's placeholders stand for. */
export type WordValues = Readonly<
  Record<string, string | number | boolean | Date>
>;

/** Finds the words of a message in the reader's language. */
export interface Words {
  (key: WordKey, values?: WordValues): string;
  /** With elements among the values the answer is an element too. */
  (
    key: WordKey,
    values: Readonly<Record<string, ReactNode | Date>>,
  ): JSX.Element;
}

/** Our words in the reader's language. */
export function useWords(): { readonly t: Words } {
  const { t } = useTranslationRef(reliabilityTranslationRef);
  // The portal's function does this for every key; its type for ours is too large to compute.
  return { t: t as unknown as Words };
}
