import { randomBytes } from 'node:crypto';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import request, { Test } from 'supertest';
import reliabilityPlugin from '../index';
import { answerChecksRef } from '../platform/http/answerChecks';
import { shop, shopPeople } from './catalogEntities';
import { TestScheduler } from './TestScheduler';

type Feature = Parameters<typeof startTestBackend>[0]['features'] extends
  | readonly (infer TFeature)[]
  | undefined
  ? TFeature
  : never;

/** Tests change their policies between two requests. */
const askEveryTime = {
  app: { baseUrl: 'https://portal.example.org' },
  reliability: { permissions: { rememberReadsSeconds: 0 } },
};

/** Somebody who talks to the API. */
export interface Caller {
  get(path: string): Test;
  post(path: string, body?: object): Test;
  put(path: string, body?: object): Test;
  patch(path: string, body?: object): Test;
  delete(path: string): Test;
}

/** The plugin in a back end of its own, on a real database. */
export interface Portal {
  readonly database: Knex;
  /** Where it listens, for what no ready-made client would send. */
  readonly url: string;
  /** A person. */
  as(userRef: string): Caller;
  /** Another plugin's service token. */
  asService(): Caller;
  /** No credentials at all. */
  asNobody(): Caller;
  refreshCatalog(): Promise<void>;
  relayOutbox(): Promise<void>;
  triggerTask(id: string, signal?: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

/** A copy of the database that is made for tests is another portal than other copies. */
async function nameCopy(database: Knex): Promise<void> {
  if (!(await database.schema.hasTable('installation'))) return;
  await database('installation')
    .where('id', 'template')
    .update({ id: randomBytes(6).toString('hex') });
}

/** Starts the plugin with everything real but the portal around it. */
export async function aPortal(
  databases: Pick<TestDatabases, 'init'>,
  databaseId: TestDatabaseId,
  options: {
    readonly entities?: readonly Entity[];
    /** The catalog itself, where a test must know what it is asked, in place of one that holds `entities`. */
    readonly catalog?: CatalogService;
    readonly people?: Readonly<Record<string, readonly string[]>>;
    readonly features?: readonly Feature[];
    readonly config?: Parameters<typeof mockServices.rootConfig.factory>[0];
    /** Whether an answer that its contract does not describe is an error, which it is unless this is false. */
    readonly checksAnswers?: boolean;
  } = {},
): Promise<Portal> {
  const database = await databases.init(databaseId);
  await nameCopy(database);
  const people = options.people ?? shopPeople;
  const scheduler = new TestScheduler();
  const userInfo = createServiceFactory({
    service: coreServices.userInfo,
    deps: { auth: coreServices.auth },
    factory: ({ auth }) => ({
      async getUserInfo(credentials) {
        if (!auth.isPrincipal(credentials, 'user')) {
          throw new Error('not a user');
        }
        const { userEntityRef } = credentials.principal;
        return {
          userEntityRef,
          ownershipEntityRefs: [
            userEntityRef,
            ...(people[userEntityRef] ?? []),
          ],
        };
      },
    }),
  });
  const backend = await startTestBackend({
    features: [
      reliabilityPlugin,
      mockServices.database.factory({ knex: database }),
      mockServices.rootConfig.factory({
        data: { ...askEveryTime, ...options.config?.data },
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () =>
          options.catalog ??
          catalogServiceMock({ entities: [...(options.entities ?? shop)] }),
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({
        service: answerChecksRef,
        deps: {},
        factory: () => ({ areOn: options.checksAnswers ?? true }),
      }),
      userInfo,
      ...(options.features ?? []),
    ],
  });
  const caller = (authorization: string | undefined): Caller => {
    const send =
      (method: 'get' | 'post' | 'put' | 'patch' | 'delete') =>
      (path: string, body?: object) => {
        const test = request(backend.server)[method](`/api/reliability${path}`);
        if (authorization) void test.set('Authorization', authorization);
        return body === undefined ? test : test.send(body);
      };
    return {
      get: send('get'),
      post: send('post'),
      put: send('put'),
      patch: send('patch'),
      delete: send('delete'),
    };
  };
  const portal: Portal = {
    database,
    url: `http://localhost:${backend.server.port()}/api/reliability`,
    as: userRef => caller(mockCredentials.user.header(userRef)),
    asService: () => caller(mockCredentials.service.header()),
    asNobody: () => caller(mockCredentials.none.header()),
    refreshCatalog: () =>
      scheduler.triggerTask('reliability:catalog-projection'),
    triggerTask: (id, signal) => scheduler.triggerTask(id, signal),
    relayOutbox: () => scheduler.triggerTask('reliability:outbox'),
    stop: () => backend.stop(),
  };
  await portal.refreshCatalog();
  return portal;
}
