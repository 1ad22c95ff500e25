import {
  AuthService,
  BackstageCredentials,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';

const silent = () => {};

/** Says nothing. */
export const quietLogger: LoggerService = {
  error: silent,
  warn: silent,
  info: silent,
  debug: silent,
  child: () => quietLogger,
};

const allowed = { result: AuthorizeResult.ALLOW } as const;

/** Allows everything: what policies leave is for other tests. */
export const permissive: PermissionsService = {
  authorize: async requests => requests.map(() => allowed),
  authorizeConditional: async requests => requests.map(() => allowed),
};

/** Whose they are is in the request's context. */
export const credentials: BackstageCredentials = {
  $$type: '@backstage/BackstageCredentials',
  principal: { type: 'service', subject: 'truth' },
};

/** Services of a portal that has no other plugin. */
export const quietAuth: AuthService = {
  authenticate: async () => credentials,
  isPrincipal: (() => false) as unknown as AuthService['isPrincipal'],
  getNoneCredentials: (() =>
    credentials) as unknown as AuthService['getNoneCredentials'],
  getOwnServiceCredentials: (async () =>
    credentials) as unknown as AuthService['getOwnServiceCredentials'],
  getPluginRequestToken: async () => ({ token: '' }),
  getLimitedUserToken: async () => ({ token: '', expiresAt: new Date() }),
  listPublicServiceKeys: async () => ({ keys: [] }),
};
