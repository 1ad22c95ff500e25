import type { ActionItem } from '@afterword/plugin-reliability-common';
import { DayText, StatusText } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import { DoneDay } from './DoneDay';
import { daysOverdue, today } from './daysOverdue';

/** When it is due, by how much it is late, or when it was done: whatever matters where the item stands. */
export function DueText({ item }: { readonly item: ActionItem }) {
  const { t } = useWords();
  const { status, due, overdue, doneAt, verifiedAt } = item;
  if (overdue && due) {
    return (
      <StatusText tone="overdue">
        {t('actionItems.due.overdue', { count: daysOverdue(due, today()) })}
      </StatusText>
    );
  }
  if (status === 'verified' && verifiedAt) {
    return (
      <span>
        {t('actionItems.due.verifiedOn', {
          day: <DoneDay at={verifiedAt} />,
        })}
      </span>
    );
  }
  if (status === 'done' && doneAt) {
    return (
      <span>
        {t('actionItems.due.doneOn', {
          day: <DoneDay at={doneAt} />,
        })}
      </span>
    );
  }
  if (!due || status === 'declined') {
    return <span>{due ? '' : t('actionItems.due.none')}</span>;
  }
  return <span>{t('actionItems.due.on', { day: <DayText day={due} /> })}</span>;
}
