import type { FigureChange } from '@afterword/plugin-reliability-common';
import type { Words } from '../words';

/** Whether a figure differs from the window before, as a small fact; nothing where that cannot be said. Neither way is called better. */
export function changeFacts(
  t: Words,
  change: FigureChange | null | undefined,
): string[] {
  return change ? [t(`figures.change.${change.verdict}`)] : [];
}
