/** A moment of an incident. The oracle has its own words for everything, so that it shares no list with the product. */
export type Point =
  | 'impactStarted'
  | 'detected'
  | 'declared'
  | 'acknowledged'
  | 'mitigated'
  | 'resolved';
export type Role = 'impacted' | 'origin' | 'contributing';
export type Kind = 'incident' | 'nearMiss' | 'drill' | 'maintenance';
export type Severity = 'sev1' | 'sev2' | 'sev3' | 'sev4' | 'sev5';
export type StatedName = 'timeToDetect' | 'timeToRestore' | 'timeToResolve';
export type Status =
  | 'candidate'
  | 'committed'
  | 'inProgress'
  | 'done'
  | 'verified'
  | 'ineffective'
  | 'declined';

/** How much of an hour of impact counts as down in all worlds: not what the product would take unless it is told. */
export const IMPACT_WEIGHTS = { major: 0.9, partial: 0.4 } as const;

/** An entity that an incident is on. */
export interface OnEntity {
  readonly ref: string;
  readonly role: Role;
  readonly impact: 'major' | 'partial' | null;
}

/** Time points as they are told: ISO 8601 with an offset; null states that one is not known. */
export type ToldTimes = Readonly<Partial<Record<Point, string | null>>>;
/** Durations as they are stated, ISO 8601. */
export type ToldDurations = Readonly<Partial<Record<StatedName, string>>>;

/** What is said of an incident when it is first heard of. */
export interface Report {
  readonly id: number;
  readonly kind: Kind;
  readonly severity: Severity | null;
  readonly incidentType: string | null;
  readonly trigger: string | null;
  readonly failureMode: string | null;
  readonly entities: readonly OnEntity[];
  readonly times: ToldTimes;
  readonly stated: ToldDurations;
  readonly restricted: boolean;
}

/** An action item as an import brings it. Days are `YYYY-MM-DD`. */
export interface Promised {
  readonly id: number;
  readonly entity: string | null;
  readonly status: Status;
  readonly due: string | null;
  readonly originalDue: string | null;
  readonly checkOn: string | null;
  /** UTC milliseconds. */
  readonly doneAt: number | null;
}

/** A deployment as an import brings it. */
export interface Deployed {
  readonly id: number;
  readonly ref: string;
  readonly environment: 'production' | 'staging';
  readonly status: 'success' | 'failed';
  readonly rolledBack: boolean;
  /** UTC milliseconds, and so below; null: nobody told. */
  readonly startedAt: number | null;
  readonly finishedAt: number;
}

/** Where something lies that contributed. */
export type Layer = 'people' | 'process' | 'technology' | 'external';

/** A postmortem as an import brings it. */
export interface Written {
  readonly id: number;
  readonly incidents: readonly number[];
  readonly status: 'draft' | 'inReview' | 'published';
  /** Of each factor the layer in which it is seen. */
  readonly layers: readonly Layer[];
}

/** What may be changed of a deployment. */
export type Redeployed = Partial<
  Pick<Deployed, 'environment' | 'status' | 'rolledBack' | 'startedAt'>
>;

/** What may be changed of an incident. */
export type Change = Partial<
  Pick<
    Report,
    | 'kind'
    | 'severity'
    | 'failureMode'
    | 'trigger'
    | 'entities'
    | 'stated'
    | 'restricted'
  >
>;

/** What happens to a postmortem. */
export type AboutPostmortem = { readonly when: number } & (
  | { readonly does: 'write'; readonly postmortem: Written }
  | {
      /** A factor in one layer is seen in another: in none before it is added, in none now it is taken out. */
      readonly does: 'rewrite';
      readonly postmortem: number;
      readonly from: Layer | null;
      readonly to: Layer | null;
    }
  | {
      /** It is about other incidents from now on. */
      readonly does: 'attach';
      readonly postmortem: number;
      readonly incidents: readonly number[];
    }
  | { readonly does: 'publish'; readonly postmortem: number }
  | { readonly does: 'discard'; readonly postmortem: number }
);

