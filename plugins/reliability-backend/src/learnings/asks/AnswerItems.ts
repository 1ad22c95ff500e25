import {
  candidateFrom,
  fromKey,
  LearningAnswer,
  PublishedLearning,
  takeStep,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { accountableOf, ActionItems, nothingPromised } from '../../actionItems';
import { FieldError } from '../../platform/http/httpErrors';
import { Platform } from '../../platform/Platform';
import { StoredApplication } from './ApplicationRow';
import { LearningRights } from './AskedLearnings';

/** The action item that an answer links, which was there before it. */
export function linkedIn(answer: LearningAnswer): number | null {
  return 'actionItem' in answer && answer.actionItem !== undefined
    ? fromKey(answer.actionItem)
    : null;
}

/** Writes, links and declines the action items of answers. It runs in its caller's transaction. */
export class AnswerItems {
  constructor(
    private readonly platform: Platform,
    private readonly actionItems: ActionItems,
  ) {}

  /** Writes the idea that follows from a learning that applies. */
  write(
    tx: Knex,
    learning: PublishedLearning,
    entity: string,
    note: string,
    actor: string,
  ): Promise<number> {
    const now = this.platform.clock();
    return this.actionItems.writer.create(tx, {
      given: {
        ...candidateFrom(learning, learning.postmortem.key, note),
        ...nothingPromised,
        type: null,
        entity,
        owner: null,
        assignee: null,
        due: null,
        acceptanceTest: '',
        trackerUrl: null,
        // It is its entity's own; where it was learned has gates and counts of its own.
        postmortemId: null,
        incidentId: null,
        createdAt: now,
        updatedAt: now,
        createdBy: actor,
      },
      record: { actor, action: 'created' },
    });
  }

  /**
   * The action item that stays with another answer, or is linked by it. A candidate goes with the answer that it was written from, as long as
   * nobody has made more of it; what somebody has promised stays, what was linked stays for itself, and what is declined already is no help to
   * anybody.
   *
   * @throws FieldError when the linked one is not there for whoever answers, or is not one of the entity
   */
  async after(
    tx: Knex,
    { actionItemId, isLinked, entity }: StoredApplication,
    answer: LearningAnswer,
    {
      rights,
      actor,
    }: { readonly rights: LearningRights; readonly actor: string },
  ): Promise<number | null> {
    const { store, writer } = this.actionItems;
    const linked = linkedIn(answer);
    const ids = [actionItemId, linked].flatMap(id => id ?? []);
    if (ids.length === 0) return null;
    const items = await store.holdUnrestricted(tx, ids);
    if (linked !== null) {
      const item = items.find(({ id }) => id === linked);
      const seen = await this.seen(tx, linked, rights);
      if (!seen || item?.entity !== entity || item.status === 'declined') {
        throw new FieldError(
          'body.actionItem',
          `must be an action item of ${entity} that stands`,
        );
      }
    }
    const own = items.find(({ id }) => id === actionItemId);
    if (own === undefined || own.status === 'declined' || isLinked) {
      return linked;
    }
    const isAsWritten = own.status === 'candidate' && own.version === 1;
    const isKept =
      linked === null ? answer.state === 'applies' : linked === own.id;
    if (isKept || !isAsWritten) return linked ?? own.id;
    const outcome = takeStep(
      { ...own, accountable: accountableOf(own) },
      {
        to: 'declined',
        note: 'The answer that it was written from was changed',
      },
      this.platform.clock(),
    );
    if ('missing' in outcome) return linked ?? own.id;
    await writer.update(
      tx,
      own,
      { ...own, ...outcome.taken },
      { actor, action: 'declined' },
    );
    return linked;
  }

  private async seen(
    tx: Knex,
    id: number,
    { reader: { principal }, actionItems }: LearningRights,
  ): Promise<boolean> {
    if (!actionItems.allowed) return false;
    const { criteria } = actionItems;
    const seen = await this.actionItems.store.seen(tx, [id], {
      principal,
      criteria,
    });
    return seen.has(id);
  }
}
