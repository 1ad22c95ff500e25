import { useEffect, useState } from 'react';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { useWords } from '../words';
import { Suggestion, SuggestionField } from './SuggestionField';
import { useEntitySuggestions } from './useEntitySuggestions';

/** Props of {@link EntityField}. */
export interface EntityFieldProps {
  readonly autoFocus?: boolean;
  readonly label: string;
  readonly description?: string;
  readonly secondaryLabel?: string;
  /** @defaultValue names entities and teams */
  readonly placeholder?: string;
  /** Kinds of entities to suggest, in lower case. */
  readonly kinds: readonly string[];
  /**
   * Reference of the entity that is chosen. A field that adds to a list leaves
   * it undefined, and is ready for the next after each choice.
   */
  readonly value: string | undefined;
  readonly onChange: (entityRef: string | undefined) => void;
  readonly className?: string;
  readonly isDisabled?: boolean;
  /** What is wrong with the value. */
  readonly problem?: string;
}

/** Chooses an entity of the catalog by typing a part of its name. */
export function EntityField({
  value,
  kinds,
  placeholder,
  onChange,
  ...field
}: EntityFieldProps) {
  const { t } = useWords();
  const [words, setWords] = useState<string>();
  const [named, setNamed] = useState<Suggestion>();
  const nameless =
    value === undefined ? undefined : { id: value, label: value };
  const { suggestions, isLoading } = useEntitySuggestions(words, kinds);
  return (
    <>
      {value !== undefined && (
        <NameOf key={value} entityRef={value} onName={setNamed} />
      )}
      <SuggestionField
        {...field}
        placeholder={placeholder ?? t('listing.entityPlaceholder')}
        chosen={value === named?.id ? named : nameless}
        suggestions={suggestions}
        isLoading={isLoading}
        onSearch={setWords}
        onChange={entity => onChange(entity?.id)}
      />
    </>
  );
}

/** Finds out what the catalog calls an entity. */
function NameOf({
  entityRef: id,
  onName,
}: {
  readonly entityRef: string;
  readonly onName: (named: Suggestion) => void;
}) {
  const { primaryTitle: label } = useEntityPresentation(id);
  useEffect(() => onName({ id, label }), [id, label, onName]);
  return null;
}
