import {
  actionItemStatuses,
  actionItemTypes,
  HistoryEntry,
} from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';

const SHORT = [
  'title',
  'type',
  'entity',
  'owner',
  'assignee',
  'due',
  'trackerUrl',
  'checkOn',
] as const;
const LONG = ['description', 'acceptanceTest'] as const;

/** Says what a change of an action item changed, the step first, then a line for each field. */
export function useChangeLines(): (
  entry: Pick<HistoryEntry, 'action' | 'changes'>,
) => readonly string[] {
  const { t } = useWords();

  const say = (value: unknown): string => {
    const type = actionItemTypes.find(one => one === value);
    if (type) return t(`actionItems.type.${type}`);
    return typeof value === 'string' && value !== ''
      ? value
      : t('actionItems.history.empty');
  };

  return ({ action, changes }) => {
    const status = actionItemStatuses.find(one => one === action);
    const lines: string[] = [];
    if (action === 'created') lines.push(t('actionItems.page.created'));
    else if (status) lines.push(t(`actionItems.status.${status}`));
    else if (action !== 'changed') lines.push(action);
    if (action === 'created') return lines;
    for (const field of SHORT) {
      const pair = changes[field];
      if (Array.isArray(pair)) {
        lines.push(
          t('actionItems.history.became', {
            field: t(`actionItems.field.${field}`),
            before: say(pair[0]),
            after: say(pair[1]),
          }),
        );
      }
    }
    for (const field of LONG) {
      if (Array.isArray(changes[field])) {
        lines.push(
          t('actionItems.history.changed', {
            field: t(`actionItems.field.${field}`),
          }),
        );
      }
    }
    return lines.length > 0 ? lines : [action];
  };
}
