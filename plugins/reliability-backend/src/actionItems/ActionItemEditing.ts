import {
  ActionItem,
  actionItemCreatePermission,
  ActionItemInput,
  actionItemInput,
  ActionItemPatch,
  ActionItemTransition,
  fromKey,
  MissingForStep,
  takenFromPromise,
  takeStep,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { inTransaction } from '../platform/database/inTransaction';
import {
  FieldError,
  GatesFailedError,
  noLongerReadable,
  NotReadableError,
  orStale,
  VersionMoved,
} from '../platform/http/httpErrors';
import {
  actorOf,
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ActionItemPolicies, ActionItemRights } from './ActionItemPolicies';
import { ActionItemReading } from './ActionItemReading';
import {
  accountableOf,
  ActionItemFields,
  nothingPromised,
  StoredActionItem,
} from './ActionItemRow';
import { ActionItemStore } from './ActionItemStore';
import { ActionItemWriter } from './ActionItemWriter';

/** What something says of the action item that it becomes. */
type Idea = Pick<ActionItemInput, 'title' | 'description'> &
  Partial<Pick<ActionItemInput, 'entity'>>;

/** Creates and changes action items on behalf of people and services. */
export class ActionItemEditing {
  constructor(
    private readonly platform: Platform,
    private readonly store: ActionItemStore,
    private readonly writer: ActionItemWriter,
    private readonly reading: ActionItemReading,
    private readonly policies: ActionItemPolicies,
  ) {}

  /** Notes an idea. */
  async create(
    context: RequestContext,
    input: ActionItemInput,
  ): Promise<ActionItem> {
    const { authorizer, catalog, clock, database, idempotency, outbox } =
      this.platform;
    await authorizer.demand(context, actionItemCreatePermission);
    await catalog.ensure(input.entity === null ? [] : [input.entity]);
    const creator = await this.policies.creating(context);
    const { stored, rights } = await inTransaction(database, async tx => {
      const now = clock();
      const { id, isRepeated } = await idempotency.once(
        tx,
        context,
        'createActionItem',
        input,
        now,
        () => this.insert(tx, creator.created, input, now),
      );
      const mine = isRepeated ? creator.repeated() : creator.created;
      const item = await this.store.get(tx, id, mine.reader);
      if (item === undefined) {
        throw isRepeated ? noLongerReadable() : new NotReadableError();
      }
      return { stored: item, rights: mine };
    });
    outbox.announce();
    return this.reading.presentOne(stored, rights);
  }

  /**
   * Asks whatever has to be asked before something else becomes an action item. What it answers notes one in the transaction of that, so that there is
   * none without the other.
   *
   * @throws NotAllowedError
   */
  async noting(
    context: RequestContext,
  ): Promise<(tx: Knex, idea: Idea) => Promise<number>> {
    await this.platform.authorizer.demand(context, actionItemCreatePermission);
    const { created } = await this.policies.creating(context);
    return async (tx, idea) => {
      const input = actionItemInput.parse(idea);
      const id = await this.insert(tx, created, input, this.platform.clock());
      if ((await this.store.get(tx, id, created.reader)) === undefined) {
        throw new NotReadableError();
      }
      return id;
    };
  }

  /** Edits fields. A promise keeps what makes it one. */
  async update(
    context: RequestContext,
    key: string,
    patch: ActionItemPatch,
  ): Promise<ActionItem> {
    const { catalog } = this.platform;
    await catalog.ensure(patch.entity ? [patch.entity] : []);
    return this.change(context, key, async (tx, before) => {
      const given: ActionItemFields = { ...before, ...patch };
      const owners = await catalog.ownersOf(
        tx,
        given.entity === null ? [] : [given.entity],
      );
      const taken = takenFromPromise(
        { ...before, accountable: accountableOf(before) },
        {
          ...given,
          accountable: given.owner ?? owners.get(given.entity ?? '') ?? null,
        },
      );
      if (taken.length > 0) throw refusal(taken);
      return { given, action: 'changed' };
    });
  }

  /** Takes a step, or says everything that it still needs. */
  async transition(
    context: RequestContext,
    key: string,
    step: ActionItemTransition,
  ): Promise<ActionItem> {
    const { clock } = this.platform;
    return this.change(context, key, async (_tx, before) => {
      const outcome = takeStep(
        { ...before, accountable: accountableOf(before) },
        step,
        clock(),
      );
      if ('missing' in outcome) throw refusal(outcome.missing);
      return { given: { ...before, ...outcome.taken }, action: step.to };
    });
  }

  private async insert(
    tx: Knex,
    rights: ActionItemRights,
    input: ActionItemInput,
    now: number,
  ): Promise<number> {
    const { postmortem, incident, ...fields } = input;
    const links = await this.linksOf(tx, rights, { postmortem, incident });
    const actor = actorOf(rights.reader.principal);
    return this.writer.create(tx, {
      given: {
        ...nothingPromised,
        ...fields,
        ...links,
        createdAt: now,
        updatedAt: now,
        createdBy: actor,
      },
      record: { actor, action: 'created' },
    });
  }

  /** What an item belongs to must be there for whoever creates it; what is hidden is answered like what does not exist. */
  private async linksOf(
    tx: Knex,
    rights: ActionItemRights,
    keys: Pick<ActionItemInput, 'postmortem' | 'incident'>,
  ): Promise<Pick<ActionItemFields, 'postmortemId' | 'incidentId'>> {
    const idOf = (key: string | null) => (key === null ? null : fromKey(key));
    const ids = {
      postmortemId: idOf(keys.postmortem),
      incidentId: idOf(keys.incident),
    };
    const unseen: ('postmortem' | 'incident')[] = [];
    for (const name of ['postmortem', 'incident'] as const) {
      const id = ids[`${name}Id`];
      const isSeen =
        id === null || (await this.reading.isSeen(tx, name, id, rights));
      if (!isSeen) unseen.push(name);
    }
    if (unseen.length > 0) {
      throw new FieldError(
        unseen.map(name => ({
          field: `body.${name}`,
          problem: `does not exist: there is no ${keys[name]}`,
        })),
      );
    }
    return ids;
  }

  private async change(
    context: RequestContext,
    key: string,
    decide: (
      tx: Knex,
      before: StoredActionItem,
    ) => Promise<{
      readonly given: ActionItemFields;
      readonly action: string;
    }>,
  ): Promise<ActionItem> {
    const { database, outbox } = this.platform;
    const rights = await this.policies.changing(context);
    const stored = await orStale(
      key,
      () =>
        inTransaction(database, async tx => {
          const before = await this.reading.findToChange(tx, rights, key);
          if (before.version !== requiredVersion(context)) {
            throw new VersionMoved();
          }
          const { given, action } = await decide(tx, before);
          const record = { actor: actorOf(context.principal), action };
          return this.writer.update(tx, before, given, record);
        }),
      () => this.reading.get(context, key),
    );
    outbox.announce();
    return this.reading.presentOne(stored, rights);
  }
}

function refusal(missing: readonly MissingForStep[]): GatesFailedError {
  return new GatesFailedError(
    missing.map(({ field, problem }) => ({ gate: field, problem })),
  );
}
