import {
  fromKey,
  LearningMatch,
  matchLearning,
  OwnPast,
  textCorpus,
} from '@afterword/plugin-reliability-common';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { Knex } from 'knex';
import { EntityFactsReading } from '../../platform/catalog/EntityFactsReading';
import { inTransaction } from '../../platform/database/inTransaction';
import { OutboxConsumer } from '../../platform/outbox/OutboxRelay';
import { Platform } from '../../platform/Platform';
import { Asking } from './askingFrom';
import { LearningToAsk, MatchStore } from './MatchStore';
import { TurnStore } from './TurnStore';

/** Own texts that are held against a learning, at most. */
const MOST_SIMILAR = 200;

/**
 * Finds who should hear what was published, and asks them: the best matches first, and no team more than it can answer. What is
 * asked is written with the word to the team in one transaction; what waits is asked as soon as there is a place.
 */
export class AskingRounds {
  constructor(
    private readonly platform: Platform,
    private readonly matches: MatchStore,
    private readonly turns: TurnStore,
    private readonly entities: EntityFactsReading,
    private readonly asking: Asking,
  ) {}

  /** Finds who should hear what a postmortem says, once it is published and whenever a published one says more. */
  get consumer(): OutboxConsumer {
    return {
      name: 'learnings.ask',
      topics: ['postmortem.published', 'postmortem.updated'],
      takesLong: true,
      consume: async ({ topic, payload, confidential }) => {
        if (confidential) return;
        await this.about(
          fromKey(String(payload.key)),
          topic === 'postmortem.published',
        );
      },
    };
  }

  /** Holds the learnings of a postmortem against everybody, and asks. */
  async about(postmortemId: number, again: boolean): Promise<void> {
    const { clock, database, outbox } = this.platform;
    const learnings = await this.matches.toAsk(database, postmortemId, again);
    if (learnings.length === 0) return;
    const found = await this.match(postmortemId, learnings);
    // One by one: nobody waits for a round as a whole, and what is written stays where it has to be taken up again.
    for (const { id } of learnings) {
      await inTransaction(database, async tx => {
        await this.turns.take(tx);
        await this.matches.put(tx, id, found.get(id) ?? [], clock());
      });
    }
    await inTransaction(database, tx => this.next(tx));
    outbox.announce();
  }

  /** Asks what waits, where there is room by now: owners change, entities come and go. */
  async goOn(): Promise<void> {
    const { database, outbox } = this.platform;
    await inTransaction(database, tx => this.next(tx));
    outbox.announce();
  }

  /** The same in the transaction that made room. */
  async next(tx: Knex): Promise<void> {
    const { clock, outbox } = this.platform;
    const now = clock();
    const teams = await this.turns.askNext(tx, this.asking.perTeam, now);
    for (const team of teams) {
      await outbox.add(
        tx,
        { topic: 'learning.asked', payload: { team }, confidentialId: null },
        now,
      );
    }
  }

  /** Waits until nobody else hands out turns; before anything of what waits is written. */
  async hold(tx: Knex): Promise<void> {
    await this.turns.take(tx);
  }

  /** Where an answer was taken back: its question is asked again, and no team is asked more than it can answer. */
  async askAgain(
    tx: Knex,
    wanted: { readonly id: number; readonly entity: string },
  ): Promise<void> {
    await this.turns.makeRoom(tx, this.asking.perTeam, wanted);
  }

  private async match(
    postmortemId: number,
    learnings: readonly LearningToAsk[],
  ): Promise<Map<string, LearningMatch[]>> {
    const { database } = this.platform;
    const entities = await this.entities.all();
    const texts = await this.matches.textsBeside(database, postmortemId);
    const corpus = await textCorpus(texts);
    const found = new Map<string, LearningMatch[]>();
    for (const learning of learnings) {
      // Each takes a while: others have their turn in between.
      await othersTurn();
      const { id, statement, failureMode } = learning;
      const close = corpus.similarTo(
        `${statement} ${failureMode ?? ''}`,
        MOST_SIMILAR,
      );
      const pasts = new Map<string, OwnPast>();
      const pastOf = (ref: string) =>
        pasts.get(ref) ?? { ref, failures: [], similar: [] };
      for (const text of texts) {
        const similarity = close.get(text.id);
        if (similarity === undefined) continue;
        for (const ref of text.entities) {
          const past = pastOf(ref);
          const similar = [
            ...past.similar,
            { postmortem: text.id, similarity },
          ];
          pasts.set(ref, { ...past, similar });
        }
      }
      const failures =
        failureMode === null
          ? []
          : await this.matches.failuresOf(database, failureMode);
      for (const { entity, ...failure } of failures) {
        const past = pastOf(entity);
        pasts.set(entity, { ...past, failures: [...past.failures, failure] });
      }
      const { weights, limits } = this.asking;
      found.set(
        id,
        matchLearning(learning, {
          entities,
          pasts: [...pasts.values()],
          weights,
          limits,
        }),
      );
    }
    return found;
  }
}
