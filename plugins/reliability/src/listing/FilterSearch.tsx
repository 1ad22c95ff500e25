import { useEffect, useRef, useState } from 'react';
import { SearchField } from '@backstage/ui';
import styles from './FilterBar.module.css';
import type { ListState } from './useListState';

/** Milliseconds without a letter after which the list is asked. */
const PAUSE = 300;

/** Props of {@link FilterSearch}. */
export interface FilterSearchProps {
  readonly state: Pick<ListState, 'filters' | 'change'>;
  /** @defaultValue `q` */
  readonly name?: string;
  readonly label: string;
  readonly placeholder?: string;
}

/** Words to look for. Asks when the typing pauses, or at once with Enter. */
export function FilterSearch({
  state,
  name = 'q',
  label,
  placeholder,
}: FilterSearchProps) {
  const asked = state.filters[name]?.[0] ?? '';
  const [typed, setTyped] = useState(asked);
  const sent = useRef(asked);
  const change = useRef(state.change);
  change.current = state.change;

  // The address changed by other means: Back, or "Clear filters".
  useEffect(() => {
    if (asked === sent.current) return;
    sent.current = asked;
    setTyped(asked);
  }, [asked]);

  const send = (words: string) => {
    const text = words.trim();
    if (text === sent.current) return;
    sent.current = text;
    change.current({ [name]: text ? [text] : [] }, { typing: true });
  };
  const sendLatest = useRef(send);
  sendLatest.current = send;

  useEffect(() => {
    const timer = window.setTimeout(() => sendLatest.current(typed), PAUSE);
    return () => window.clearTimeout(timer);
  }, [typed]);

  return (
    <SearchField
      className={styles.search}
      size="small"
      label={label}
      placeholder={placeholder}
      value={typed}
      onChange={setTyped}
      onSubmit={send}
    />
  );
}
