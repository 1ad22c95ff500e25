import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { aPolicy } from './aPolicy';
import { aPortal, Portal } from './aPortal';

type Options = NonNullable<Parameters<typeof aPortal>[2]>;

/** A portal for the tests of a suite, with a policy that allows everything again before each of them. */
export function aPortalUnderPolicy(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
  { features = [], ...options }: Options = {},
) {
  const policy = aPolicy();
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      ...options,
      features: [policy.factory, ...features],
    });
  });
  afterAll(() => portal.stop());
  beforeEach(() => policy.set({}));
  return {
    policy,
    /** There once the tests run. */
    portal: () => portal,
  };
}
