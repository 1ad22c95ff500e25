import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { feedForms } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { FeedStore, StoredFeed } from './FeedStore';

const BYTES = 32;

/** `17.<signature>.ics`: an id as databases make them, 256 bits, and the form. */
const shape = /^([1-9]\d{0,9})\.([\w-]{43})\.(ics|atom)$/;

/**
 * The addresses of feeds: an id with a signature, so that nobody finds another's by trying, and nothing is looked up for who has none.
 */
export class FeedAddresses {
  private key: Promise<string> | undefined;

  /** @param configured - what signs; undefined: a key of the database's own */
  constructor(
    private readonly database: Knex,
    private readonly store: FeedStore,
    private readonly configured: string | undefined,
  ) {}

  /** The last part of the address of a feed. */
  async nameOf({ id, kind }: Pick<StoredFeed, 'id' | 'kind'>): Promise<string> {
    const form = feedForms[kind];
    return `${id}.${await this.signature(id, form)}.${form}`;
  }

  /** The id of the feed that an address is of; undefined where it was not made here. */
  async idIn(name: string): Promise<number | undefined> {
    const [, id, signed, form] = shape.exec(name) ?? [];
    if (id === undefined) return undefined;
    const expected = await this.signature(Number(id), form);
    return timingSafeEqual(Buffer.from(signed), Buffer.from(expected))
      ? Number(id)
      : undefined;
  }

  private async signature(id: number, form: string): Promise<string> {
    return createHmac('sha256', await this.secret())
      .update(`feed ${id}.${form}`)
      .digest('base64url');
  }

  private async secret(): Promise<string> {
    if (this.configured !== undefined) return this.configured;
    this.key ??= this.store
      .key(this.database, () => randomBytes(BYTES).toString('base64url'))
      .catch(error => {
        // What could not be read is read the next time.
        this.key = undefined;
        throw error;
      });
    return this.key;
  }
}
