import {
  actionItemCreatePermission,
  DocumentChanges,
  FieldProblem,
  ImportRecord,
  incidentCreatePermission,
  postmortemCreatePermission,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { demanded } from '../platform/access/Authorizer';
import { Outdated } from '../platform/database/inTransaction';
import {
  actorOf,
  Principal,
  RequestContext,
} from '../platform/http/RequestContext';
import { FieldError } from '../platform/http/httpErrors';
import { Platform } from '../platform/Platform';
import { PresentRecords, Kind, Present, Records } from './PresentRecords';
import {
  ImportDecisions,
  ImportRights,
  permissions,
} from './records/ImportRights';
import { ImportOutcome } from './records/RecordImporter';

const kinds: readonly Kind[] = ['incident', 'postmortem', 'actionItem'];

const creating = {
  incident: incidentCreatePermission,
  postmortem: postmortemCreatePermission,
  actionItem: actionItemCreatePermission,
} as const;

/** What importing a document needs of the one who imports it: for what is new and for what is there, the same as by hand. */
export class DocumentRights {
  constructor(
    private readonly platform: Platform,
    private readonly present: PresentRecords,
    private readonly rights: ImportRights,
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
    const present = await this.present.find(database, records);
    if (present.size === 0) return undefined;
    const decisions = await this.rights.decide(context, []);
    const mine: Present[] = [];
    for (const one of present.values()) {
      const isMine = await this.mayChange(
        database,
        one,
        context.principal,
        decisions,
      );
      if (isMine) mine.push(one);
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
   * @returns what the transaction has to ask before it writes: the records as they may be written, and what to ask after
   */
  async demand(context: RequestContext, records: Records) {
    const { authorizer, database } = this.platform;
    const asked = await this.present.find(database, records);
    for (const kind of kinds) {
      const isNew = records.some(
        ({ record }) => record.type === kind && !asked.has(record),
      );
      if (isNew) await authorizer.demand(context, creating[kind]);
    }
    const decisions = await this.rights.decide(context, []);
    for (const { kind } of asked.values()) {
      demanded(decisions[kind].read, permissions[kind].read);
      demanded(decisions[kind].update, permissions[kind].update);
    }
    /**
     * @throws ConflictError when something that is there is not the caller's to change
     * @throws Outdated when something of it came since the caller's rights were asked about
     */
    return async (tx: Knex) => {
      const present = await this.present.find(tx, records, { isHeld: true });
      const { principal } = context;
      for (const { record } of records) {
        const one = present.get(record);
        if (one?.id !== asked.get(record)?.id) throw new Outdated();
        if (one && !(await this.mayChange(tx, one, principal, decisions))) {
          throw notYours();
        }
      }
      return {
        records: records.map(({ record, hash }) => ({
          record: standing(record, present.get(record)),
          hash,
        })),
        /**
         * @throws FieldError when something cannot be stored as it is named
         * @throws ConflictError when something was refused
         * @throws Outdated when something else was changed than what was asked about
         */
        after: (outcomes: readonly ImportOutcome[]) => {
          records.forEach(({ record }, index) => {
            const { result, problem } = outcomes[index];
            if (problem !== undefined) throw refusedField(record, problem);
            if (result === 'refused') throw notYours();
            if ((result === 'created') === present.has(record)) {
              throw new Outdated();
            }
          });
        },
      };
    };
  }

  /** Whether a thing that is there was made by the caller, and is among those that are theirs both to read and to change. */
  private async mayChange(
    tx: Knex,
    one: Present,
    principal: Principal,
    decisions: ImportDecisions,
  ): Promise<boolean> {
    const { history } = this.platform;
    const creator = await history.creatorOf(tx, one.kind, one.id);
    if (creator !== actorOf(principal)) return false;
    const { id, kind } = one;
    const left = await this.rights.leave(
      tx,
      { kind, ids: [id] },
      principal,
      decisions,
    );
    return left.has(id);
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

function refusedField(
  { type }: ImportRecord,
  { field, problem }: FieldProblem,
): FieldError {
  const part = type === 'actionItem' ? 'actionItems' : type;
  return new FieldError(`body.corrected.${part}.${field}`, problem);
}

function notYours(): ConflictError {
  return new ConflictError(
    'What this document became is no longer yours to change',
  );
}
