/** "INC-1", "INC-1 and INC-2", "INC-1, INC-2 and 3 more". */
export function listed(keys: readonly string[]): string {
  if (keys.length <= 2) return keys.join(' and ');
  return `${keys.slice(0, 2).join(', ')} and ${keys.length - 2} more`;
}

/** The same for things that may not all be seen: those that may not are counted, not named. */
export function listedSeen(
  what: 'incident' | 'action item',
  things: readonly { readonly key: string | null }[],
): string {
  const keys = things.flatMap(({ key }) => key ?? []);
  const unseen = things.length - keys.length;
  return [
    ...(keys.length > 0 ? [listed(keys)] : []),
    ...(unseen === 1 ? [`an ${what} that you may not see`] : []),
    ...(unseen > 1 ? [`${unseen} ${what}s that you may not see`] : []),
  ].join(' and ');
}
