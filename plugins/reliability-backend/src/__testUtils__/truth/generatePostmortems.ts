import { Dice } from './Dice';
import { HistoryEvent, Layer, Written } from './events';
import { failureModeBy } from './generateReport';
import { canBeHidden, Known } from './known';

const layers: readonly Layer[] = [
  'people',
  'process',
  'technology',
  'external',
];

/** What postmortems of a service are made of, and what is known of them; one that was discarded is not among them. */
export interface Shelf {
  readonly dice: Dice;
  readonly incidents: readonly Known[];
  readonly written: Map<number, Written>;
  /** The next number. */
  id(): number;
}

/** Postmortems that are there at first, mostly published; of half of all services nobody wrote any. */
export function generatePostmortems(shelf: Shelf): Written[] {
  const { dice, incidents } = shelf;
  if (incidents.length === 0 || dice.chance(0.5)) return [];
  const many = dice.chance(0.7) ? dice.whole(1, 3) : dice.whole(3, 10);
  return Array.from({ length: many }, () => generatePostmortem(shelf));
}

/**
 * What becomes of postmortems in half of a history, and of what they are about: mostly nothing.
 *
 * @param next - when the next thing happens
 */
export function editsOf(shelf: Shelf, next: () => number): HistoryEvent[] {
  const { dice, incidents, written } = shelf;
  if (incidents.length === 0 || !dice.chance(0.15)) return [];
  if (written.size === 0 && !dice.chance(0.2)) return [];
  return Array.from({ length: dice.whole(1, 2) }, () => editOf(shelf, next()));
}

function editOf(shelf: Shelf, when: number): HistoryEvent {
  const { dice, written, incidents } = shelf;
  const roll = dice.next();
  if (written.size === 0 || roll < 0.12) {
    return { when, does: 'write', postmortem: generatePostmortem(shelf) };
  }
  const drafts = [...written.values()].filter(
    ({ status }) => status !== 'published',
  );
  if (drafts.length > 0 && roll < 0.32) {
    const draft = dice.oneOf(drafts);
    if (dice.chance(0.2)) {
      written.delete(draft.id);
      return { when, does: 'discard', postmortem: draft.id };
    }
    written.set(draft.id, { ...draft, status: 'published' });
    return { when, does: 'publish', postmortem: draft.id };
  }
  const one = dice.oneOf([...written.values()]);
  if (roll < 0.48) {
    const about = incidentsBy(shelf);
    written.set(one.id, { ...one, incidents: about });
    return { when, does: 'attach', postmortem: one.id, incidents: about };
  }
  const told = incidents.filter(({ id }) => one.incidents.includes(id));
  if (told.length > 0 && roll < 0.62) {
    const incident = dice.oneOf(told);
    const { id } = incident;
    if (!canBeHidden(incident)) {
      const change = { failureMode: failureModeBy(dice) };
      return { when, does: 'change', id, change };
    }
    incident.restricted = !incident.restricted;
    const change = { restricted: incident.restricted };
    return { when, does: 'change', id, change };
  }
  return { when, ...rewriting(shelf, one) };
}

/** A factor that somebody adds, takes out, or sees in another layer. */
function rewriting({ dice, written }: Shelf, one: Written) {
  const isNew = one.layers.length === 0 || dice.chance(0.4);
  const from = isNew ? null : dice.oneOf(one.layers);
  const to = isNew || dice.chance(0.5) ? dice.oneOf(layers) : null;
  const kept = [...one.layers];
  if (from !== null) kept.splice(kept.indexOf(from), 1);
  const now = to === null ? kept : [...kept, to];
  written.set(one.id, { ...one, layers: now });
  return { does: 'rewrite', postmortem: one.id, from, to } as const;
}

function generatePostmortem(shelf: Shelf): Written {
  const { dice, written } = shelf;
  const factors = dice.oneOf([0, 1, 1, 2, 2, 3, 5]);
  const postmortem: Written = {
    id: shelf.id(),
    incidents: incidentsBy(shelf),
    status: dice.chance(0.8)
      ? 'published'
      : dice.oneOf(['draft', 'inReview'] as const),
    layers: Array.from({ length: factors }, () => dice.oneOf(layers)),
  };
  written.set(postmortem.id, postmortem);
  return postmortem;
}

/** Mostly one; rather what a person reported, which may be hidden, where there is any. */
function incidentsBy({ dice, incidents }: Shelf): number[] {
  if (dice.chance(0.04)) return [];
  const reported = incidents.filter(({ by }) => by === 'report');
  const isReported = reported.length > 0 && dice.chance(0.4);
  const from = isReported ? reported : incidents;
  const many = dice.chance(0.7) ? 1 : dice.whole(2, 4);
  const ids = Array.from({ length: many }, () => dice.oneOf(from).id);
  return [...new Set(ids)];
}
