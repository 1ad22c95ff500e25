import {
  actionItemCreatePermission,
  fromKey,
  LearningAnswer,
  learningAnswerPermission,
  LearningApplication,
  PublishedLearning,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { inTransaction } from '../../platform/database/inTransaction';
import { changesBetween } from '../../platform/history/History';
import { orStale, VersionMoved } from '../../platform/http/httpErrors';
import {
  actorOf,
  RequestContext,
  requiredVersion,
} from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { AnswerItems, linkedIn } from './AnswerItems';
import { GivenAnswer, StoredApplication } from './ApplicationRow';
import { ApplicationStore, AskedOf } from './ApplicationStore';
import { AskedLearnings, LearningRights } from './AskedLearnings';
import { AskingRounds } from './AskingRounds';
import { AskReading, notAsked } from './AskReading';
import { demandOwn } from './demandOwn';

/** Writes an answer with what belongs to it elsewhere. */
type Beside = (
  tx: Knex,
  write: () => Promise<StoredApplication>,
) => Promise<StoredApplication>;

/** Answers whether learnings apply, on behalf of people and services. */
export class Answering {
  constructor(
    private readonly platform: Platform,
    private readonly store: ApplicationStore,
    private readonly learnings: AskedLearnings,
    private readonly reading: AskReading,
    private readonly rounds: AskingRounds,
    private readonly items: AnswerItems,
  ) {}

  /**
   * Says it, with the action item that follows and the next question, in one transaction.
   *
   * @param beside - writes what belongs to it in the same transaction, for whoever may write down what others say; without it owners answer
   */
  async answer(
    context: RequestContext,
    of: AskedOf,
    answer: LearningAnswer,
    beside?: Beside,
  ): Promise<LearningApplication> {
    const { authorizer, database, outbox } = this.platform;
    await authorizer.demand(context, learningAnswerPermission);
    if (answer.state === 'applies' && linkedIn(answer) === null) {
      await authorizer.demand(context, actionItemCreatePermission);
    }
    const rights = await this.learnings.rights(context);
    await this.reading.demandEntity(context, of.entity);
    if (beside === undefined) {
      await demandOwn(this.platform, context, of.entity);
    }
    const along: Beside = beside ?? ((_tx, write) => write());
    // Before the transaction: what is named with a learning is read on connections of its own.
    const asked = await this.store.get(database, rights.reader, of, {
      held: false,
    });
    if (asked === undefined) throw notAsked(of.entity);
    const learning = (
      await this.learnings.byIds(database, rights, [asked.learningId])
    ).get(asked.learningId);
    if (learning === undefined) throw notAsked(of.entity);
    const stored = await orStale(
      'The answer',
      () =>
        inTransaction(database, tx =>
          along(tx, () =>
            this.write(tx, context, rights, { of, learning, answer }),
          ),
        ),
      () => this.reading.get(context, of),
    );
    outbox.announce();
    return this.reading.presentOne(context, stored, rights);
  }

  private async write(
    tx: Knex,
    context: RequestContext,
    rights: LearningRights,
    {
      of,
      learning,
      answer,
    }: {
      readonly of: AskedOf;
      readonly learning: PublishedLearning;
      readonly answer: LearningAnswer;
    },
  ): Promise<StoredApplication> {
    const { clock, history } = this.platform;
    const actor = actorOf(context.principal);
    const seen = await this.store.get(tx, rights.reader, of, { held: false });
    if (seen === undefined) throw notAsked(of.entity);
    const coveredBy = coveringIn(answer);
    if (coveredBy !== null) {
      await this.learnings.demandCovering(tx, rights, of.key, coveredBy);
    }
    await this.rounds.hold(tx);
    // Action items are held before what points at them.
    const keptItem = await this.items.after(tx, seen, answer, {
      rights,
      actor,
    });
    const before = await this.store.get(tx, rights.reader, of, { held: true });
    if (before === undefined) throw notAsked(of.entity);
    if (
      before.version !== requiredVersion(context) ||
      before.version !== seen.version
    ) {
      throw new VersionMoved();
    }
    const isAnswered = answer.state !== 'unanswered';
    const given: GivenAnswer = {
      state: answer.state,
      note: answer.state === 'unanswered' ? '' : answer.note.trim(),
      answeredAt: isAnswered ? clock() : null,
      answeredBy: isAnswered ? actor : null,
      actionItemId:
        answer.state === 'applies' && keptItem === null
          ? await this.items.write(tx, learning, of.entity, answer.note, actor)
          : keptItem,
      isLinked: linkedIn(answer) !== null,
      coveredBy,
    };
    if (!(await this.store.answer(tx, before, given))) {
      throw new VersionMoved();
    }
    const after = { ...before, ...given, version: before.version + 1 };
    await history.append(tx, {
      kind: 'learningApplication',
      id: before.id,
      version: after.version,
      at: clock(),
      actor,
      action: answer.state,
      changes: {
        ...changesBetween(told(before), told(after)),
        // Each answer is told whole.
        ...(isAnswered ? { note: [before.note, after.note] } : {}),
      },
      confidentialId: null,
    });
    if (!isAnswered && before.state !== 'unanswered') {
      await this.rounds.askAgain(tx, { id: before.id, entity: of.entity });
    }
    await this.rounds.next(tx);
    return after;
  }
}

/** The learning by which it is covered, where an answer names one. */
function coveringIn(answer: LearningAnswer): number | null {
  return answer.state === 'alreadyCovered' && answer.coveredBy !== undefined
    ? fromKey(answer.coveredBy)
    : null;
}

function told({ state, note, actionItemId, coveredBy }: StoredApplication) {
  return {
    state,
    note,
    actionItem:
      actionItemId === null ? null : toKey('actionItem', actionItemId),
    coveredBy: coveredBy === null ? null : toKey('learning', coveredBy),
  };
}
