import { createHash } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { int } from '../database/columns';
import { actorOf, RequestContext } from '../http/RequestContext';

/** What a request has created. */
export interface Creation {
  readonly id: number;
  /** Whether that was the first time: what the caller may read of it is asked anew. */
  readonly isRepeated: boolean;
}

/**
 * Makes a repeated creation answer the first one. The key is written in the transaction of the creation, so both exist or neither.
 */
export class Idempotency {
  /**
   * Runs `create` unless the caller has used this key for the same request before.
   *
   * @returns what was created, now or the first time
   * @throws ConflictError when the key was used for another request
   */
  async once(
    tx: Knex,
    context: RequestContext,
    operation: string,
    request: unknown,
    now: number,
    create: () => Promise<number>,
  ): Promise<Creation> {
    const key = context.idempotencyKey;
    if (key === undefined) return { id: await create(), isRepeated: false };
    const identity = { principal: actorOf(context.principal), operation, key };
    const hash = createHash('sha256')
      .update(JSON.stringify(request))
      .digest('hex');
    // Inserting first lets two concurrent requests with one key meet here: the second waits, then finds the row.
    const inserted = await tx('idempotency_key')
      .insert({
        ...identity,
        request_hash: hash,
        resource_id: 0,
        created_at: now,
      })
      .onConflict(['principal', 'operation', 'key'])
      .ignore()
      .returning('key');
    if (inserted.length === 0) {
      const used = await tx('idempotency_key')
        .where(identity)
        .first('request_hash', 'resource_id');
      if (used.request_hash !== hash) {
        throw new ConflictError(
          'This Idempotency-Key was used for another request',
        );
      }
      return { id: int(used.resource_id), isRepeated: true };
    }
    const id = await create();
    await tx('idempotency_key').where(identity).update({ resource_id: id });
    return { id, isRepeated: false };
  }

  /** Forgets keys older than `before`. */
  async forget(tx: Knex, before: number): Promise<number> {
    return tx('idempotency_key').where('created_at', '<', before).delete();
  }
}
