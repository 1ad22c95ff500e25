import type { ActionItemStatus } from '../actionItems';
import type {
  EntityRole,
  ImpactLevel,
  IncidentKind,
  Severity,
  StatedDurations,
  TimePointKind,
  TimesInMillis,
} from '../incidents';

/**
 * What figures know of one incident on one entity. An incident on several entities has a row for each, equal but for
 * `entityRef`, `role` and `impact`. Merged incidents have none.
 *
 * @public
 */
export interface IncidentFact {
  readonly incidentId: number;
  /** Null in the only row of an incident that names no entity; its role is `impacted`, and only the organisation counts it. */
  readonly entityRef: string | null;
  readonly role: EntityRole;
  /** How badly this entity was hurt; null: nobody said. */
  readonly impact: ImpactLevel | null;
  readonly kind: IncidentKind;
  readonly severity: Severity | null;
  readonly incidentType: string | null;
  readonly failureMode: string | null;
  readonly trigger: string | null;
  /** `anchorOf(times)`: places it in a window. Null: it belongs to none. */
  readonly anchorAt: number | null;
  readonly times: TimesInMillis;
  /** Milliseconds, as somebody stated them. */
  readonly stated: Readonly<Record<keyof StatedDurations, number | null>>;
  /** Time points that cannot be right. */
  readonly flagged: readonly TimePointKind[];
}

/**
 * Rows to go through, in any order and as often as need be. They need not be held all at once, and their columns may be read only when they
 * are asked for: a row is kept as it is, and not spread into another object.
 *
 * @public
 */
export type IncidentFacts = Iterable<IncidentFact>;

/**
 * Goes through several lots of facts, one after the other, as often as need be.
 *
 * @public
 */
export function inTurn(lots: readonly IncidentFacts[]): IncidentFacts {
  return {
    *[Symbol.iterator]() {
      for (const lot of lots) yield* lot;
    },
  };
}

/** What figures know of one action item. @public */
export interface CommitmentFact {
  readonly actionItemId: number;
  readonly status: ActionItemStatus;
  /** `YYYY-MM-DD`. */
  readonly due: string | null;
  /** The due date of its first commitment, `YYYY-MM-DD`; null for what was never committed to. */
  readonly originalDue: string | null;
  /** UTC milliseconds. */
  readonly doneAt: number | null;
}
