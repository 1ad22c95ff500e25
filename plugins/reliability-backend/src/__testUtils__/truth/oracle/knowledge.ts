import {
  Deployed,
  Kind,
  OnEntity,
  Point,
  Promised,
  Severity,
  StatedName,
} from '../events';
import { Cause } from './naiveCauses';
import { Lesson } from './naivePostmortems';

/** An incident as it is known at a moment. Times are UTC milliseconds. */
export interface PlainIncident {
  readonly id: number;
  /** Its place in the order in which incidents were first heard of. */
  readonly place: number;
  readonly kind: Kind;
  readonly severity: Severity | null;
  readonly incidentType: string | null;
  readonly trigger: string | null;
  readonly failureMode: string | null;
  readonly entities: readonly OnEntity[];
  readonly times: Readonly<Record<Point, number | null>>;
  readonly stated: Readonly<Partial<Record<StatedName, number>>>;
  readonly wrong: ReadonlySet<Point>;
  readonly restricted: boolean;
  readonly cause: Cause;
}

/** What is known at a moment. */
export interface Knowledge {
  /** Those that were merged into others are not among them. */
  readonly incidents: readonly PlainIncident[];
  readonly items: readonly Promised[];
  readonly deployments: readonly Deployed[];
  /** What published postmortems tell. */
  readonly lessons: readonly Lesson[];
  /** Since when everybody knows an entity to be watched. */
  readonly watched: ReadonlyMap<string, number>;
}
