import { useEffect, useRef, useState } from 'react';
import { Combobox, ComboboxItemText } from '@backstage/ui';
import tones from '../shell/tones.module.css';

/** Something to choose. */
export interface Suggestion {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
}

/** Props of {@link SuggestionField}. */
export interface SuggestionFieldProps<TSuggestion extends Suggestion> {
  readonly label: string;
  readonly description?: string;
  readonly secondaryLabel?: string;
  readonly placeholder?: string;
  readonly className?: string;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
  /** What is chosen. A field that adds to a list leaves it undefined, and is empty again after each choice. */
  readonly chosen: Suggestion | undefined;
  readonly onChange: (chosen: TSuggestion | undefined) => void;
  /** What was found for the words that `onSearch` handed out last. */
  readonly suggestions: readonly TSuggestion[];
  readonly isLoading: boolean;
  /** Asks for suggestions, once the field is entered and whenever typing pauses. */
  readonly onSearch: (words: string) => void;
  /** What is wrong with the value. */
  readonly problem?: string;
  /** Something always stays chosen: a click or Enter in the field asks what else there is, and what is typed then takes its place. */
  readonly isChoice?: boolean;
}

/** Opens the list of a field as its button does; the combobox offers no other way. */
function openAt(target: EventTarget) {
  if (!(target instanceof HTMLInputElement)) return;
  if (target.getAttribute('aria-expanded') === 'true') return;
  target.parentElement?.querySelector('button')?.click();
}

/** Lets the next letter take the place of what a field shows. */
function selectAllOf(target: EventTarget) {
  if (target instanceof HTMLInputElement) target.select();
}

/** Milliseconds without a letter after which suggestions are asked for. */
const PAUSE = 200;

/**
 * Chooses one of many by typing a part of its name, from suggestions that a server makes.
 *
 * The list beneath opens for a reader who types, or asks for it by arrow or button, or in a
 * field with `isChoice` by a click or Enter, and closes with the choice. To the combobox any new text is typing, also the name of what
 * was chosen, which may come late and differ from the suggestion: while the text is not
 * the reader's own, the list is told to open by hand only. A list that came back would
 * hide the rest of a dialog from screen readers.
 *
 * Enter takes the first that was found for what is typed, also where that is still being
 * looked for; where nothing is found, what was typed stays.
 */
export function SuggestionField<TSuggestion extends Suggestion>({
  chosen,
  onChange,
  suggestions,
  isLoading,
  onSearch,
  problem,
  isChoice = false,
  ...field
}: SuggestionFieldProps<TSuggestion>) {
  const [typed, setTyped] = useState<string>();
  const [picked, setPicked] = useState<TSuggestion>();
  const [isEntered, setEntered] = useState(false);
  const [asked, setAsked] = useState<string>();
  const [takesFirst, setTakesFirst] = useState(false);

  // What was picked stays for one rendering, which closes the list also where nothing stays chosen.
  useEffect(() => setPicked(undefined), [picked]);

  const words = typed?.trim() ?? '';
  useEffect(() => {
    if (!isEntered || words === asked) return undefined;
    const ask = () => {
      setAsked(words);
      onSearch(words);
    };
    const timer = window.setTimeout(ask, words === '' ? 0 : PAUSE);
    return () => window.clearTimeout(timer);
  }, [isEntered, words, asked, onSearch]);

  const choose = (pick: TSuggestion) => {
    setTyped(undefined);
    setTakesFirst(false);
    if (pick.id === chosen?.id) return;
    setPicked(pick);
    onChange(pick);
  };

  const isWaiting = isLoading || words !== asked;
  const [first] = suggestions;
  // Whoever hears of a choice may draw the page anew at once, before what is set here is so.
  const isTaken = useRef(false);
  useEffect(() => {
    if (!takesFirst) isTaken.current = false;
    if (!takesFirst || isTaken.current || isWaiting || !first) return;
    isTaken.current = true;
    choose(first);
  });

  const shown = picked ?? chosen;
  const isSuggested = suggestions.some(({ id }) => id === shown?.id);
  // An emptied field has to know what is chosen, to name it again when it is left. Among what was found for words it has no place.
  const isLeft = shown !== undefined && !isSuggested && words === '';
  return (
    <Combobox
      {...field}
      menuTrigger={typed === undefined ? 'manual' : 'input'}
      items={isLeft ? [...suggestions, shown] : suggestions}
      disabledKeys={isLeft && typed !== undefined ? [shown.id] : []}
      search={{
        mode: 'server',
        inputValue: typed ?? shown?.label ?? '',
        onInputChange: text => {
          setTyped(text);
          setTakesFirst(false);
          if (text === '' && chosen) onChange(undefined);
        },
      }}
      loading={{ state: isWaiting ? 'loading' : 'idle' }}
      // The list closes with a value that it did not have, also where the first that is found is what was chosen before.
      value={takesFirst ? null : shown?.id ?? null}
      onChange={key => {
        const pick = suggestions.find(({ id }) => id === key);
        if (pick) choose(pick);
        else {
          // Leaving the field names what was chosen before: what was typed since then goes.
          setTyped(undefined);
          setTakesFirst(false);
        }
      }}
      onClick={({ target }) => {
        if (!isChoice) return;
        openAt(target);
        if (typed === undefined) selectAllOf(target);
      }}
      onKeyDown={event => {
        if (isChoice && event.key === 'Enter' && typed === undefined) {
          openAt(event.currentTarget);
          selectAllOf(event.currentTarget);
        }
        const isAtOne = event.currentTarget.hasAttribute(
          'aria-activedescendant',
        );
        if (event.key !== 'Enter' || words === '' || isAtOne) return;
        // By now the combobox has named what was chosen before.
        setTyped(typed);
        setTakesFirst(true);
      }}
      onFocus={() => setEntered(true)}
      validationBehavior="aria"
      validate={() => problem}
    >
      {({ id, label, description }: Suggestion) => (
        // The list is drawn beside the page, where our tones do not reach.
        <ComboboxItemText
          id={id}
          className={tones.ours}
          title={label}
          description={description}
        />
      )}
    </Combobox>
  );
}
