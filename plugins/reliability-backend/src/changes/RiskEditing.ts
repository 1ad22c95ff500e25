import { randomUUID } from 'node:crypto';
import {
  ChangeReview,
  ChangeRiskInput,
  isChangeOpen,
  itemFromRisk,
  modeToStore,
  NewChangeRisk,
  wasMade,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ActionItems, becameItem, demandNone, SeesItems } from '../actionItems';
import { FailureModes } from '../failureModes';
import { changesBetween } from '../platform/history/History';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { stays } from './changeGates';
import { ChangeProposals } from './ChangeProposals';
import { ChangeRiskStore } from './ChangeRiskStore';
import { StoredRisk } from './ChangeRow';
import { ChangeSight } from './ChangeSight';
import { riskInHistory } from './riskInHistory';
import { demandRoom, foretold, isPrediction, RiskWriting } from './RiskWriting';

/** Writes the ways in which changes may fail, on behalf of people and services. Each has a version of its own: nobody waits for anybody else's. */
export class RiskEditing {
  constructor(
    private readonly platform: Platform,
    private readonly risks: ChangeRiskStore,
    private readonly writing: RiskWriting,
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
    return this.writing.write(context, key, async (tx, change) => {
      await idempotency.once(
        tx,
        context,
        'addChangeRisk',
        { key, proposal, input },
        clock(),
        async () => {
          if (!isChangeOpen(change.status)) throw stays(change);
          const risks = await this.risks.of(tx, change.id);
          demandRoom(risks);
          const foreseen = !wasMade(change);
          const added: StoredRisk = {
            ...(await this.given(tx, sees, input, null)),
            id: randomUUID(),
            version: 1,
            reasons,
            foreseen,
            outcome: foreseen ? 'open' : 'occurred',
          };
          await this.writing.told(tx, context, change, undefined, added);
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
    return this.writing.write(context, key, async (tx, change) => {
      const before = await this.writing.toChange(tx, context, change, id);
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
      await this.writing.told(tx, context, change, before, after);
    });
  }

  /** Makes an action item of one, in one transaction: a second press finds it. */
  async commit(
    context: RequestContext,
    key: string,
    id: string,
  ): Promise<ChangeReview> {
    const note = await this.items.noting(context);
    return this.writing.write(context, key, async (tx, change) => {
      const before = await this.writing.toChange(tx, context, change, id);
      demandNone(before.actionItemId);
      const actionItemId = await note(tx, {
        ...itemFromRisk({ key, title: change.title }, before),
        entity: change.entities[0],
      });
      const after = { ...before, actionItemId, version: before.version + 1 };
      await this.risks.update(tx, after);
      await this.writing.told(tx, context, change, before, after);
    });
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
}
