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
  /** What is wrong with a value that the operation would not take. */
  readonly problemOf?: (word: string) => string | undefined;
}

/**
 * A value that has to match as a whole: chosen from those at hand, or typed and sent with Enter. Several stand with commas between
 * them, as operations take them.
 */
export function FilterWord({
  state,
  name,
  label,
  placeholder,
  suggestions,
  problemOf,
}: FilterWordProps) {
  const asked = (state.filters[name] ?? []).join(', ');
  const [typed, setTyped] = useState(asked);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    setTyped(asked);
    setProblem(undefined);
  }, [asked]);
  const send = (text: string) => {
    const words = wordsIn(text);
    const wrong = words.flatMap(word => problemOf?.(word) ?? []);
    setProblem(wrong[0]);
    if (wrong.length === 0 && words.join() !== wordsIn(asked).join()) {
      state.change({ [name]: words });
    }
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
      validationBehavior="aria"
      validate={() => problem}
    />
  );
}

function wordsIn(text: string): string[] {
  return text
    .split(',')
    .map(word => word.trim())
    .filter(Boolean);
}
