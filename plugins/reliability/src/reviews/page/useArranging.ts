import { useRef } from 'react';
import {
  AgendaArrangement,
  CLOSING,
  Review,
} from '@afterword/plugin-reliability-common';
import type { ShownAgenda } from './useAgenda';
import type { Arranged, ReviewChanges } from './useReviewChanges';

/** Ids of the topics that have a place in the order, as an arrangement puts them: all but the end and what people parked. */
function orderOf(
  shown: ShownAgenda | undefined,
  { order, parked }: AgendaArrangement,
): string[] {
  const ids = (shown?.agenda.topics ?? [])
    .map(({ id }) => id)
    .filter(id => id !== CLOSING && !parked.includes(id));
  const place = (id: string) =>
    order.includes(id) ? order.indexOf(id) : order.length;
  return ids.sort((a, b) => place(a) - place(b));
}

type Change = (arrangement: AgendaArrangement) => AgendaArrangement | undefined;

/**
 * What people make of an agenda, one change after the other: each goes on from what the one before made, so that nobody is in the way of
 * themselves. What others arranged since the agenda was read is not written over; what waited behind a refused change is dropped.
 *
 * @param shown - undefined while it is read, when topics can be added only
 */
export function useArranging(
  review: Review,
  shown: ShownAgenda | undefined,
  changes: ReviewChanges,
) {
  const own = useRef<Arranged>();
  const last = useRef<Promise<Arranged | undefined>>();
  const latest = useRef({ review, shown, changes });
  latest.current = { review, shown, changes };

  /** @returns what it is arranged as now; undefined where it was refused */
  const arrange = (change: Change): Promise<Arranged | undefined> => {
    const go = async (from: Arranged | undefined) => {
      const body = from && change(from.arrangement);
      if (!body) return from;
      own.current = await latest.current.changes.arrange(body, from);
      return own.current;
    };
    const seen: Arranged = latest.current.shown?.from ?? latest.current.review;
    const begin =
      own.current && own.current.version > seen.version ? own.current : seen;
    const work = last.current ? last.current.then(go) : go(begin);
    last.current = work;
    work.finally(() => {
      if (last.current === work) last.current = undefined;
    });
    return work;
  };

  return {
    move: (id: string, by: number) =>
      arrange(arrangement => {
        const order = orderOf(latest.current.shown, arrangement);
        const from = order.indexOf(id);
        const to = from + by;
        if (from < 0 || to < 0 || to >= order.length) return undefined;
        order.splice(to, 0, ...order.splice(from, 1));
        return { ...arrangement, order };
      }),
    park: (id: string, isParked: boolean) =>
      arrange(arrangement => {
        const others = arrangement.parked.filter(each => each !== id);
        return { ...arrangement, parked: isParked ? [...others, id] : others };
      }),
    add: (title: string) =>
      arrange(arrangement => ({
        ...arrangement,
        added: [
          ...arrangement.added,
          { id: window.crypto.randomUUID(), title },
        ],
      })),
    remove: (id: string) =>
      arrange(arrangement => ({
        ...arrangement,
        added: arrangement.added.filter(each => each.id !== id),
      })),
  };
}
