import { useLayoutEffect, useRef } from 'react';
import type { ReviewAgenda } from '@afterword/plugin-reliability-common';

const placesIn = (agenda: ReviewAgenda | undefined) =>
  JSON.stringify(agenda?.topics.map(({ id, parked }) => [id, parked]));

/**
 * Keeps the keyboard on a topic that is put elsewhere: it is drawn anew there, and what was under the keyboard is gone. One that was
 * taken out leaves the heading.
 */
export function useFollowedFocus(agenda: ReviewAgenda | undefined) {
  const heading = useRef<HTMLSpanElement>(null);
  const topics = useRef(new Map<string, HTMLElement>());
  const followed = useRef<{
    readonly id: string;
    readonly places: string;
    readonly on: Element | null;
  }>();
  const places = placesIn(agenda);

  useLayoutEffect(() => {
    if (!followed.current || followed.current.places === places) return;
    const { id, on } = followed.current;
    followed.current = undefined;
    // Who went on to something else meanwhile stays there.
    if (document.activeElement !== document.body) return;
    const same = on instanceof HTMLElement && on.isConnected ? on : undefined;
    (same ?? topics.current.get(id) ?? heading.current)?.focus();
  }, [places]);

  return {
    heading,
    topic: (id: string) => (drawn: HTMLElement | null) => {
      if (drawn) topics.current.set(id, drawn);
      else topics.current.delete(id);
    },
    /** The topic is about to be put elsewhere. */
    follow(id: string) {
      followed.current = { id, places, on: document.activeElement };
    },
  };
}
