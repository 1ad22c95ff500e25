import { useState } from 'react';
import { changedIn, isSameIn } from './changedIn';
import { Reading, storedNow } from './storedNow';
import { writeOver } from './writeOver';

/**
 * Something that is written whole, while it is written anew, as it was when that began. What somebody else changes meanwhile in other fields
 * stays; where both changed the same one the writer is asked.
 *
 * @param stored - as it was read
 * @param inputOf - its fields, as they are written
 */
export function useMergedDraft<
  TStored extends { readonly version: number },
  TInput extends object,
>(
  stored: TStored,
  {
    kind,
    inputOf,
    write,
  }: {
    readonly kind: Reading<TStored>;
    readonly inputOf: (stored: TStored) => TInput;
    /** A request that writes it on a version. */
    readonly write: {
      readonly isPending: boolean;
      readonly error: Error | null;
      readonly reset: () => void;
      readonly send: (body: TInput, version: number) => Promise<unknown>;
    };
  },
) {
  const [base, setBase] = useState(stored);
  const [overtaken, setOvertaken] = useState<TStored>();

  const save = async (body: TInput): Promise<boolean> => {
    const mine = changedIn(inputOf(base), body);
    const basis = overtaken ?? base;
    let latest = basis;
    setOvertaken(undefined);
    try {
      await writeOver(
        basis.version,
        version => write.send({ ...inputOf(latest), ...mine }, version),
        error => {
          const now = storedNow(error, kind);
          latest = now ?? latest;
          return now;
        },
        now =>
          (Object.keys(mine) as (keyof TInput)[]).every(
            field =>
              isSameIn(field, inputOf(now), inputOf(basis)) ||
              isSameIn(field, inputOf(now), body),
          ),
      );
      return true;
    } catch (error) {
      setOvertaken(storedNow(error, kind));
      return false;
    }
  };

  return {
    initial: inputOf(base),
    isPending: write.isPending,
    /** What somebody else stored in the same fields meanwhile. */
    overtaken: overtaken && inputOf(overtaken),
    /** Anything but that. */
    error: overtaken ? null : write.error,
    /** @returns whether it is saved */
    save,
    /** Goes on from what is stored now. */
    takeTheirs() {
      if (overtaken) setBase(overtaken);
      setOvertaken(undefined);
      write.reset();
    },
  };
}
