import { useEffect, useState } from 'react';
import { Combobox } from '@backstage/ui';
import styles from './FilterBar.module.css';
import type { ListState } from './useListState';

/** Props of {@link FilterWord}. */
export interface FilterWordProps {
  readonly state: Pick<ListState, 'filters' | 'change'>;
  readonly name: string;
  readonly label: string;
  readonly placeholder?: string;
  /** Values that are known to lead somewhere. */
  readonly suggestions: readonly string[];
}

/** A value that has to match as a whole: chosen from those at hand, or typed and sent with Enter. */
export function FilterWord({
  state,
  name,
  label,
  placeholder,
  suggestions,
}: FilterWordProps) {
  const asked = state.filters[name]?.[0] ?? '';
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  const send = (word: string) => {
    const text = word.trim();
    if (text !== asked) state.change({ [name]: text ? [text] : [] });
  };
  return (
    <Combobox
      className={styles.choice}
      label={label}
      placeholder={placeholder}
      allowsCustomValue
      options={suggestions.map(word => ({ id: word, label: word }))}
      inputValue={typed}
      onInputChange={setTyped}
      onChange={key => key !== null && send(String(key))}
      onBlur={() => send(typed)}
      onKeyDown={event => {
        if (event.key === 'Enter') send(typed);
      }}
    />
  );
}
