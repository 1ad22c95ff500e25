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
export function EntityField({ value, onChange, ...field }: EntityFieldProps) {
  const [round, setRound] = useState(0);
  const [name, setName] = useState({ ref: '', label: '' });
  const [latest, setLatest] = useState<string>();

  useEffect(() => {
    if (latest === undefined) return;
    setLatest(undefined);
    if (value === undefined) setRound(before => before + 1);
  }, [latest, value]);

  const chosen =
    value === undefined
      ? undefined
      : { id: value, label: name.ref === value ? name.label : value };
  return (
    <>
      {value !== undefined && (
        <NameOf key={value} entityRef={value} onName={setName} />
      )}
      <Field
        key={round}
        {...field}
        isNext={round > 0}
        chosen={chosen}
        onChange={(ref, label) => {
          setLatest(ref);
          if (ref !== undefined && label !== undefined) setName({ ref, label });
          onChange(ref);
        }}
      />
    </>
  );
}

/** Finds out what the catalog calls an entity. */
function NameOf({
  entityRef: ref,
  onName,
}: {
  readonly entityRef: string;
  readonly onName: (name: { ref: string; label: string }) => void;
}) {
  const { primaryTitle: label } = useEntityPresentation(ref);
  useEffect(() => onName({ ref, label }), [ref, label, onName]);
  return null;
}

function Field({
  kinds,
  chosen,
  isNext,
  problem,
  placeholder,
  onChange,
  ...field
}: Omit<EntityFieldProps, 'value' | 'onChange'> & {
  readonly onChange: (
    entityRef: string | undefined,
    label: string | undefined,
  ) => void;
  readonly chosen: { readonly id: string; readonly label: string } | undefined;
  /** The reader has just added one and may go on. */
  readonly isNext: boolean;
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
      {...field}
      autoFocus={isNext}
      menuTrigger={isNext ? 'input' : 'focus'}
      placeholder={placeholder ?? t('listing.entityPlaceholder')}
      options={options}
      search={{
        mode: 'server',
        inputValue: typed,
        onInputChange: text => {
          setTyped(text);
          if (text === '' && chosen) onChange(undefined, undefined);
        },
      }}
      loading={{ state: isLoading ? 'loading' : 'idle' }}
      value={chosen?.id ?? null}
      onChange={key => {
        const label = options.find(({ id }) => id === key)?.label;
        // In the same breath, or the list takes it for typing and opens again.
        if (label !== undefined) setTyped(label);
        onChange(key === null ? undefined : String(key), label);
      }}
      validationBehavior="aria"
      validate={() => problem}
    />
  );
}
