import { ReactNode } from 'react';
import { mockApis } from '@backstage/frontend-test-utils';
import { TranslationApi } from '@backstage/frontend-plugin-api';

/**
 * A translation that puts every message between marks, as a language of its own would: what a page shows outside of marks it
 * does not let anybody translate.
 */
export function markedWords(): TranslationApi {
  const english = mockApis.translation();
  return {
    ...english,
    translation$: ref => english.translation$(ref),
    getTranslation(ref) {
      const translation = english.getTranslation(ref);
      if (!translation.ready) return translation;
      const { t } = translation;
      return {
        ready: true,
        // The portal's function is overloaded for every key of every ref; marks need none of that.
        t: new Proxy(t, {
          apply(say, self, asked) {
            const words: ReactNode = Reflect.apply(say, self, asked);
            return typeof words === 'string' ? `⟦${words}⟧` : <>⟦{words}⟧</>;
          },
        }),
      };
    },
  };
}

/** What of a part of the page stands outside of marks. */
export function unmarkedText(part: HTMLElement): string {
  let depth = 0;
  return [...(part.textContent ?? '')]
    .filter(letter => {
      if (letter === '⟦') depth += 1;
      if (letter === '⟧') depth -= 1;
      return depth === 0 && letter !== '⟧';
    })
    .join('');
}
