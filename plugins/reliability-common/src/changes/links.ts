import { z } from 'zod';
import { namedEntity } from '../catalog';
import { instant, keyOf } from '../contract';
import { deploymentStatus } from '../deployments';
import { type FailureMode, modeToStore, wordOf } from '../failureModes';
import { incidentStatus, severity } from '../incidents';
import type { ChangeRisk } from './model';

/** Whether something belongs to a change: by somebody's word or by itself, perhaps, or not, as somebody said. @public */
export const changeLinkStates = ['linked', 'proposed', 'dismissed'] as const;
/** Whether something belongs to a change. @public */
export const changeLinkState = z.enum(changeLinkStates);
/** Whether something belongs to a change. @public */
export type ChangeLinkState = z.infer<typeof changeLinkState>;

/** Why that is so: somebody said it; its release says so; a deployment of the change caused it; it is of the time and of what the change touches. @public */
export const changeLinkReasons = [
  'person',
  'release',
  'changeFailure',
  'time',
] as const;
const link = {
  state: changeLinkState,
  because: z.enum(changeLinkReasons),
};
/** What is decided of a deployment or an incident beside a change. @public */
export interface ChangeLinkDecision {
  readonly state: ChangeLinkState;
  readonly because: (typeof changeLinkReasons)[number];
}

/** A deployment that belongs to a change, perhaps. @public */
export const changeDeployment = z.object({
  ...link,
  key: keyOf('deployment'),
  entity: namedEntity,
  environment: z.string(),
  release: z.string().nullable(),
  status: deploymentStatus,
  rolledBack: z.boolean(),
  finished: instant,
});
/** A deployment that belongs to a change, perhaps. @public */
export type ChangeDeployment = z.infer<typeof changeDeployment>;

/** An incident that came of a change, perhaps. @public */
export const changeIncident = z.object({
  ...link,
  key: keyOf('incident'),
  title: z.string(),
  severity: severity.nullable(),
  status: incidentStatus,
  failureMode: z.string().nullable(),
  /** When it began, as far as that is known. */
  at: instant.nullable(),
  /** Deployments of the change that caused it, as somebody confirmed. */
  causedBy: z.array(keyOf('deployment')),
  /** What had been written down of its failure mode: ids. Empty: nobody had foreseen it, or nobody has said how it failed. */
  foreseenAs: z.array(z.string()),
});
/** An incident that came of a change, perhaps. @public */
export type ChangeIncident = z.infer<typeof changeIncident>;

/** What belongs to a change, perhaps, as far as the reader may see it. @public */
export const changeLinks = z
  .object({
    /** Of the change, which an answer is based on. */
    version: z.number().int(),
    deployments: z.array(changeDeployment),
    incidents: z.array(changeIncident),
  })
  .meta({ id: 'ChangeLinks' });
/** What belongs to a change, perhaps. @public */
export type ChangeLinks = z.infer<typeof changeLinks>;

/** What somebody says of it; `unsaid` takes their word back. @public */
export const changeLinkInput = z
  .object({ state: z.enum(['linked', 'dismissed', 'unsaid']) })
  .strict()
  .meta({ id: 'ChangeLinkInput' });
/** What somebody says of it. @public */
export type ChangeLinkInput = z.output<typeof changeLinkInput>;

const HOUR = 3_600_000;
/** A deployment is of a change that is planned for a day before or after. */
const DEPLOYED_AROUND = 24 * HOUR;
/** What a change causes shows within a week. */
const FAILS_WITHIN = 7 * 24 * HOUR;

/** When a change is, in UTC milliseconds. @public */
export interface ChangeTime {
  readonly plannedFor: number;
  readonly until: number | null;
  readonly doneAt: number | null;
}

/** From when to when deployments are looked for, and incidents: half-open, UTC milliseconds. @public */
export function changeWindows({ plannedFor, until, doneAt }: ChangeTime) {
  const begins = Math.min(plannedFor, doneAt ?? plannedFor);
  const ends = Math.max(plannedFor, until ?? plannedFor, doneAt ?? plannedFor);
  return {
    deployments: {
      from: begins - DEPLOYED_AROUND,
      until: ends + DEPLOYED_AROUND,
    },
    incidents: { from: begins, until: ends + FAILS_WITHIN },
  };
}

/** What the releases of a change are called by. @public */
export interface ChangeName {
  /** null: nobody can have named it yet. */
  readonly key: string | null;
  readonly release: string | null;
}

/**
 * Whether a release is that of a change: it is called the same, or its name has the change's key in it, as `2.4.1 (CHG-12)`.
 *
 * @public
 */
export function isReleaseOf(
  release: string | null,
  change: ChangeName,
): boolean {
  if (release === null) return false;
  const said = ` ${wordOf(release)} `.replaceAll('-', ' ');
  const key = change.key?.toLowerCase().replace('-', ' ');
  if (key && said.includes(` ${key} `)) return true;
  return change.release !== null && same(release, change.release);
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** What is decided of a deployment beside a change. @public */
export function deploymentLink(
  deployment: { readonly release: string | null },
  change: ChangeName,
  word: 'linked' | 'dismissed' | undefined,
): ChangeLinkDecision {
  if (word !== undefined) return { state: word, because: 'person' };
  return isReleaseOf(deployment.release, change)
    ? { state: 'linked', because: 'release' }
    : { state: 'proposed', because: 'time' };
}

/**
 * What is decided of an incident beside a change.
 *
 * @param causedBy - deployments of the change that caused it, as somebody confirmed
 * @public
 */
export function incidentLink(
  causedBy: readonly string[],
  word: 'linked' | 'dismissed' | undefined,
): ChangeLinkDecision {
  if (word !== undefined) return { state: word, because: 'person' };
  return causedBy.length > 0
    ? { state: 'linked', because: 'changeFailure' }
    : { state: 'proposed', because: 'time' };
}

/** What had been written down of how something failed: the ids of what was foreseen with the same failure mode. @public */
export function foreseenAs(
  failureMode: string | null,
  risks: readonly Pick<ChangeRisk, 'id' | 'failureMode' | 'foreseen'>[],
  modes: readonly FailureMode[],
): string[] {
  if (!failureMode) return [];
  const meant = (text: string) => wordOf(modeToStore(text, modes));
  const word = meant(failureMode);
  return risks
    .filter(
      risk =>
        risk.foreseen && risk.failureMode && meant(risk.failureMode) === word,
    )
    .map(({ id }) => id);
}
