import { ActionItem, actionItem } from '@afterword/plugin-reliability-common';
import { storedNow } from '../editing/storedNow';

/** The action item as it is stored now, when a write was refused because it was based on an older one. */
export function currentActionItem(error: unknown): ActionItem | undefined {
  return storedNow(error, actionItem);
}
