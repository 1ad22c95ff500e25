/** By name as the reader's language orders names, numbers by their size: never by value. */
export function fromAToZ<TNamed extends { readonly name: string }>(
  named: readonly TNamed[],
  locale: string | undefined,
): TNamed[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return [...named].sort((a, b) => compare(a.name, b.name));
}
