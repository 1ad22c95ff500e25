import { randomUUID } from 'node:crypto';
import { ImportRecord, SourceKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { PresentChanges } from '../PresentChanges';
import { PresentRecords } from '../PresentRecords';
import { identityOf } from './identity';
import { WaitingLine } from './lineReports';
import { ImportContext } from './RecordImporter';

/**
 * Lets a dry run take the names of what its sender may not see for free. A trial leaves nothing behind and may be repeated: it would be a
 * way to ask what is there.
 */
export class UnseenNames {
  constructor(
    private readonly present: PresentRecords,
    private readonly changes: PresentChanges,
  ) {}

  /** The lines of a transaction that will be undone, with other names for the records that bear one of these, and where they refer to them. */
  async freed(
    tx: Knex,
    batch: readonly WaitingLine[],
    context: ImportContext,
  ): Promise<readonly WaitingLine[]> {
    const present = new Map<ImportRecord, Thing>([
      ...(await this.present.find(tx, batch)),
      ...(await this.changes.find(tx, batch)),
    ]);
    const names: Names = {
      incident: new Map(),
      postmortem: new Map(),
      actionItem: new Map(),
      deployment: new Map(),
      changeFailure: new Map(),
      changeReview: new Map(),
    };
    for (const { record } of batch) {
      const one = present.get(record);
      if (one === undefined || (await context.isSeen(tx, one.kind, one))) {
        continue;
      }
      names[record.type].set(identityOf(record), randomUUID());
    }
    return batch.map(line => ({
      ...line,
      record: renamed(line.record, names),
    }));
  }
}

/** Something that is there. */
interface Thing {
  readonly kind: ImportRecord['type'];
  readonly id: number;
}

/** Other names of records, by what they were called. */
type Names = Readonly<Record<ImportRecord['type'], Map<string, string>>>;

function renamed(record: ImportRecord, names: Names): ImportRecord {
  const called = <TKey extends SourceKey>(
    kind: ImportRecord['type'],
    key: TKey,
  ): TKey => ({
    ...key,
    externalId: names[kind].get(identityOf(key)) ?? key.externalId,
  });
  switch (record.type) {
    case 'incident':
      return called('incident', record);
    case 'postmortem': {
      const { incidents } = record;
      return {
        ...called('postmortem', record),
        incidents: incidents?.map(key => called('incident', key)),
      };
    }
    case 'deployment':
      return called('deployment', record);
    case 'changeFailure': {
      const { deployment, incident } = record;
      return {
        ...called('changeFailure', record),
        deployment: called('deployment', deployment),
        incident: called('incident', incident),
      };
    }
    case 'changeReview': {
      const { deployments, incidents, risks } = record;
      return {
        ...called('changeReview', record),
        deployments: deployments?.map(key => called('deployment', key)),
        incidents: incidents?.map(key => called('incident', key)),
        risks: risks?.map(({ actionItem, ...risk }) => ({
          ...risk,
          actionItem: actionItem && called('actionItem', actionItem),
        })),
      };
    }
    default: {
      const { incident, postmortem } = record;
      return {
        ...called('actionItem', record),
        incident: incident && called('incident', incident),
        postmortem: postmortem && called('postmortem', postmortem),
      };
    }
  }
}
