import { RefObject } from 'react';

/** Leads the keyboard to the first field that is marked as wrong: the fields are, with the next paint. */
export function focusFirstProblem(form: RefObject<HTMLElement>): void {
  requestAnimationFrame(() =>
    form.current
      ?.querySelector<HTMLElement>(
        '[aria-invalid="true"], [data-invalid] button',
      )
      ?.focus(),
  );
}
