import {
  ChangeReview,
  isChangeOpen,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { GatesFailedError } from '../platform/http/httpErrors';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { stays } from './changeGates';
import { ChangeRiskStore } from './ChangeRiskStore';
import { AwaitedItem, RemovedRiskStore } from './RemovedRiskStore';
import {
  demandRoom,
  demandVersion,
  foretold,
  isPrediction,
  RiskWriting,
} from './RiskWriting';

/** Knows for which action items ways to fail wait. It is further down the house, so it is told to who takes them back once it is there. */
export interface AwaitedItems {
  /** Ends the waiting of a way to fail, and says what it waited for. */
  withdraw(
    tx: Knex,
    changeId: number,
    riskId: string,
  ): Promise<readonly AwaitedItem[]>;
  /** Lets it wait for these again. */
  await(
    tx: Knex,
    changeId: number,
    riskId: string,
    items: readonly AwaitedItem[],
  ): Promise<void>;
}

/** Takes ways to fail back, and undoes that: with why they were proposed, what they became and what they wait for, seen or unseen. */
export class RiskTakingBack {
  private awaited: AwaitedItems | undefined;

  constructor(
    private readonly platform: Platform,
    private readonly risks: ChangeRiskStore,
    private readonly removed: RemovedRiskStore,
    private readonly writing: RiskWriting,
  ) {}

  followedBy(awaited: AwaitedItems): void {
    this.awaited = awaited;
  }

  async remove(
    context: RequestContext,
    key: string,
    id: string,
  ): Promise<ChangeReview> {
    return this.writing.write(context, key, async (tx, change) => {
      const before = await this.writing.toChange(tx, context, change, id);
      if (isPrediction(change, before)) throw foretold();
      const waited = await this.awaited?.withdraw(tx, change.id, id);
      const at = this.platform.clock();
      await this.removed.keep(tx, id, { waited: waited ?? [], at });
      await this.risks.remove(tx, id);
      await this.writing.told(tx, context, change, before, undefined);
    });
  }

  /** One that is there already stays as it is: a second press does nothing. */
  async restore(
    context: RequestContext,
    key: string,
    id: string,
  ): Promise<ChangeReview> {
    return this.writing.write(context, key, async (tx, change) => {
      const risks = await this.risks.of(tx, change.id);
      const there = risks.find(each => each.id === id);
      const kept = await this.removed.find(tx, change.id, id);
      const risk = there ?? kept?.risk;
      demandVersion(context, risk);
      if (kept === undefined) return;
      if (!isChangeOpen(change.status)) throw stays(change);
      if (isPrediction(change, risk)) throw madeMeanwhile();
      demandRoom(risks);
      await this.removed.bringBack(tx, id);
      await this.awaited?.await(tx, change.id, id, kept.waited);
      await this.writing.told(tx, context, change, undefined, risk);
    });
  }
}

function madeMeanwhile(): GatesFailedError {
  return new GatesFailedError([
    {
      gate: 'state',
      problem:
        'the change was made meanwhile, and nothing more is foreseen of it; write down what surprised',
    },
  ]);
}
