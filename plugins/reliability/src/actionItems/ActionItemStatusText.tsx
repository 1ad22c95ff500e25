import type { ActionItem } from '@afterword/plugin-reliability-common';
import { StatusText } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import { statusTone } from './statusTone';

/** Where an action item stands, in a word. */
export function ActionItemStatusText({
  item,
}: {
  readonly item: Pick<ActionItem, 'status'>;
}) {
  const { t } = useWords();
  return (
    <StatusText tone={statusTone(item)}>
      {t(`actionItems.status.${item.status}`)}
    </StatusText>
  );
}
