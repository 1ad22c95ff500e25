import { qualityFigures } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import {
  DeploymentFactStore,
  FactWindow,
} from '../deployments/DeploymentFactStore';
import { ProposalStore } from '../deployments/ProposalStore';
import { CommitmentFactStore } from '../metrics/CommitmentFactStore';
import { IncidentLayerStore } from '../metrics/IncidentLayerStore';
import { MetricsStore } from '../metrics/MetricsStore';
import { ObservationStore } from '../metrics/ObservationStore';
import { QualityStore } from '../metrics/QualityStore';
import { FactScope } from '../metrics/scopeFilters';
import { ScopePartStore } from '../metrics/ScopePartStore';
import { Access } from '../platform/access/Access';
import { ScopeSizes } from '../platform/catalog/ScopeSizes';
import { DeploymentFacts } from '../platform/facts/DeploymentFacts';
import { changedDays, factVersion } from '../platform/facts/factChanges';
import { Facts } from '../platform/facts/Facts';
import { FactSegments } from '../platform/facts/FactSegments';

/** The tables that grow with all that ever happened. */
export const factTables = [
  'incident_fact',
  'action_item_fact',
  'incident_layer_fact',
  'deployment_fact',
  'change_failure_fact',
  'change_answer_fact',
];

/** What the reads are asked about. */
export interface AboutFacts {
  readonly entity: string;
  readonly container: string;
  readonly window: FactWindow;
  readonly incidentIds: readonly number[];
  readonly deploymentId: number;
  readonly postmortemId: number;
}

/** One way of asking the stores that figures read, or of writing what they read. */
export interface FactRead {
  readonly what: string;
  readonly run: (tx: Knex) => Promise<unknown>;
}

const day = 86_400_000;

/** Sizes that were looked up before. */
class KnownSizes extends ScopeSizes {
  constructor(private readonly known: boolean) {
    super();
  }

  async areFew(): Promise<boolean> {
    return this.known;
  }
}

const anchoredAt = (anchorAt: number, ids: readonly number[]) =>
  ids.map(incidentId => ({ incidentId, anchorAt }));

