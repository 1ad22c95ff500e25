import {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { Knex } from 'knex';
import { fewCirclesOf } from '../access/fewCirclesOf';
import { Principal } from '../http/RequestContext';
import { CatalogProjection } from './CatalogProjection';

/** Finds out who a request's credentials stand for, with all groups above the person's own. */
export class PrincipalResolver {
  constructor(
    private readonly auth: AuthService,
    private readonly userInfo: UserInfoService,
    private readonly projection: CatalogProjection,
    private readonly database: Knex,
  ) {}

  async resolve(
    credentials: BackstageCredentials,
    /** Whether the request only reads. */
    { reads }: { readonly reads: boolean },
  ): Promise<Principal> {
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
      circles: reads ? await fewCirclesOf(this.database, refs) : undefined,
    };
  }
}
