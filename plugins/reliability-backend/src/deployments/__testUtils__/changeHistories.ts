import {
  incidentKinds,
  isCountedDeployment,
  mayHaveCaused,
} from '@afterword/plugin-reliability-common';
import fc from 'fast-check';
import { FactWindow } from '../DeploymentFactStore';

const entities = [
  'component:default/a',
  'component:default/b',
  'component:default/c',
];

export const DAY = 86_400_000;
/** Half of what happens, happens on the day before. */
export const MIDNIGHT = 10 * DAY;
const after = (seconds: number) => MIDNIGHT + (seconds - 15) * 1000;

export const earlier = { from: after(6), until: after(10) };
export const window = { from: after(10), until: after(20) };
export const later = { from: after(20), until: after(23) };

export const reader = {
  kind: 'user' as const,
  ref: 'user:default/reader',
  groups: [],
  refs: ['user:default/reader'],
};
export const service = { kind: 'service' as const, subject: 'test' };

// Seconds, and what is left of them: what began in one second began together.
const moment = fc
  .tuple(fc.integer({ min: 5, max: 25 }), fc.constantFrom(0, 1, 999))
  .map(([seconds, rest]) => after(seconds) + rest);
/** Deployments, incidents and what is said of them, and who asks about what. */
export const history = fc.record({
  deployments: fc.array(
    fc.record({
      entity: fc.constantFrom(...entities),
      production: fc.boolean(),
      status: fc.constantFrom('success' as const, 'failed' as const),
      rolledBack: fc.boolean(),
      startedAt: fc.option(moment),
      finishedAt: moment,
    }),
    { maxLength: 12 },
  ),
  incidents: fc.array(
    fc.record({
      kind: fc.constantFrom(...incidentKinds),
      anchorAt: fc.option(moment),
      isHidden: fc.boolean(),
      answer: fc.constantFrom(null, 'linked', 'notChangeCaused'),
      roles: fc.uniqueArray(
        fc.record({
          entity: fc.constantFrom(...entities),
          role: fc.constantFrom('impacted', 'origin'),
        }),
        { maxLength: 3, selector: ({ entity, role }) => `${entity} ${role}` },
      ),
      // Places in the list of deployments.
      causedBy: fc.uniqueArray(fc.nat(11), { maxLength: 3 }),
    }),
    { maxLength: 6 },
  ),
  readable: fc.option(fc.subarray(entities), { nil: undefined }),
  scope: fc.constantFrom('organisation', entities[0], 'group:default/team'),
  isReader: fc.boolean(),
  policy: fc.option(
    fc.constantFrom('incidents' as const, 'deployments' as const),
  ),
});
export type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

export const team = [entities[0], entities[1]];

/** Whether one of some deployments may have caused an incident, as somebody confirmed. */
export function isCaused(
  { deployments }: History,
  incident: History['incidents'][number],
  isLeft: (place: number) => boolean = () => true,
) {
  return deployments.some(
    (each, place) =>
      incident.causedBy.includes(place) &&
      mayHaveCaused(each, incident) &&
      isLeft(place),
  );
}

/** Whether it is known of an incident whether a change caused it, to whoever may see the deployments that a policy leaves. */
export function isAnswered(
  given: History,
  incident: History['incidents'][number],
) {
  const { answer, causedBy } = incident;
  if (answer !== 'linked') return answer === 'notChangeCaused';
  // What the reader may not see is believed.
  const isUnseen = (place: number) =>
    given.policy === 'deployments' &&
    place % 2 === 1 &&
    place < given.deployments.length;
  return isCaused(given, incident) || causedBy.some(isUnseen);
}

/** What is counted in a window, one by one, from what happened. */
export function naiveCounts(given: History, { from, until }: FactWindow) {
  const { deployments, incidents, readable, scope, isReader, policy } = given;
  const isIn = (entity: string) =>
    (readable === undefined || readable.includes(entity)) &&
    (scope === 'organisation' ||
      entity === scope ||
      (scope === 'group:default/team' && team.includes(entity)));
  const isInWindow = (at: number | null) =>
    at !== null && at >= from && at < until;
  // A policy leaves what has an odd id.
  const isLeft = (what: typeof policy, index: number) =>
    policy !== what || index % 2 === 0;
  const seen = incidents.filter(
    ({ isHidden, kind }, index) =>
      kind === 'incident' &&
      (isReader || !isHidden) &&
      isLeft('incidents', index),
  );
  const ofScope = deployments.filter(
    ({ entity }, index) => isIn(entity) && isLeft('deployments', index),
  );
  const counted = ofScope.filter(
    each => isCountedDeployment(each) && isInWindow(each.finishedAt),
  );
  const began = seen.filter(
    ({ anchorAt, roles }) =>
      isInWindow(anchorAt) &&
      roles.some(({ entity, role }) => role === 'impacted' && isIn(entity)),
  );
  return {
    changes: {
      observed: ofScope.length > 0,
      deployments: counted.length,
      withConfirmedFailure: counted.filter(each =>
        seen.some(
          incident =>
            incident.causedBy.includes(deployments.indexOf(each)) &&
            mayHaveCaused(each, incident),
        ),
      ).length,
      rollbacks: counted.filter(({ rolledBack }) => rolledBack).length,
    },
    answers: {
      incidentsTotal: began.length,
      incidentsAnswered: began.filter(incident => isAnswered(given, incident))
        .length,
    },
  };
}
