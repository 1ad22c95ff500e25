import {
  fromKey,
  LearningMatch,
  matchInPortions,
  OwnPast,
  textCorpus,
  toDay,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { z } from 'zod';
import { Incidents } from '../../incidents';
import { EntityFactsReading } from '../../platform/catalog/EntityFactsReading';
import { inTransaction } from '../../platform/database/inTransaction';
import { OutboxConsumer } from '../../platform/outbox/OutboxRelay';
import { Platform } from '../../platform/Platform';
import { letOthersIn } from '../../platform/tasks/letOthersIn';
import { Asking } from './askingFrom';
import { AskingRound, LearningToAsk, MatchStore } from './MatchStore';
import { MuteStore } from './MuteStore';
import { TurnStore } from './TurnStore';

/** What is found of an entity's own past, piece by piece: one that fails often has thousands. */
interface GrowingPast extends OwnPast {
  readonly failures: OwnPast['failures'][number][];
  readonly similar: OwnPast['similar'][number][];
}

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
    private readonly stores: {
      readonly turns: TurnStore;
      readonly mutes: MuteStore;
    },
    private readonly entities: EntityFactsReading,
    private readonly failureModes: Incidents['failureModes']['words'],
    private readonly asking: Asking,
  ) {}

  /** Finds who should hear what a postmortem says, once it is published and whenever a published one says more. */
  get consumer(): OutboxConsumer {
    return {
      name: 'learnings.ask',
      topics: ['postmortem.published', 'postmortem.updated'],
      takesLong: true,
      consume: async ({ topic, payload, confidential, createdAt }) => {
        const added = z.array(z.string()).catch([]).parse(payload.learnings);
        const isNew = topic === 'postmortem.published';
        if (confidential || (!isNew && added.length === 0)) return;
        await this.about({
          postmortemId: fromKey(String(payload.key)),
          since: createdAt,
          only: isNew ? undefined : added,
        });
      },
    };
  }

  /** Holds the learnings of a postmortem against everybody, and asks. */
  async about(round: AskingRound): Promise<void> {
    const { clock, database, outbox } = this.platform;
    const learnings = await this.matches.toAsk(database, round);
    if (learnings.length > 0) {
      const match = await this.matcher(round.postmortemId);
      // One by one: nobody waits for a round as a whole, and what is written stays where it has to be taken up again.
      for (const learning of learnings) {
        // Each takes a while: others have their turn in between.
        await othersTurn();
        const matched = await match(learning);
        await inTransaction(database, async tx => {
          await this.stores.turns.take(tx);
          await this.matches.put(tx, learning.id, matched, clock());
        });
      }
    }
    await inTransaction(database, tx => this.next(tx));
    outbox.announce();
  }

  /** Asks what waits, where there is room by now: owners change, entities come and go, mutes end. What is asked goes with its entity, and both owners are told. */
  async goOn(): Promise<void> {
    const { clock, database, outbox } = this.platform;
    await inTransaction(database, async tx => {
      const now = clock();
      await this.hold(tx);
      await this.stores.mutes.unmuteThoseOver(tx, { day: toDay(now), at: now });
      for (const { from, to } of await this.stores.turns.followOwners(tx)) {
        await outbox.add(
          tx,
          {
            topic: 'learning.askMoved',
            payload: { from, to },
            confidentialId: null,
          },
          now,
        );
      }
      await this.next(tx);
    });
    outbox.announce();
  }

  /** The same in the transaction that made room. */
  async next(tx: Knex): Promise<void> {
    const { clock, outbox } = this.platform;
    const now = clock();
    const teams = await this.stores.turns.askNext(tx, this.asking.perTeam, now);
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
    await this.stores.turns.take(tx);
  }

  /** Where an answer was taken back: its question is asked again, and no team is asked more than it can answer. */
  async askAgain(
    tx: Knex,
    wanted: { readonly id: number; readonly entity: string },
  ): Promise<void> {
    await this.stores.turns.makeRoom(tx, this.asking.perTeam, wanted);
  }

  /** Reads what learnings of a postmortem are held against, once for all of them. */
  private async matcher(
    postmortemId: number,
  ): Promise<(learning: LearningToAsk) => Promise<LearningMatch[]>> {
    const { database } = this.platform;
    const entities = await this.entities.all();
    const texts = await this.matches.textsBeside(database, postmortemId);
    const corpus = await textCorpus(texts);
    return async learning => {
      const { statement, failureMode } = learning;
      const pasts = new Map<string, GrowingPast>();
      const pastOf = (ref: string) => {
        const past = pasts.get(ref) ?? { ref, failures: [], similar: [] };
        pasts.set(ref, past);
        return past;
      };
      const close = corpus.similarTo(
        `${statement} ${failureMode ?? ''}`,
        MOST_SIMILAR,
      );
      for (const text of texts) {
        const similarity = close.get(text.id);
        if (similarity === undefined) continue;
        for (const ref of text.entities) {
          pastOf(ref).similar.push({ postmortem: text.id, similarity });
        }
      }
      for (const { entity, ...failure } of await this.failuresOf(failureMode)) {
        pastOf(entity).failures.push(failure);
      }
      const { weights, limits } = this.asking;
      return letOthersIn(
        matchInPortions(learning, {
          entities,
          pasts: [...pasts.values()],
          weights,
          limits,
        }),
      );
    };
  }

  /** Incidents that failed as a learning says, in whatever words. */
  private async failuresOf(failureMode: string | null) {
    if (failureMode === null) return [];
    const { database } = this.platform;
    const { failureMode: spellings } = await this.failureModes.spelledOut(
      database,
      { failureMode: [failureMode] },
    );
    const found = await this.matches.failuresOf(database, spellings);
    return found.map(each => ({ ...each, failureMode }));
  }
}
