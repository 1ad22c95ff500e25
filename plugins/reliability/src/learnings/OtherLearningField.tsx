import { useState } from 'react';
import { learningsContract } from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { Suggestion, SuggestionField } from '../fields/SuggestionField';
import { useWords } from '../words';

/** Chooses another learning that stands, by words of it or by its key. */
export function OtherLearningField({
  label,
  except,
  value,
  onChange,
  problem,
  autoFocus,
}: {
  readonly label: string;
  /** The key of the one that it is another than. */
  readonly except: string;
  readonly value: Suggestion | undefined;
  readonly onChange: (value: Suggestion | undefined) => void;
  /** What is wrong with it. */
  readonly problem?: string;
  readonly autoFocus?: boolean;
}) {
  const { t } = useWords();
  const [words, setWords] = useState<string>();
  const { data, isFetching } = useReliabilityQuery(
    learningsContract.listLearnings,
    { query: { limit: 20, state: 'stands', ...(words ? { q: words } : {}) } },
    { enabled: words !== undefined, keepPrevious: true },
  );
  const found = data?.items ?? [];
  return (
    <SuggestionField
      autoFocus={autoFocus}
      label={label}
      placeholder={t('learnings.list.searchPlaceholder')}
      chosen={value}
      onChange={onChange}
      suggestions={found
        .filter(({ key }) => key !== except)
        .map(({ key, statement, postmortem }) => ({
          id: key,
          label: `${key} ${statement}`,
          description: `${postmortem.key} ${postmortem.title}`,
        }))}
      isLoading={isFetching}
      onSearch={setWords}
      problem={problem}
    />
  );
}
