import { Question } from '../events';
import { Knowledge, PlainIncident } from './knowledge';
import { isInScope, mayRead, NaiveCatalog } from './naiveScopes';
import { millisOfInstant } from './naiveTime';
import { anchorOfTimes } from './naiveWords';

const DAY = 24 * 60 * 60 * 1000;
const rolling = { P30D: 30, P90D: 90, P365D: 365 };

/** An incident that has a place in time. */
export type Placed = PlainIncident & { readonly anchor: number };

/** A question, and what it is about, as far as its reader may know. Times are UTC milliseconds. */
export interface Asked {
  readonly known: Knowledge;
  readonly catalog: NaiveCatalog;
  readonly question: Question;
  readonly now: number;
  readonly from: number;
  readonly until: number;
  readonly inScope: (ref: string) => boolean;
  /** Incidents of the scope that have a place in time. */
  readonly placed: readonly Placed[];
  /** What the entities of the scope are to an incident. */
  readonly roles: (incident: PlainIncident) => readonly string[];
  /** Those that users of the scope were hurt by, whenever that was. */
  readonly hurting: readonly Placed[];
  /** Entities of the scope that everybody knows to be watched, each with since when. */
  readonly watched: readonly (readonly [string, number])[];
  /** Since when the scope is watched; Infinity: never. */
  readonly since: number;
}

/** Looks up what somebody asks about. */
export function naivelyAsked(
  known: Knowledge,
  catalog: NaiveCatalog,
  question: Question,
  now: number,
): Asked {
  const { scope, window, reader } = question;
  const [from, until] =
    typeof window === 'string'
      ? [now - rolling[window] * DAY, now]
      : [millisOfInstant(window[0]), millisOfInstant(window[1])];
  const inScope = (ref: string) => isInScope(ref, scope, catalog);
  const readable = known.incidents.filter(
    incident =>
      mayRead(reader, incident, catalog) &&
      (scope === 'organisation' ||
        incident.entities.some(({ ref }) => inScope(ref))),
  );
  const placed = readable.flatMap((incident): Placed[] => {
    const anchor = anchorOfTimes(incident.times);
    return anchor === null ? [] : [{ ...incident, anchor }];
  });
  const roles = (incident: PlainIncident) =>
    incident.entities.length === 0
      ? ['impacted']
      : incident.entities
          .filter(({ ref }) => inScope(ref))
          .map(({ role }) => role);
  const hurting = placed.filter(
    incident =>
      incident.kind === 'incident' && roles(incident).includes('impacted'),
  );
  const watched = [...known.watched].filter(([ref]) => inScope(ref));
  const since = Math.min(
    ...watched.map(([, first]) => first),
    ...placed.map(({ anchor }) => anchor),
  );
  return {
    ...{ known, catalog, question, now },
    ...{ from, until, inScope, placed, roles, hurting, watched, since },
  };
}

/** Those that are anchored in `[from, until)`. */
export function within(
  some: readonly Placed[],
  from: number,
  until: number,
): Placed[] {
  return some.filter(({ anchor }) => anchor >= from && anchor < until);
}
