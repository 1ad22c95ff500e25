import {
  appLanguageApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';

/**
 * The locale to show times and numbers in: the browser's variety of the
 * portal's language, so that a reader in Britain gets `13 Nov` from a portal
 * that only says `en`.
 *
 * @public
 */
export function useReaderLocale(): string | undefined {
  const language = useApiHolder()
    .get(appLanguageApiRef)
    ?.getLanguage().language;
  return pickLocale(language, navigator.languages);
}

/** The browser's first locale of that language; else the language itself. */
export function pickLocale(
  language: string | undefined,
  browserLocales: readonly string[],
): string | undefined {
  if (!language) {
    return undefined;
  }
  return (
    browserLocales.find(
      locale => locale === language || locale.startsWith(`${language}-`),
    ) ?? language
  );
}
