import { randomUUID } from 'node:crypto';
import {
  ChangeReview,
  ChangeRiskInput,
  isChangeOpen,
  itemFromRisk,
  MAX_CHANGE_RISKS,
  modeToStore,
  NewChangeRisk,
  wasMade,
} from '@afterword/plugin-reliability-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { ActionItems, becameItem, demandNone, SeesItems } from '../actionItems';
import { FailureModes } from '../failureModes';
import { inTransaction } from '../platform/database/inTransaction';
import { changesBetween } from '../platform/history/History';
import {
  GatesFailedError,
  orStale,
  VersionMoved,
} from '../platform/http/httpErrors';
import {
  actorOf,
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { everyChange } from './changeFilters';
import { ChangeFinder } from './ChangeFinder';
import { stays } from './changeGates';
import { ChangeProposals } from './ChangeProposals';
import { ChangeReading } from './ChangeReading';
import { ChangeRiskStore } from './ChangeRiskStore';
import { StoredChange, StoredRisk } from './ChangeRow';
import { ChangeSight } from './ChangeSight';
import { ChangeWriter } from './ChangeWriter';
import { riskInHistory } from './riskInHistory';

/** Writes the ways in which changes may fail, on behalf of people and services. Each has a version of its own: nobody waits for anybody else's. */
export class RiskEditing {
  constructor(
    private readonly platform: Platform,
    private readonly risks: ChangeRiskStore,
    private readonly writer: ChangeWriter,
    private readonly reading: ChangeReading,
    private readonly finder: ChangeFinder,
    private readonly sight: ChangeSight,
    private readonly failureModes: FailureModes,
    private readonly proposals: ChangeProposals,
    private readonly items: ActionItems['editing'],
  ) {}

  async add(
    context: RequestContext,
    key: string,
    { proposal, ...input }: NewChangeRisk,
  ): Promise<ChangeReview> {
    const { clock, idempotency } = this.platform;
    const sees = await this.sight.ofActionItems(context);
    const reasons =
      proposal === null
        ? []
        : await this.proposals.reasonsOf(context, key, proposal);
    return this.write(context, key, async (tx, change) => {
      await idempotency.once(
        tx,
        context,
        'addChangeRisk',
        { key, proposal, input },
        clock(),
        async () => {
          if (!isChangeOpen(change.status)) throw stays(change);
          const risks = await this.risks.of(tx, change.id);
          if (risks.length >= MAX_CHANGE_RISKS) {
            throw new ConflictError(
              `At most ${MAX_CHANGE_RISKS} ways to fail are written down of a change`,
            );
          }
          const foreseen = !wasMade(change);
          const added: StoredRisk = {
            ...(await this.given(tx, sees, input, null)),
            id: randomUUID(),
            version: 1,
            reasons,
            foreseen,
            outcome: foreseen ? 'open' : 'occurred',
          };
          await this.told(tx, context, change, undefined, added);
          return this.risks.add(tx, change.id, added);
        },
      );
    });
  }

  async update(
    context: RequestContext,
    key: string,
    id: string,
    input: ChangeRiskInput,
  ): Promise<ChangeReview> {
    const sees = await this.sight.ofActionItems(context);
    return this.write(context, key, async (tx, change) => {
      const before = await this.toChange(tx, context, change, id);
      const given = await this.given(tx, sees, input, before.actionItemId);
      const after = { ...before, ...given, version: before.version + 1 };
      const changes = changesBetween(
        riskInHistory(before),
        riskInHistory(after),
      );
      const changed = Object.keys(changes);
      if (changed.length === 0) return;
      if (
        isPrediction(change, before) &&
        changed.some(field => field !== 'actionItem')
      ) {
        throw foretold();
      }
      await this.risks.update(tx, after);
      await this.told(tx, context, change, before, after);
    });
  }

  /** Makes an action item of one, in one transaction: a second press finds it. */
  async commit(
    context: RequestContext,
    key: string,
    id: string,
  ): Promise<ChangeReview> {
    const note = await this.items.noting(context);
    return this.write(context, key, async (tx, change) => {
      const before = await this.toChange(tx, context, change, id);
      demandNone(before.actionItemId);
      const actionItemId = await note(tx, {
        ...itemFromRisk({ key, title: change.title }, before),
        entity: change.entities[0],
      });
      const after = { ...before, actionItemId, version: before.version + 1 };
      await this.risks.update(tx, after);
      await this.told(tx, context, change, before, after);
    });
  }

  async remove(
    context: RequestContext,
    key: string,
    id: string,
  ): Promise<ChangeReview> {
    return this.write(context, key, async (tx, change) => {
      const before = await this.toChange(tx, context, change, id);
      if (isPrediction(change, before)) throw foretold();
      await this.risks.remove(tx, id);
      await this.told(tx, context, change, before, undefined);
    });
  }

  private async write(
    context: RequestContext,
    key: string,
    work: (tx: Knex, change: StoredChange) => Promise<void>,
  ): Promise<ChangeReview> {
    const { database, outbox } = this.platform;
    const rights = await this.finder.rightsToChange(context, key);
    await orStale(
      key,
      () =>
        inTransaction(database, async tx => {
          await work(tx, await this.finder.findToChange(tx, rights, key));
        }),
      () => this.reading.get(context, key),
    );
    outbox.announce();
    // Whoever hands on what they look after sees what they have done, whatever the policy leaves them then.
    const stored = await this.finder.find(database, everyChange, key);
    return this.reading.present(context, stored, rights);
  }

  private async toChange(
    tx: Knex,
    context: RequestContext,
    change: StoredChange,
    id: string,
  ): Promise<StoredRisk> {
    const risks = await this.risks.of(tx, change.id);
    const found = risks.find(each => each.id === id);
    if (found === undefined) {
      throw new NotFoundError('There is no such way to fail');
    }
    if (found.version !== requiredVersion(context)) throw new VersionMoved();
    if (!isChangeOpen(change.status)) throw stays(change);
    return found;
  }

  /** What is written, as it is stored: with the word that the organisation has for its failure mode. */
  private async given(
    tx: Knex,
    sees: SeesItems,
    { actionItem, failureMode, ...input }: ChangeRiskInput,
    itemBefore: number | null,
  ) {
    return {
      ...input,
      failureMode:
        failureMode === null
          ? null
          : modeToStore(failureMode, await this.failureModes.store.all(tx)),
      actionItemId: await becameItem(tx, sees, actionItem, itemBefore),
    };
  }

  private async told(
    tx: Knex,
    context: RequestContext,
    change: StoredChange,
    before: StoredRisk | undefined,
    after: StoredRisk | undefined,
  ): Promise<void> {
    await this.writer.wrote(
      tx,
      change,
      changesBetween(riskInHistory(before), riskInHistory(after)),
      {
        actor: actorOf(context.principal),
        action: after?.foreseen === false ? 'surprise' : 'risk',
      },
    );
  }
}

/** Whether it was written down before the change was made: it stays as it was, or nobody could tell how well the change was foreseen. */
function isPrediction(change: StoredChange, { foreseen }: StoredRisk): boolean {
  return foreseen && wasMade(change);
}

function foretold(): GatesFailedError {
  return new GatesFailedError([
    {
      gate: 'state',
      problem:
        'what was foreseen stays as it was written before the change was made; say what came of it',
    },
  ]);
}
