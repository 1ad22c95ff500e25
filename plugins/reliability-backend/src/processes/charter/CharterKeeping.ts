import {
  Charter,
  CharterAcknowledgementOf,
  charterAdministerPermission,
  CharterInput,
  charterStanding,
  CharterVersion,
  CharterVersionSummary,
  Page,
} from '@afterword/plugin-reliability-common';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { inTransaction } from '../../platform/database/inTransaction';
import { orStale, VersionMoved } from '../../platform/http/httpErrors';
import {
  actorOf,
  Principal,
  RequestContext,
  requiredVersion,
} from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { CharterStore } from './CharterStore';

interface Asked {
  readonly limit: number;
  readonly cursor?: string;
  readonly count?: boolean;
}

/**
 * Shows the charter to everybody who is signed in, lets those who may adopt another version, and keeps who has acknowledged which. Who has
 * is told to those who administer it; everybody else sees their own, and how many.
 */
export class CharterKeeping {
  constructor(
    private readonly platform: Platform,
    private readonly store: CharterStore,
  ) {}

  async get(context: RequestContext): Promise<Charter> {
    const { authorizer, database } = this.platform;
    const [editable] = await authorizer.allows(context, [
      charterAdministerPermission,
    ]);
    return this.shown(database, context.principal, editable);
  }

  async put(context: RequestContext, input: CharterInput): Promise<Charter> {
    const { authorizer, clock, database } = this.platform;
    await authorizer.demand(context, charterAdministerPermission);
    const based = requiredVersion(context);
    return this.orCurrent(context, () =>
      inTransaction(database, async tx => {
        await this.store.hold(tx);
        const { current, asked } = await this.store.standing(tx);
        if (current.version !== based) throw new VersionMoved();
        const version = based + 1;
        // Nobody has been asked for anything before the first.
        const asksAnew = input.asksAnew || asked === null;
        await this.store.add(
          tx,
          version,
          { ...input, asksAnew },
          {
            at: clock(),
            by: actorOf(context.principal),
            asked: asksAnew ? version : asked,
          },
        );
        return this.shown(tx, context.principal, true);
      }),
    );
  }

  /** @throws NotAllowedError for a service: a promise is a person's */
  async acknowledge(context: RequestContext): Promise<Charter> {
    const { authorizer, clock, database } = this.platform;
    const { principal } = context;
    if (principal.kind !== 'user') {
      throw new NotAllowedError('Only people acknowledge the charter');
    }
    const read = requiredVersion(context);
    const [editable] = await authorizer.allows(context, [
      charterAdministerPermission,
    ]);
    return this.orCurrent(context, () =>
      inTransaction(database, async tx => {
        // Whoever adopts the next version meanwhile is waited for: nobody acknowledges what they have not read.
        await this.store.hold(tx);
        const { current, asked } = await this.store.standing(tx);
        if (current.version !== read) throw new VersionMoved();
        if (asked !== null) {
          const { ref: person } = principal;
          await this.store.acknowledge(tx, {
            person,
            version: read,
            at: clock(),
          });
        }
        return this.shown(tx, principal, editable);
      }),
    );
  }

  async versions(asked: Asked): Promise<Page<CharterVersionSummary>> {
    const { database } = this.platform;
    const { items, page } = await this.store.versions(database, asked);
    const total = asked.count
      ? await this.store.countVersions(database)
      : undefined;
    return { items, page: { ...page, total } };
  }

  /** @throws NotFoundError when no such version was adopted */
  async version(version: number): Promise<CharterVersion> {
    const found = await this.store.version(this.platform.database, version);
    if (found === undefined) {
      throw new NotFoundError(`There is no version ${version} of the charter`);
    }
    return found;
  }

  async acknowledgements(
    context: RequestContext,
    asked: Asked,
  ): Promise<Page<CharterAcknowledgementOf>> {
    const { authorizer, database } = this.platform;
    await authorizer.demand(context, charterAdministerPermission);
    const { items, page } = await this.store.acknowledgements(database, asked);
    const total = asked.count
      ? await this.store.countAcknowledgements(database)
      : undefined;
    return { items, page: { ...page, total } };
  }

  private async orCurrent(
    context: RequestContext,
    write: () => Promise<Charter>,
  ): Promise<Charter> {
    return orStale('The charter', write, () => this.get(context));
  }

  private async shown(
    tx: Knex,
    principal: Principal,
    editable: boolean,
  ): Promise<Charter> {
    const { current, asked } = await this.store.standing(tx);
    const yours =
      principal.kind === 'user'
        ? await this.store.acknowledgedBy(tx, principal.ref)
        : null;
    return {
      ...current,
      askedVersion: asked,
      acknowledged: asked === null ? 0 : await this.store.countSince(tx, asked),
      yours,
      standing: charterStanding(asked, yours?.version ?? null),
      editable,
    };
  }
}