/** One thing that happens; `when` is what the clock says then, in UTC milliseconds. */
export type HistoryEvent =
  | AboutPostmortem
  | ({ readonly when: number } & (
      | {
          readonly does: 'import';
          readonly source: string;
          readonly incident: Report;
        }
      | { readonly does: 'report'; readonly incident: Report }
      | {
          /** A source speaks: of an incident that is new, or of one that it spoke of before. */
          readonly does: 'deliver';
          readonly id: number;
          readonly source: string;
          readonly refs: readonly string[];
          readonly times: Readonly<Partial<Record<Point, string>>>;
        }
      | {
          readonly does: 'say';
          readonly id: number;
          readonly point: Point;
          readonly at: string | null;
        }
      | { readonly does: 'unsay'; readonly id: number; readonly point: Point }
      | {
          readonly does: 'change';
          readonly id: number;
          readonly change: Change;
        }
      | { readonly does: 'merge'; readonly id: number; readonly into: number }
      | { readonly does: 'unmerge'; readonly id: number }
      | { readonly does: 'deploy'; readonly deployment: Deployed }
      | {
          readonly does: 'redeploy';
          readonly deployment: number;
          readonly change: Redeployed;
        }
      | {
          /** Somebody says which deployments caused an incident, that none did, or takes back what was said. */
          readonly does: 'answer';
          readonly id: number;
          readonly answer: 'linked' | 'notChangeCaused' | 'unanswered';
          readonly deployments: readonly number[];
        }
      | { readonly does: 'promise'; readonly item: Promised }
      | { readonly does: 'step'; readonly item: number; readonly to: Status }
      | {
          readonly does: 'reschedule';
          readonly item: number;
          readonly due: string;
        }
    ));

/** What an import brings. */
export type Imported = Extract<
  HistoryEvent,
  { does: 'import' | 'promise' | 'deploy' | 'write' }
>;

/** An entity of the catalog. */
export interface CatalogEntry {
  readonly ref: string;
  readonly owner?: string;
  readonly partOf?: string;
  readonly childOf?: string;
  readonly memberOf?: readonly string[];
}

/** What happens to a service and its neighbours. */
export interface History {
  readonly seed: number;
  readonly events: readonly HistoryEvent[];
}

/** Who asks for figures: who reported everything; somebody of one team; a service, which is in nobody's confidence. */
export type ReaderName = 'insider' | 'neighbour' | 'service';

/** A question to the figures. */
export interface Question {
  readonly scope: string;
  readonly window: 'P30D' | 'P90D' | 'P365D' | readonly [string, string];
  readonly durations: 'computed' | 'stated';
  readonly resolveFrom: 'declared' | 'impactStarted';
  readonly reader: ReaderName;
  /** Whether it is asked as well what comes back. */
  readonly recurring: boolean;
}

/** What is asked when. */
export interface Asking {
  readonly stage: Stage;
  readonly question: Question;
}

/**
 * In order: the first half of the events has happened; days have been put together; everything has happened, the catalog has changed
 * too; days have been put together again.
 */
export const stages = ['first', 'folded', 'all', 'foldedAgain'] as const;
export type Stage = (typeof stages)[number];

/** Histories that happen side by side in one organisation. */
export interface World {
  readonly seed: number;
  /** When figures are asked for, UTC milliseconds. */
  readonly now: number;
  /** Events up to then are the first half. */
  readonly halfTime: number;
  readonly catalog: readonly CatalogEntry[];
  /** After ownership changed. */
  readonly laterCatalog: readonly CatalogEntry[];
  readonly histories: readonly History[];
  readonly askings: readonly Asking[];
}

export const INSIDER = 'user:default/insider';
export const NEIGHBOUR = 'user:default/neighbour';
