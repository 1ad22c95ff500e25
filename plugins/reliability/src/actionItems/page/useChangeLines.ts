import {
  actionItemStatuses,
  actionItemTypes,
  HistoryEntry,
} from '@afterword/plugin-reliability-common';
import { useReaderLocale } from '@afterword/plugin-reliability-react';
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

/** Says what a change of an action item changed: the step first, then a line for each field. */
export function useChangeLines(): (
  entry: Pick<HistoryEntry, 'action' | 'changes'>,
) => readonly string[] {
  const { t } = useWords();
  const locale = useReaderLocale();

  const say = (value: unknown): string => {
    if (typeof value !== 'string') return '';
    const type = actionItemTypes.find(one => one === value);
    if (type) return t(`actionItems.type.${type}`);
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
      return new Intl.DateTimeFormat(locale, {
        dateStyle: 'medium',
        timeZone: 'UTC',
      }).format(new Date(`${value}T00:00:00Z`));
    }
    // A reference of the catalog: what stands before its name is the same for all of its kind.
    return /^[a-z]+:[^/\s]+\/\S+$/.test(value)
      ? value.slice(value.indexOf('/') + 1)
      : value;
  };

  const lineOf = (name: (typeof SHORT)[number], pair: readonly unknown[]) => {
    const field = t(`actionItems.field.${name}`);
    const [before, after] = pair.map(say);
    if (!before) return t('actionItems.history.set', { field, after });
    return after
      ? t('actionItems.history.became', { field, before, after })
      : t('actionItems.history.taken', { field, before });
  };

  return ({ action, changes }) => {
    if (action === 'created') return [t('actionItems.page.created')];
    const status = actionItemStatuses.find(one => one === action);
    const lines: string[] = [];
    if (status) lines.push(t(`actionItems.status.${status}`));
    else if (action === 'imported')
      lines.push(t('actionItems.history.imported'));
    else if (action !== 'changed') lines.push(action);
    for (const name of SHORT) {
      const pair = changes[name];
      if (Array.isArray(pair)) lines.push(lineOf(name, pair));
    }
    for (const name of LONG) {
      if (Array.isArray(changes[name])) {
        const field = t(`actionItems.field.${name}`);
        lines.push(t('actionItems.history.changed', { field }));
      }
    }
    return lines.length > 0 ? lines : [t('actionItems.history.other')];
  };
}
