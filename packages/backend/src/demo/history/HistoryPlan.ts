import {
  IncidentKind,
  Severity,
  TimePointKind,
} from '@afterword/plugin-reliability-common';
import { FailureModeScript, ScriptedNearMiss, Stage } from './failureModes';
import { DetectedBy } from './prose/detectionProse';
import { ServiceProfile } from './serviceProfiles';
import { Wording } from './Wording';

/** What really happened, in UTC milliseconds; null is still to come. */
export type TrueTimes = Readonly<Record<TimePointKind, number | null>>;

/** Something wrong that somebody typed. */
export type Flaw =
  | 'yearTypo'
  | 'resolvedBeforeStart'
  | 'acknowledgedBeforeDetected'
  | 'mitigatedBeforeStart'
  | 'differsFromStated';

/** One thing that happened in the organisation, before anybody writes it down. */
export interface Happening {
  readonly kind: IncidentKind;
  readonly script: FailureModeScript | null;
  readonly stage: Stage;
  readonly profile: ServiceProfile;
  readonly severity: Severity | null;
  readonly startedAt: number;
  readonly times: TrueTimes;
  readonly detectedBy: DetectedBy;
  readonly region: string;
  readonly wording: Wording;
  readonly trigger: string | null;
  readonly title: string;
  readonly summary: string;
  readonly nearMiss?: ScriptedNearMiss;
  readonly flaw?: Flaw;
  readonly restricted?: boolean;
}

/** A happening with its place in the history, from 1. */
export interface NumberedHappening extends Happening {
  readonly number: number;
}
