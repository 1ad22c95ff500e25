import type { ActionItemStatus } from '@afterword/plugin-reliability-common';

/** The word on the button of a step: it depends on where the item comes from. */
export function stepWord(from: ActionItemStatus, to: ActionItemStatus) {
  switch (to) {
    case 'committed':
      if (from === 'inProgress') return 'actionItems.step.pause';
      return from === 'ineffective'
        ? 'actionItems.step.recommit'
        : 'actionItems.step.commit';
    case 'inProgress':
      return from === 'committed'
        ? 'actionItems.step.start'
        : 'actionItems.step.reopen';
    case 'done':
      return 'actionItems.step.done';
    case 'verified':
      return 'actionItems.step.verify';
    case 'ineffective':
      return 'actionItems.step.ineffective';
    case 'declined':
      return 'actionItems.step.decline';
    default:
      return 'actionItems.step.bringBack';
  }
}
