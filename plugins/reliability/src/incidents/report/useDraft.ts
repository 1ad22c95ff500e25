import { useCallback, useEffect, useMemo, useState } from 'react';
import { keptInBrowser } from '../../editing/keptInBrowser';
import { useReaderRef } from '../../people/useReaderRef';

/** Plain fields only, so that what was stored can be checked. */
export type DraftFields = Readonly<Record<string, string | boolean>>;

/** What somebody is writing, and has not sent. */
export interface Draft<TFields extends DraftFields> {
  readonly fields: TFields;
  /** When the first field was filled, ISO 8601; `undefined` while none is. */
  readonly begunAt: string | undefined;
  /** Whether anything differs from an empty form. */
  readonly isTouched: boolean;
  change(changes: Partial<TFields>): void;
  /** Forgets it: it was sent, or is not wanted. */
  clear(): void;
}

interface Typed<TFields> {
  readonly fields: Partial<TFields>;
  readonly begunAt?: string;
}

/**
 * Keeps what is typed on this device, for this reader, until it is sent or
 * thrown away: a closed dialog, a reload or a crash loses nothing.
 *
 * @param name - of the form, and of what it is about
 * @param empty - the form before anything is typed; must not change
 */
export function useDraft<TFields extends DraftFields>(
  name: string,
  empty: TFields,
): Draft<TFields> {
  const reader = useReaderRef();
  const place = useMemo(
    () =>
      reader === undefined ? undefined : keptInBrowser('draft', reader, name),
    [reader, name],
  );
  const [typed, setTyped] = useState<Typed<TFields>>({ fields: {} });

  // What was kept fills the fields that nobody has typed into yet.
  useEffect(() => {
    if (place === undefined) return;
    const kept = typedOf(place.read(), empty);
    setTyped(now => ({
      fields: { ...kept.fields, ...now.fields },
      begunAt: kept.begunAt ?? now.begunAt,
    }));
  }, [place, empty]);

  useEffect(() => {
    if (place === undefined || typed.begunAt === undefined) return;
    place.write(typed);
  }, [place, typed]);

  const fields = { ...empty, ...typed.fields };
  return {
    fields,
    begunAt: typed.begunAt,
    isTouched: Object.keys(empty).some(key => fields[key] !== empty[key]),
    change: useCallback(
      (changes: Partial<TFields>) =>
        setTyped(now => ({
          fields: { ...now.fields, ...changes },
          begunAt: now.begunAt ?? new Date().toISOString(),
        })),
      [],
    ),
    clear: useCallback(() => {
      setTyped({ fields: {} });
      place?.drop();
    }, [place]),
  };
}

/** What was kept, as far as it is of this form. */
function typedOf<TFields extends DraftFields>(
  kept: unknown,
  empty: TFields,
): Typed<TFields> {
  if (!isTyped(kept)) return { fields: {} };
  const fields = Object.entries(kept.fields).filter(
    ([key, value]) => typeof value === typeof empty[key],
  );
  return {
    // Each has the name and the type of a field.
    fields: Object.fromEntries(fields) as Partial<TFields>,
    begunAt: kept.begunAt,
  };
}

function isTyped(
  kept: unknown,
): kept is { readonly fields: object; readonly begunAt: string } {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'fields' in kept &&
    typeof kept.fields === 'object' &&
    kept.fields !== null &&
    'begunAt' in kept &&
    typeof kept.begunAt === 'string'
  );
}
