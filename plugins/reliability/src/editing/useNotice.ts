import { useCallback, useState } from 'react';

/** What has just happened, and how to take it back. */
export interface Notice {
  readonly text: string;
  /** Takes it back; rejects when that did not work. */
  readonly undo?: () => Promise<unknown>;
  /** Another way on from what has happened. */
  readonly wayOn?: { readonly label: string; readonly go: () => void };
  /** It says what did not work: it stays until it is closed. */
  readonly isFailure?: boolean;
  /** The control that did it is gone, so the keyboard goes to the undo button. */
  readonly takesFocus?: boolean;
}

/** Says what has just happened. */
export type Notify = (notice: Notice) => void;

/** The latest notice of a page; a newer one takes its place. */
export function useNotice(): {
  readonly notice: (Notice & { readonly number: number }) | undefined;
  readonly notify: Notify;
  readonly dismiss: () => void;
} {
  const [state, setState] = useState<{ notice?: Notice; number: number }>({
    number: 0,
  });
  const notify = useCallback<Notify>(
    notice => setState(last => ({ notice, number: last.number + 1 })),
    [],
  );
  const dismiss = useCallback(
    () => setState(last => ({ number: last.number })),
    [],
  );
  return {
    notice: state.notice && { ...state.notice, number: state.number },
    notify,
    dismiss,
  };
}