/** Everything that the stores of facts are asked, by people who read restricted things of their own. */
export function factReads(database: Knex, about: AboutFacts): FactRead[] {
  const access = new Access();
  const { window, entity, container } = about;
  const { from, until } = window;
  const factsOf = (areFew: boolean) =>
    new MetricsStore(
      access,
      new FactSegments(database),
      new KnownSizes(areFew),
    );
  const metrics = factsOf(true);
  const observations = new ObservationStore(access);
  const commitments = new CommitmentFactStore(access);
  const layers = new IncidentLayerStore(access);
  const quality = new QualityStore(access);
  const parts = new ScopePartStore();
  const deployments = new DeploymentFactStore(access);
  const principal = {
    kind: 'user' as const,
    ref: 'user:default/reader',
    groups: ['group:default/team'],
    refs: ['user:default/reader', 'group:default/team'],
    circles: [1, 2, 3],
  };
  const ofScope = (what: string, scope: string): FactRead[] => {
    const where: FactScope = { scope, principal };
    const reads: Record<string, FactRead['run']> = {
      'facts in a window': tx => metrics.incidentFacts(tx, where, from, until),
      'facts that touch a window': tx =>
        metrics.factsTouching(tx, where, window),
      'facts that touch a window, where they are many': tx =>
        factsOf(false).factsTouching(tx, where, window),
      'since when it is watched': tx => observations.observedSince(tx, where),
      'its entities': tx => observations.entitiesOf(tx, where),
      'promises due': tx => commitments.dueDays(tx, where, window),
      'effects checked': tx => commitments.checkedDays(tx, where, window),
      'effects checked and open promises': tx =>
        commitments.counts(tx, where, window, until),
      'open promises of each entity': tx =>
        commitments.commitmentsByEntity(tx, where, until),
      'promises that wait': tx => commitments.openCommitments(tx, where),
      'changes and what they caused': tx =>
        deployments.counts(tx, where, [window]),
      'incidents of which it is known whether a change caused them': tx =>
        deployments.answered(tx, where, window),
      'incidents with a cause that began later': tx =>
        deployments.idsWithLateCauses(tx, where, window),
      'incidents elsewhere with such a cause': tx =>
        deployments.idsWithLateCausesElsewhere(tx, where, window),
      'changes of each day': tx => deployments.countsByDay(tx, where, window),
      'changes of each of several windows': tx =>
        deployments.countsInTurn(tx, where, [
          window,
          { from: until, until: until + (until - from) },
        ]),
      'what contributed to failure modes': tx =>
        layers.layers(tx, where, window),
      'incidents that are not known well': tx =>
        quality.page(
          tx,
          where,
          {
            window,
            figures: qualityFigures,
            resolveFrom: 'declared',
            withLateCauses: new Set(about.incidentIds),
            elsewhere: new Set(about.incidentIds),
            now: window.until,
          },
          { limit: 3 },
          () => true,
        ),
    };
    return Object.entries(reads).map(([name, run]) => ({
      what: `${name}, ${what}`,
      run,
    }));
  };
  return [
    ...ofScope('of an entity', entity),
    ...ofScope('of a container', container),
    ...ofScope('of the organisation', 'organisation'),
    {
      what: 'known causes of a few incidents',
      run: tx =>
        deployments.answers(
          tx,
          anchoredAt(from, about.incidentIds),
          window,
          {},
        ),
    },
    {
      what: 'known causes of the many incidents of a window',
      run: tx =>
        deployments.answers(
          tx,
          anchoredAt(
            from,
            Array.from({ length: 1_000 }, (_, id) => id),
          ),
          window,
          {},
        ),
    },
    {
      what: 'facts of the parts on a page',
      run: tx =>
        metrics.incidentFacts(
          tx,
          {
            scope: 'organisation',
            principal,
            entities: [entity, `${entity}-2`],
          },
          from,
          until,
        ),
    },
    {
      what: 'parts of a kind',
      run: tx => parts.page(tx, 'organisation', 'component', { limit: 50 }),
    },
    {
      what: 'how many parts there are of each kind',
      run: tx => parts.kinds(tx, 'organisation', undefined),
    },
    {
      what: 'how many of them a reader may see',
      run: tx => parts.kinds(tx, 'organisation', [entity]),
    },
    {
      what: 'members of containers',
      run: tx => parts.members(tx, [container]),
    },
    { what: 'the version of facts', run: factVersion },
    { what: 'days that were written to', run: changedDays },
    {
      what: 'days put together',
      run: async () => {
        const segments = new FactSegments(database);
        await segments.fold(Date.now() + day);
      },
    },
    {
      what: 'deployments proposed for incidents',
      run: tx =>
        new ProposalStore().lastSuccessfulBefore(
          tx,
          tx('incident')
            .whereIn('incident.id', [...about.incidentIds])
            .select('incident.id'),
          24,
        ),
    },
    ...writes(database, about),
  ];
}

/** What is found by key when facts are written; nothing stays. */
function writes(database: Knex, about: AboutFacts): FactRead[] {
  const facts = new Facts();
  const deploymentFacts = new DeploymentFacts();
  const { incidentIds, deploymentId, postmortemId, entity } = about;
  const deployed = {
    deployment_id: deploymentId,
    entity_ref: entity,
    production: true,
    status: 'success',
    finished_at: about.window.from,
  };
  const undone =
    (write: (tx: Knex.Transaction) => Promise<unknown>): FactRead['run'] =>
    async () => {
      const tx = await database.transaction();
      try {
        await write(tx);
      } finally {
        await tx.rollback();
      }
    };
  return [
    {
      what: 'facts of incidents replaced',
      run: undone(tx => facts.replaceIncidents(tx, incidentIds, [])),
    },
    {
      what: 'facts of action items replaced',
      run: undone(tx => facts.forgetActionItems(tx, incidentIds)),
    },
    {
      what: 'layers of postmortems replaced',
      run: undone(tx => facts.replaceLayers(tx, [postmortemId], [])),
    },
    {
      what: 'facts of a deployment replaced',
      run: undone(tx =>
        deploymentFacts.replaceDeployment(
          tx,
          { ...deployed, rolled_back: true },
          { ...deployed, started_at: null },
        ),
      ),
    },
    {
      what: 'what caused incidents replaced',
      run: undone(tx =>
        deploymentFacts.replaceChangeCauses(tx, incidentIds, {
          failures: [],
          answers: [],
        }),
      ),
    },
    {
      what: 'a circle opened to everybody',
      run: undone(tx => new Access().release(tx, 1)),
    },
  ];
}
