import {
  createTranslationRef,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import { messages } from './messages';

/**
 * Every word of the plugin, by slice. A portal can replace any of them, or add
 * a language, through its translations.
 *
 * The type is wide on purpose: with hundreds of messages the portal's own type
 * of a translation takes the compiler minutes. `useWords` knows every key.
 *
 * @public
 */
export const reliabilityTranslationRef: TranslationRef<
  'reliability',
  Record<string, string>
> = createTranslationRef({
  id: 'reliability',
  // Nested messages are flattened when the ref is made.
  messages: messages as unknown as Record<string, string>,
});
