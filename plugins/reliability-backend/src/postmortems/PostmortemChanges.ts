import {
  fromKey,
  Postmortem,
  postmortemUpdatePermission,
  toKey,
} from '@afterword/plugin-reliability-common';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { notAllowedOn } from '../platform/access/Authorizer';
import { inTransaction } from '../platform/database/inTransaction';
import { orStale, VersionMoved } from '../platform/http/httpErrors';
import {
  actorOf,
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { contentOf, DocumentContent } from './document';
import { DocumentStore } from './DocumentStore';
import { HoldOrder } from './HoldOrder';
import { PostmortemPolicies, Rights } from './PostmortemPolicies';
import { PostmortemReading } from './PostmortemReading';
import { PostmortemStore } from './PostmortemStore';
import { ChangeRecord, WholePostmortem } from './postmortemTraces';
import { PostmortemChange, PostmortemWriter } from './PostmortemWriter';

/** What is to become of a postmortem. */
export interface Decided extends PostmortemChange {
  readonly record: Omit<ChangeRecord, 'actor'>;
}

/** Decides on a change; throws `VersionMoved` when it is based on an old version. */
export type Decide = (
  tx: Knex,
  before: WholePostmortem,
  rights: Rights,
) => Promise<Decided> | Decided;

/**
 * The way that every change of a postmortem takes: authorise, hold the postmortem, decide, write, answer with the whole.
 *
 * The postmortem's row is held from the first read to the end of the transaction. So changes of one postmortem come one after the
 * other, each sees what the one before it wrote, and two people who write in two sections at the same moment both succeed: what they
 * must not have missed is only the version of their own section.
 */
export class PostmortemChanges {
  constructor(
    private readonly platform: Platform,
    private readonly policies: PostmortemPolicies,
    private readonly order: HoldOrder,
    private readonly store: PostmortemStore,
    private readonly documents: DocumentStore,
    private readonly writer: PostmortemWriter,
    private readonly reading: PostmortemReading,
  ) {}

  async change(
    context: RequestContext,
    key: string,
    decide: Decide,
    options: {
      /** Makes a repeated request harmless: what it is called, and what was asked. */
      readonly once?: { readonly operation: string; readonly request: unknown };
      /** What whoever was too late gets to see; the whole postmortem unless told. */
      readonly current?: (now: WholePostmortem) => unknown;
      /** More than its document changes, or is judged: incidents that it depends on, and those of these keys, stay as they are meanwhile. */
      readonly incidents?: readonly string[];
      /** It is no edit: whoever may read the postmortem may do it. */
      readonly byReaders?: boolean;
    } = {},
  ): Promise<Postmortem> {
    const { clock, database, idempotency, outbox } = this.platform;
    const { once, current, byReaders, incidents } = options;
    const rights = byReaders
      ? await this.policies.reading(context)
      : await this.policies.changing(context);
    const id = fromKey(key);
    await orStale(
      key,
      () =>
        inTransaction(database, async tx => {
          if (incidents !== undefined) {
            await this.order.keepIncidents(tx, id, incidents.map(fromKey));
          }
          const before = await this.hold(tx, id, rights, byReaders);
          const apply = async () => {
            await this.apply(tx, context, before, decide, rights);
            return id;
          };
          if (once === undefined) {
            await apply();
            return;
          }
          await idempotency.once(
            tx,
            context,
            once.operation,
            { key, request: once.request },
            clock(),
            apply,
          );
        }),
      async () =>
        current === undefined
          ? this.reading.get(context, key)
          : current(await this.reading.current(context, key)),
    );
    outbox.announce();
    return this.reading.present(await this.reading.load(database, id), rights);
  }

  /**
   * A postmortem for whoever changes it, as it stays until the transaction ends.
   *
   * @param byReaders - whoever may read it may do it
   * @throws NotFoundError when the caller may not see it, NotAllowedError when the caller may not change it
   */
  async hold(
    tx: Knex,
    id: number,
    rights: Rights,
    byReaders = false,
  ): Promise<WholePostmortem> {
    const postmortem = await this.store.hold(tx, id, rights.reader);
    if (postmortem === undefined) {
      throw new NotFoundError(`There is no ${toKey('postmortem', id)}`);
    }
    if (!byReaders && !(await this.reading.isEditable(tx, id, rights))) {
      throw notAllowedOn(postmortemUpdatePermission, toKey('postmortem', id));
    }
    return { postmortem, document: await this.documents.get(tx, id) };
  }

  private async apply(
    tx: Knex,
    context: RequestContext,
    before: WholePostmortem,
    decide: Decide,
    rights: Rights,
  ): Promise<void> {
    const { record, ...change } = await decide(tx, before, rights);
    const actor = actorOf(context.principal);
    await this.writer.update(tx, before, change, { ...record, actor });
  }
}

/**
 * Changes around the document are based on the version of the whole.
 *
 * @throws VersionMoved when that is not the caller's
 */
export function expectCurrent(
  context: RequestContext,
  { postmortem }: WholePostmortem,
): void {
  if (postmortem.version !== requiredVersion(context)) throw new VersionMoved();
}

/**
 * Changes within the document are based on the version of their part.
 *
 * @throws VersionMoved when that is not the caller's
 */
export function expectPart(context: RequestContext, version: number): void {
  if (version !== requiredVersion(context)) throw new VersionMoved();
}

/** What the document says before a change. */
export function contentNow({
  postmortem,
  document,
}: WholePostmortem): DocumentContent {
  return contentOf(postmortem.title, document);
}
