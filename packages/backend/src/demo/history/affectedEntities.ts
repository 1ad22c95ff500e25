import { IncidentRecord } from '@afterword/plugin-reliability-common';
import { NumberedHappening } from './HistoryPlan';
import { OrganisationIndex } from './OrganisationIndex';
import { SeededRandom } from './SeededRandom';

type GivenEntity = NonNullable<IncidentRecord['entities']>[number];

/** Failure modes that begin in what a component leans on. */
const beginsBelow: ReadonlySet<string> = new Set([
  'dependency-timeout',
  'capacity',
]);
/** Failure modes in which it makes matters worse. */
const worsenedBelow: ReadonlySet<string> = new Set([
  'retry-storm',
  'cache-stampede',
  'message-backlog',
]);

/** How many callers feel it, at most. */
const reach = { sev1: 3, sev2: 2, sev3: 1, sev4: 1, sev5: 0 } as const;

/** Which entities had to do with a happening, and how: what was hurt, where it began, what made it worse. */
export function affectedEntities(
  happening: NumberedHappening,
  organisation: OrganisationIndex,
): GivenEntity[] {
  const { kind, stage, script, severity } = happening;
  const own = `component:default/${stage.origin}`;
  if (kind !== 'incident') return [{ ref: own, role: 'impacted' }];
  const random = new SeededRandom(`entities of ${happening.number}`);
  const dependency = organisation.refOf(stage.dependency);
  const mode = script?.failureMode ?? '';
  const isMajor =
    severity === 'sev1' || (severity === 'sev2' && random.chance(0.5));
  const callers = organisation.callersOf(stage.origin);
  const hurt = random.some(
    callers,
    severity === 'sev3' && random.chance(0.6) ? 0 : reach[severity ?? 'sev5'],
  );
  const [api] = organisation.component(stage.origin).providesApis ?? [];
  const beganBelow = dependency !== undefined && beginsBelow.has(mode);
  return [
    { ref: own, role: 'impacted', impact: isMajor ? 'major' : 'partial' },
    ...hurt.map(
      (name): GivenEntity => ({
        ref: `component:default/${name}`,
        role: 'impacted',
        impact: 'partial',
      }),
    ),
    ...(api && random.chance(0.25)
      ? [
          {
            ref: `api:default/${api}`,
            role: 'impacted' as const,
            impact: 'partial' as const,
          },
        ]
      : []),
    { ref: beganBelow ? dependency : own, role: 'origin' },
    ...(dependency !== undefined && worsenedBelow.has(mode)
      ? [{ ref: dependency, role: 'contributing' as const }]
      : []),
  ];
}
