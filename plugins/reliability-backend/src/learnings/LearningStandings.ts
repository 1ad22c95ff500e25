import {
  fromKey,
  LearningRecord,
  LearningStanding,
  postmortemUpdatePermission,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { demanded, notAllowedOn } from '../platform/access/Authorizer';
import { inTransaction } from '../platform/database/inTransaction';
import { changesBetween } from '../platform/history/History';
import { orStale, VersionMoved } from '../platform/http/httpErrors';
import {
  actorOf,
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { AskingRounds } from './asks/AskingRounds';
import { demandOther } from './demandOther';
import { LearningReading } from './LearningReading';
import { LearningStore, ListedLearning } from './LearningStore';
import { Revisiting } from './revisits/Revisiting';
import { Standing } from './StandingRow';

type Rights = Awaited<ReturnType<LearningReading['rights']>>;

/** Says where learnings stand among others, for those who may change the postmortem that they are from. */
export class LearningStandings {
  constructor(
    private readonly platform: Platform,
    private readonly store: LearningStore,
    private readonly postmortems: Postmortems,
    private readonly reading: LearningReading,
    private readonly revisiting: Revisiting,
    private readonly rounds: AskingRounds,
  ) {}

  /**
   * @throws ConflictError for one of a draft
   * @throws FieldError when the other is not there for the caller, or does not stand itself
   */
  async put(
    context: RequestContext,
    key: string,
    said: LearningStanding,
  ): Promise<LearningRecord> {
    const rights = await this.reading.rights(context);
    demanded(rights.update, postmortemUpdatePermission);
    const other = otherOf(said);
    await orStale(
      key,
      () =>
        inTransaction(this.platform.database, async tx => {
          const before = await this.held(tx, key, other?.id, rights);
          if (before.standing.version !== requiredVersion(context)) {
            throw new VersionMoved();
          }
          if (other) {
            // So no two lead to each other, and every way ends.
            const { reader } = rights;
            await demandOther(tx, this.store, reader, before.id, other);
          }
          const standing: Standing = {
            state: said.state,
            by: other?.id ?? null,
            reason: said.state === 'retired' ? said.reason.trim() : '',
            revisitAt:
              said.state === 'stands'
                ? this.platform.clock() + this.revisiting.afterMillis
                : before.standing.revisitAt,
            version: before.standing.version + 1,
          };
          await this.store.putStanding(tx, before.id, standing);
          await this.record(tx, context, before, standing);
          // What is asked no longer leaves its place to what waits.
          await this.rounds.next(tx);
        }),
      () => this.reading.get(context, key),
    );
    this.platform.outbox.announce();
    return this.reading.get(context, key);
  }

  /** A learning for whoever may change its postmortem, as it stays until the transaction ends. */
  private async held(
    tx: Knex,
    key: string,
    other: number | undefined,
    rights: Rights,
  ): Promise<ListedLearning> {
    const { store, reading } = this.postmortems;
    const id = fromKey(key);
    const find = () =>
      this.store.get(tx, rights.reader, id, reading.beside(rights));
    const found = await find();
    if (found === undefined) throw new NotFoundError(`There is no ${key}`);
    await store.hold(tx, found.postmortem.id, rights.reader);
    await this.store.hold(tx, other === undefined ? [id] : [id, other]);
    const now = await find();
    if (now === undefined) throw new NotFoundError(`There is no ${key}`);
    if (now.publishedAt === null) {
      throw new ConflictError(`${key} is in a draft still`);
    }
    if (!(await reading.isEditable(tx, now.postmortem.id, rights))) {
      throw notAllowedOn(
        postmortemUpdatePermission,
        toKey('postmortem', now.postmortem.id),
      );
    }
    return now;
  }

  private async record(
    tx: Knex,
    { principal }: RequestContext,
    { id, standing: before }: ListedLearning,
    standing: Standing,
  ): Promise<void> {
    const { clock, history } = this.platform;
    const told = ({ state, by, reason }: Standing) => ({
      state,
      by: by === null ? null : toKey('learning', by),
      reason,
    });
    await history.append(tx, {
      kind: 'learning',
      id,
      version: standing.version,
      at: clock(),
      actor: actorOf(principal),
      action: standing.state,
      changes: changesBetween(told(before), told(standing)),
      confidentialId: null,
    });
  }
}

interface Other {
  readonly id: number;
  readonly field: 'into' | 'by';
}

function otherOf(said: LearningStanding): Other | undefined {
  switch (said.state) {
    case 'merged':
      return { id: fromKey(said.into), field: 'into' };
    case 'superseded':
      return { id: fromKey(said.by), field: 'by' };
    default:
      return undefined;
  }
}
