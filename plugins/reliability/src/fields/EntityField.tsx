import { useEffect, useState } from 'react';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Combobox } from '@backstage/ui';
import { useWords } from '../words';
import { useEntitySuggestions } from './useEntitySuggestions';

/** Props of {@link EntityField}. */
export interface EntityFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly secondaryLabel?: string;
  /** Kinds of entities to suggest, in lower case. */
  readonly kinds: readonly string[];
  /** Reference of the entity that is chosen. */
  readonly value: string | undefined;
  readonly onChange: (entityRef: string | undefined) => void;
  readonly className?: string;
  readonly isDisabled?: boolean;
  /** What is wrong with the value. */
  readonly problem?: string;
}

/** Chooses an entity of the catalog by typing a part of its name. */
export function EntityField(props: EntityFieldProps) {
  return props.value === undefined ? (
    <Field {...props} chosen={undefined} />
  ) : (
    <ChosenField {...props} value={props.value} />
  );
}

function ChosenField(props: EntityFieldProps & { readonly value: string }) {
  const { primaryTitle } = useEntityPresentation(props.value);
  return <Field {...props} chosen={{ id: props.value, label: primaryTitle }} />;
}

function Field({
  label,
  description,
  secondaryLabel,
  kinds,
  onChange,
  className,
  isDisabled,
  problem,
  chosen,
}: EntityFieldProps & {
  readonly chosen: { readonly id: string; readonly label: string } | undefined;
}) {
  const { t } = useWords();
  const chosenLabel = chosen?.label ?? '';
  const [typed, setTyped] = useState(chosenLabel);
  useEffect(() => setTyped(chosenLabel), [chosenLabel]);
  const isSearching = typed !== chosenLabel;
  const { suggestions, isLoading } = useEntitySuggestions(
    isSearching ? typed : '',
    kinds,
  );
  const options = chosen
    ? [chosen, ...suggestions.filter(({ id }) => id !== chosen.id)]
    : suggestions;
  return (
    <Combobox
      className={className}
      label={label}
      description={description}
      secondaryLabel={secondaryLabel}
      placeholder={t('listing.entityPlaceholder')}
      isDisabled={isDisabled}
      options={options}
      search={{ mode: 'server', inputValue: typed, onInputChange: setTyped }}
      loading={{ state: isLoading ? 'loading' : 'idle' }}
      value={chosen?.id ?? null}
      onChange={key => {
        onChange(key === null ? undefined : String(key));
        // Where each choice is added to others, the field is ready for the next.
        if (!chosen) setTyped('');
      }}
      validationBehavior="aria"
      validate={() => problem}
    />
  );
}
