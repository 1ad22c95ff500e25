import { fromKey, toKey } from '@afterword/plugin-reliability-common';
import { NotAllowedError } from '@backstage/errors';
import { Knex } from 'knex';
import { ActionItems } from '../actionItems';
import { inTransaction } from '../platform/database/inTransaction';
import { orStale } from '../platform/http/httpErrors';
import {
  actorOf,
  Principal,
  RequestContext,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { answersFor, WhoAnswers, whoAnswersFor } from './answersFor';
import { GateKeeper } from './GateKeeper';
import { HoldOrder } from './HoldOrder';
import { expectCurrent, PostmortemChanges } from './PostmortemChanges';
import { PostmortemPolicies } from './PostmortemPolicies';
import { PostmortemReading } from './PostmortemReading';
import { PostmortemStore } from './PostmortemStore';
import { historyOf, lastStateOf, WholePostmortem } from './postmortemTraces';

const inWords: Readonly<Record<WhoAnswers, string>> = {
  author: 'its author',
  others: 'its facilitator or who owns what it is about',
  othersForAuthor:
    'its facilitator or who owns what it is about, since its author has left the catalog',
};

/**
 * Discards drafts: the document, its revisions and its ideas are deleted, and its incidents are free for another. The circle stays, and
 * keeps what the history says of it from everybody else.
 */
export class PostmortemDiscarding {
  constructor(
    private readonly platform: Platform,
    private readonly policies: PostmortemPolicies,
    private readonly store: PostmortemStore,
    private readonly gates: GateKeeper,
    private readonly actionItems: ActionItems,
    private readonly order: HoldOrder,
    private readonly changes: PostmortemChanges,
    private readonly reading: PostmortemReading,
  ) {}

  async discard(context: RequestContext, key: string): Promise<void> {
    const { database, outbox } = this.platform;
    const rights = await this.policies.changing(context);
    await orStale(
      key,
      () =>
        inTransaction(database, async tx => {
          await this.order.keepIncidents(tx, fromKey(key), []);
          const whole = await this.changes.hold(tx, fromKey(key), rights);
          expectCurrent(context, whole);
          await this.demandOwn(tx, whole, context.principal);
          await this.gates.demandDiscardable(tx, whole, rights);
          await this.write(tx, whole, actorOf(context.principal));
        }),
      () => this.reading.get(context, key),
    );
    outbox.announce();
  }

  private async demandOwn(
    tx: Knex,
    { postmortem }: WholePostmortem,
    principal: Principal,
  ): Promise<void> {
    const { id, confidentialId } = postmortem;
    // What is published is nobody's to discard, which is said to all alike.
    if (confidentialId === null) return;
    const { access, catalog } = this.platform;
    const readers = await access.readersOf(tx, confidentialId);
    if (await answersFor(tx, catalog, postmortem, readers, principal)) return;
    const whose =
      principal.kind === 'user'
        ? await whoAnswersFor(tx, catalog, postmortem, principal)
        : 'author';
    throw new NotAllowedError(
      `${toKey('postmortem', id)} is discarded by ${inWords[whose]}`,
    );
  }

  private async write(
    tx: Knex,
    whole: WholePostmortem,
    actor: string | null,
  ): Promise<void> {
    const { clock, history, outbox } = this.platform;
    const { id, confidentialId } = whole.postmortem;
    const record = { actor, action: 'discarded' };
    const version = whole.postmortem.version + 1;
    await this.actionItems.writer.discardOf(tx, id, record);
    await history.append(tx, {
      ...historyOf(
        { ...whole.postmortem, version, updatedAt: clock() },
        record,
      ),
      changes: lastStateOf(whole),
    });
    await outbox.add(
      tx,
      {
        topic: 'postmortem.discarded',
        payload: { key: toKey('postmortem', id), version },
        confidentialId,
      },
      clock(),
    );
    await this.store.delete(tx, id);
  }
}
