import { ImportRecord, SourceKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ActionItems } from '../../actionItems';
import { Changes } from '../../changes';
import { Deployments } from '../../deployments';
import { Incidents } from '../../incidents';
import { Postmortems } from '../../postmortems';
import { ConcernedChanges } from './ConcernedChanges';
import { findPresent } from './identity';
import { OwnRecords } from './OwnRecords';
import { ImportContext, RecordToImport } from './RecordImporter';

/** What is held by itself; a word on a change failure is held with the incident. */
type Kind = Exclude<ImportRecord['type'], 'changeFailure' | 'changeReview'>;

/** Holds all that records may change or refer to before the first of them is written: records come in any order, and holding does not. */
export class RecordHolds {
  constructor(
    private readonly slices: {
      readonly incidents: Incidents;
      readonly postmortems: Postmortems;
      readonly actionItems: ActionItems;
      readonly deployments: Deployments;
      readonly changes: Changes;
    },
    private readonly own: OwnRecords,
    private readonly concerned: ConcernedChanges,
  ) {}

  async hold(
    tx: Knex,
    batch: readonly RecordToImport<ImportRecord>[],
    { ownSource }: Pick<ImportContext, 'ownSource'>,
  ): Promise<void> {
    const records = batch.map(({ record }) => record);
    const of = (kind: ImportRecord['type']) =>
      records.filter(({ type }) => type === kind);
    const named = namedBy(records);
    const idsOf = (kind: Kind, keys: readonly SourceKey[]) =>
      this.idsOf(tx, kind, keys, ownSource);
    const { changes, deployments, postmortems } = this.slices;
    // Whoever writes under a change holds it before the action item that comes of it.
    await changes.store.hold(tx, await this.concerned.ids(tx, records));
    const said = await findPresent(
      of('changeFailure').map(record => ({ record, hash: '' })),
      (source, externalIds) =>
        deployments.failures.findBySource(tx, source, externalIds),
    );
    const words = [...said.values()];
    await postmortems.order.holdAll(tx, {
      changed: await idsOf('incident', of('incident')),
      named: [
        ...(await idsOf('incident', named.incidents)),
        ...words.flatMap(({ incidentId }) => incidentId ?? []),
      ],
      postmortems: await idsOf('postmortem', [
        ...of('postmortem'),
        ...named.postmortems,
      ]),
      actionItems: await idsOf('actionItem', [
        ...of('actionItem'),
        ...named.actionItems,
      ]),
    });
    await deployments.store.hold(tx, [
      ...(await idsOf('deployment', [
        ...of('deployment'),
        ...named.deployments,
      ])),
      ...words.flatMap(({ deploymentId }) => deploymentId ?? []),
    ]);
  }

  private async idsOf(
    tx: Knex,
    kind: Kind,
    keys: readonly SourceKey[],
    ownSource: string,
  ): Promise<number[]> {
    const { incidents, postmortems, actionItems, deployments } = this.slices;
    const { store }: FindsBySource = {
      incident: incidents,
      postmortem: postmortems,
      actionItem: actionItems,
      deployment: deployments,
    }[kind];
    const present = await findPresent(
      keys.map(record => ({ record, hash: '' })),
      (source, externalIds) => store.findBySource(tx, source, externalIds),
    );
    const own = await this.own.find(
      tx,
      kind,
      keys
        .filter(({ source }) => source === ownSource)
        .map(({ externalId }) => externalId),
      async () => true,
    );
    return [...[...present.values()].map(({ id }) => id), ...own.values()];
  }
}

interface FindsBySource {
  readonly store: {
    findBySource(
      tx: Knex,
      source: string,
      externalIds: readonly string[],
    ): Promise<ReadonlyMap<string, { readonly id: number }>>;
  };
}

function namedBy(records: readonly ImportRecord[]): {
  readonly incidents: readonly SourceKey[];
  readonly postmortems: readonly SourceKey[];
  readonly actionItems: readonly SourceKey[];
  readonly deployments: readonly SourceKey[];
} {
  return {
    incidents: records.flatMap((record): readonly SourceKey[] => {
      switch (record.type) {
        case 'postmortem':
          return record.incidents ?? [];
        case 'actionItem':
          return record.incident ? [record.incident] : [];
        case 'changeFailure':
          return [record.incident];
        case 'changeReview':
          return record.incidents ?? [];
        default:
          return [];
      }
    }),
    postmortems: records.flatMap(record =>
      record.type === 'actionItem' ? record.postmortem ?? [] : [],
    ),
    actionItems: records.flatMap(record =>
      record.type === 'changeReview'
        ? (record.risks ?? []).flatMap(({ actionItem }) => actionItem ?? [])
        : [],
    ),
    deployments: records.flatMap(record => {
      switch (record.type) {
        case 'changeFailure':
          return [record.deployment];
        case 'changeReview':
          return record.deployments ?? [];
        default:
          return [];
      }
    }),
  };
}
