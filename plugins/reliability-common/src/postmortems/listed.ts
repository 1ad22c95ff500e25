/** "INC-1", "INC-1 and INC-2", "INC-1, INC-2 and 3 more". */
export function listed(keys: readonly string[]): string {
  if (keys.length <= 2) return keys.join(' and ');
  return `${keys.slice(0, 2).join(', ')} and ${keys.length - 2} more`;
}
