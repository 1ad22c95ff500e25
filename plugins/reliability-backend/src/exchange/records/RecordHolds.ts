import { ImportRecord, SourceKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ActionItems } from '../../actionItems';
import { Deployments } from '../../deployments';
import { Incidents } from '../../incidents';
import { Postmortems } from '../../postmortems';
import { findPresent } from './identity';
import { OwnRecords } from './OwnRecords';
import { ImportContext, RecordToImport } from './RecordImporter';

/** What is held by itself; a word on a change failure is held with the incident. */
type Kind = Exclude<ImportRecord['type'], 'changeFailure'>;

/** Holds all that records may change or refer to before the first of them is written: records come in any order, and holding does not. */
export class RecordHolds {
  constructor(
    private readonly slices: {
      readonly incidents: Incidents;
      readonly postmortems: Postmortems;
      readonly actionItems: ActionItems;
      readonly deployments: Deployments;
    },
    private readonly own: OwnRecords,
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
    const { deployments, postmortems } = this.slices;
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
      actionItems: await idsOf('actionItem', of('actionItem')),
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
        default:
          return [];
      }
    }),
    postmortems: records.flatMap(record =>
      record.type === 'actionItem' ? record.postmortem ?? [] : [],
    ),
    deployments: records.flatMap(record =>
      record.type === 'changeFailure' ? [record.deployment] : [],
    ),
  };
}
