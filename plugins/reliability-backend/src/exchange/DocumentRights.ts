import {
  actionItemCreatePermission,
  actionItemUpdatePermission,
  DocumentChanges,
  ImportRecord,
  incidentCreatePermission,
  incidentUpdatePermission,
  postmortemCreatePermission,
  postmortemUpdatePermission,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { ConflictError } from '@backstage/errors';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { ActionItems } from '../actionItems';
import { Incidents } from '../incidents';
import {
  ConditionTransformer,
  Decision,
  demanded,
} from '../platform/access/Authorizer';
import { Principal, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { findPresent, identityOf } from './records/identity';
import { ImportOutcome, RecordToImport } from './records/RecordImporter';

type Kind = ImportRecord['type'];
type Records = readonly RecordToImport<ImportRecord>[];

/** Something that a document became when it was imported before. */
interface Present {
  readonly kind: Kind;
  readonly id: number;
  readonly title: string;
  /** Whether it is only what the document says: an action item that nobody has decided on, or an incident. */
  readonly followsDocument: boolean;
}

interface Reader {
  readonly principal: Principal;
  readonly criteria?: PermissionCriteria<ReliabilityQuery>;
}

const kinds: readonly Kind[] = ['incident', 'postmortem', 'actionItem'];

const permissions = {
  incident: {
    of: 'incidents',
    create: incidentCreatePermission,
    update: incidentUpdatePermission,
  },
  postmortem: {
    of: 'postmortems',
    create: postmortemCreatePermission,
    update: postmortemUpdatePermission,
  },
  actionItem: {
    of: 'actionItems',
    create: actionItemCreatePermission,
    update: actionItemUpdatePermission,
  },
} as const;

/** What turns a policy's conditions on each kind of resource into criteria. */
export type DocumentTransforms = Readonly<
  Record<
    'incidents' | 'postmortems' | 'actionItems',
    ConditionTransformer<ReliabilityQuery>
  >
>;

/** What importing a document needs of the one who imports it: for what is new and for what is there, the same as by hand. */
export class DocumentRights {
  constructor(
    private readonly platform: Platform,
    private readonly slices: {
      readonly incidents: Incidents;
      readonly postmortems: Postmortems;
      readonly actionItems: ActionItems;
    },
    private readonly transforms: DocumentTransforms,
  ) {}

  /** Asks whether the caller may read documents at all. */
  async demandReading(context: RequestContext): Promise<void> {
    await this.platform.authorizer.demand(context, postmortemCreatePermission);
  }

  /** What of the things that are there would change, as far as the caller may change it; nothing when all would be new. */
  async changes(
    context: RequestContext,
    records: Records,
  ): Promise<DocumentChanges | undefined> {
    const { database } = this.platform;
    const present = await this.present(database, records);
    if (present.size === 0) return undefined;
    const decisions = await this.decide(context);
    const mine: Present[] = [];
    for (const one of present.values()) {
      const decision = decisions[one.kind];
      const { principal } = context;
      if (
        decision.allowed &&
        (await this.sees(database, one, { principal, ...decision }))
      ) {
        mine.push(one);
      }
    }
    const named = (kind: Kind) =>
      mine
        .filter(one => one.kind === kind)
        .map(({ id, title }) => ({ key: toKey(kind, id), title }));
    return {
      postmortem: named('postmortem')[0] ?? null,
      incident: named('incident')[0] ?? null,
      actionItems: named('actionItem').map(({ key }) => key),
      allowed: mine.length === present.size,
    };
  }

  /**
   * Asks for all that an import does.
   *
   * @throws NotAllowedError when a permission is missing
   * @returns the records as they may be written, and what the transaction has to ask before it writes them and after
   */
  async demand(context: RequestContext, records: Records) {
    const { authorizer, database } = this.platform;
    const present = await this.present(database, records);
    for (const kind of kinds) {
      const isNew = records.some(
        ({ record }) => record.type === kind && !present.has(record),
      );
      if (isNew) await authorizer.demand(context, permissions[kind].create);
    }
    const decisions = await this.decide(context);
    const readers = new Map(
      [...present.values()].map(({ kind }) => [
        kind,
        {
          principal: context.principal,
          criteria: demanded(decisions[kind], permissions[kind].update),
        },
      ]),
    );
    return {
      records: records.map(({ record, hash }) => ({
        record: standing(record, present.get(record)),
        hash,
      })),
      /** @throws ConflictError when something that is there is not the caller's to change */
      before: async (tx: Knex) => {
        for (const one of present.values()) {
          const reader = readers.get(one.kind);
          if (!reader || !(await this.sees(tx, one, reader))) {
            throw notYours();
          }
        }
      },
      /** @throws ConflictError when something else was changed than what was asked about */
      after: (outcomes: readonly ImportOutcome[]) => {
        const asked = records.every(
          ({ record }, index) =>
            outcomes[index].result !== 'refused' &&
            (outcomes[index].result === 'created') === !present.has(record),
        );
        if (!asked) throw notYours();
      },
    };
  }

  private async decide(
    context: RequestContext,
  ): Promise<Record<Kind, Decision<ReliabilityQuery>>> {
    const [incident, postmortem, actionItem] =
      await this.platform.authorizer.decide(
        context,
        kinds.map(kind => ({
          permission: permissions[kind].update,
          transform: this.transforms[permissions[kind].of],
        })),
      );
    return { incident, postmortem, actionItem };
  }

  private async present(
    tx: Knex,
    records: Records,
  ): Promise<Map<ImportRecord, Present>> {
    const { incidents, postmortems, actionItems } = this.slices;
    const found = new Map<ImportRecord, Present>();
    const look = async <TStored extends { id: number; title: string }>(
      kind: Kind,
      store: {
        findBySource(
          tx: Knex,
          source: string,
          externalIds: readonly string[],
        ): Promise<ReadonlyMap<string, TStored>>;
      },
      followsDocument: (stored: TStored) => boolean,
    ) => {
      const mine = records.filter(({ record }) => record.type === kind);
      const stored = await findPresent(mine, (source, externalIds) =>
        store.findBySource(tx, source, externalIds),
      );
      for (const { record } of mine) {
        const one = stored.get(identityOf(record));
        if (one === undefined) continue;
        const { id, title } = one;
        found.set(record, {
          kind,
          id,
          title,
          followsDocument: followsDocument(one),
        });
      }
    };
    await look('incident', incidents.store, () => true);
    await look('postmortem', postmortems.store, () => false);
    await look(
      'actionItem',
      actionItems.store,
      ({ status }) => status === 'candidate',
    );
    return found;
  }

  /** Whether a thing that is there is among those that a reader is left with. */
  private async sees(
    tx: Knex,
    { kind, id }: Present,
    reader: Reader,
  ): Promise<boolean> {
    const { incidents, postmortems, actionItems } = this.slices;
    switch (kind) {
      case 'incident':
        return (await incidents.store.get(tx, [id], reader)).length > 0;
      case 'postmortem':
        return (await postmortems.store.get(tx, [id], reader)).length > 0;
      default:
        return (await actionItems.store.get(tx, id, reader)) !== undefined;
    }
  }
}

/** What was decided here since stays: a document takes no step back, and nothing from a promise. */
function standing(
  record: ImportRecord,
  present: Present | undefined,
): ImportRecord {
  if (!present || present.followsDocument) return record;
  if (record.type !== 'actionItem') return { ...record, status: undefined };
  return {
    ...record,
    status: undefined,
    entity: undefined,
    owner: undefined,
    due: undefined,
    acceptanceTest: undefined,
  };
}

function notYours(): ConflictError {
  return new ConflictError(
    'What this document became is no longer yours to change',
  );
}
