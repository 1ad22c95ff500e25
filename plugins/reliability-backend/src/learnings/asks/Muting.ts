import {
  learningAnswerPermission,
  LearningMute,
  LearningMuteInput,
  toDay,
} from '@afterword/plugin-reliability-common';
import { inTransaction } from '../../platform/database/inTransaction';
import { FieldError } from '../../platform/http/httpErrors';
import { actorOf, RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { AskedLearnings } from './AskedLearnings';
import { AskingRounds } from './AskingRounds';
import { AskReading, notAsked } from './AskReading';
import { answeredBy, demandOwn } from './demandOwn';
import { MuteStore } from './MuteStore';

/** Mutes entities, and tells who did, on behalf of people and services. */
export class Muting {
  constructor(
    private readonly platform: Platform,
    private readonly store: MuteStore,
    private readonly learnings: AskedLearnings,
    private readonly reading: AskReading,
    private readonly rounds: AskingRounds,
  ) {}

  /** @throws NotFoundError when whoever asks may not see the entity */
  async get(context: RequestContext, entity: string): Promise<LearningMute> {
    const { database } = this.platform;
    await this.learnings.rights(context);
    await this.reading.demandEntity(context, entity);
    const editable = await answeredBy(this.platform, context, [entity]);
    return {
      entity,
      editable: editable(entity),
      muted: await this.store.isMuted(database, entity),
      history: await this.store.history(database, entity),
    };
  }

  /** Lets an entity be asked nothing any more, for good or until a day, or be asked again. */
  async put(
    context: RequestContext,
    entity: string,
    { muted, reason, until }: LearningMuteInput,
  ): Promise<LearningMute> {
    const { authorizer, catalog, clock, database, outbox } = this.platform;
    await authorizer.demand(context, learningAnswerPermission);
    await this.reading.demandEntity(context, entity);
    await demandOwn(this.platform, context, entity);
    const known = await catalog.known(database, [entity]);
    if (muted && !known.has(entity)) throw notAsked(entity);
    if (until !== null && until <= toDay(clock())) {
      throw new FieldError('body.until', 'must be a day that is to come');
    }
    await inTransaction(database, async tx => {
      const change = { by: actorOf(context.principal), at: clock() };
      await this.rounds.hold(tx);
      if (muted) {
        const said = { ...change, reason: reason.trim(), until };
        await this.store.mute(tx, entity, said);
      } else {
        await this.store.unmute(tx, entity, change);
      }
      await this.rounds.next(tx);
    });
    outbox.announce();
    return this.get(context, entity);
  }
}
