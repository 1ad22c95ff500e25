import { useState } from 'react';
import {
  CONTAINER_KINDS,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import { reliableKinds } from '../../entity/entityKinds';
import { Suggestion, SuggestionField } from '../../fields/SuggestionField';
import { useEntitySuggestions } from '../../fields/useEntitySuggestions';
import { useWords } from '../../words';

/** What contains others: suggested before anything is typed. */
const containers = reliableKinds.filter(kind => CONTAINER_KINDS.has(kind));

/** Chooses the organisation, a domain, system or team, or any entity by a part of its name. */
export function ScopeField({
  scope,
  name,
  onChange,
  className,
}: {
  readonly scope: string;
  /** What the scope is called. */
  readonly name: string;
  readonly onChange: (scope: string) => void;
  readonly className?: string;
}) {
  const { t } = useWords();
  const [words, setWords] = useState<string>();
  const { suggestions, isLoading } = useEntitySuggestions(
    words,
    words ? reliableKinds : containers,
  );
  const organisation: Suggestion = {
    id: ORGANISATION,
    label: t('overview.organisation'),
  };
  const isMeant = organisation.label
    .toLocaleLowerCase()
    .includes((words ?? '').toLocaleLowerCase());
  const found = isMeant ? [organisation, ...suggestions] : suggestions;
  const chosen: Suggestion = { id: scope, label: name };
  return (
    <SuggestionField
      isChoice
      className={className}
      label={t('overview.scope')}
      placeholder={t('overview.scopePlaceholder')}
      chosen={chosen}
      // Before anything is typed, what is chosen is among them, but behind what the arrow comes to first.
      suggestions={
        words || found.some(({ id }) => id === scope)
          ? found
          : [...found, chosen]
      }
      isLoading={isLoading}
      onSearch={setWords}
      // A field that was emptied is about to be typed into: what is shown stays until something is chosen.
      onChange={next => next && onChange(next.id)}
    />
  );
}
