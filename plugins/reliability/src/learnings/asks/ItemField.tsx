import { useMemo, useState } from 'react';
import {
  actionItemsContract,
  ActionItemStatus,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { Suggestion, SuggestionField } from '../../fields/SuggestionField';
import { useWords } from '../../words';

/** Action items that are offered at once. */
const MOST = 20;

/** Chooses one of an entity's action items, of those in some states, by typing a part of its title. */
export function ItemField({
  label,
  entity,
  statuses,
  value,
  onChange,
  problem,
  autoFocus,
}: {
  readonly label: string;
  readonly entity: string;
  readonly statuses: readonly ActionItemStatus[];
  readonly value: Suggestion | undefined;
  readonly onChange: (item: Suggestion | undefined) => void;
  /** What is wrong with it. */
  readonly problem?: string;
  readonly autoFocus?: boolean;
}) {
  const { t } = useWords();
  const [words, setWords] = useState<string>();
  const { data, isFetching } = useReliabilityQuery(
    actionItemsContract.listActionItems,
    {
      query: {
        scope: entity,
        status: [...statuses],
        sort: '-updated',
        limit: MOST,
        ...(words ? { q: words } : {}),
      },
    },
    { enabled: words !== undefined },
  );
  const suggestions = useMemo(
    () =>
      (data?.items ?? [])
        .filter(item => item.entity === entity)
        .map(({ key, title, status }) => ({
          id: key,
          label: `${key} ${title}`,
          description: t(`actionItems.status.${status}`),
        })),
    [data, entity, t],
  );
  return (
    <SuggestionField
      label={label}
      placeholder={t('learnings.asks.itemPlaceholder')}
      chosen={value}
      suggestions={suggestions}
      isLoading={words !== undefined && isFetching}
      onSearch={setWords}
      onChange={onChange}
      problem={problem}
      autoFocus={autoFocus}
    />
  );
}
