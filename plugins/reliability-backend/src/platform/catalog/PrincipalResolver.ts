import {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { Knex } from 'knex';
import { CirclesAtHand } from '../access/CirclesAtHand';
import { Principal } from '../http/RequestContext';
import { CatalogProjection } from './CatalogProjection';

/** Finds out who a request's credentials stand for, with all groups above the person's own. */
export class PrincipalResolver {
  private readonly circles;

  constructor(
    private readonly auth: AuthService,
    private readonly userInfo: UserInfoService,
    private readonly projection: CatalogProjection,
    database: Knex,
  ) {
    this.circles = new CirclesAtHand(database);
  }

  /** For a request that only reads: with the circles that they are a reader of. */
  async answering<TAnswer>(
    credentials: BackstageCredentials,
    answer: (principal: Principal) => Promise<TAnswer>,
  ): Promise<TAnswer> {
    const principal = await this.resolve(credentials);
    if (principal.kind !== 'user') return answer(principal);
    return this.circles.answering(principal.refs, circles =>
      answer({ ...principal, circles }),
    );
  }

  async resolve(credentials: BackstageCredentials): Promise<Principal> {
    if (this.auth.isPrincipal(credentials, 'service')) {
      return { kind: 'service', subject: credentials.principal.subject };
    }
    if (!this.auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError('Only people and services may do this');
    }
    const info = await this.userInfo.getUserInfo(credentials);
    const lower = (ref: string) => ref.toLocaleLowerCase('en-US');
    const ref = lower(info.userEntityRef);
    const owning = info.ownershipEntityRefs.map(lower);
    const refs = [
      ...new Set([ref, ...(await this.projection.withRecentAncestors(owning))]),
    ];
    return {
      kind: 'user',
      ref,
      groups: owning.filter(each => each !== ref),
      refs,
    };
  }
}
