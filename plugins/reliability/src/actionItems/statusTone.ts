import type { ActionItem } from '@afterword/plugin-reliability-common';
import type { StatusTone } from '@afterword/plugin-reliability-react';

/** How the state of an action item is to be read: only overdue promises warn, only checked effects are settled. */
export function statusTone({ status }: Pick<ActionItem, 'status'>): StatusTone {
  switch (status) {
    case 'verified':
      return 'settled';
    case 'candidate':
    case 'declined':
      return 'quiet';
    default:
      return 'plain';
  }
}
