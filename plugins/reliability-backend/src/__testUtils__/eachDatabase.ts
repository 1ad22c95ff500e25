import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';

const engines: TestDatabaseId[] = ['SQLITE_3', 'POSTGRES_18'];

/**
 * Runs a suite on both engines. PostgreSQL is never dropped in silence: a missing one is a failure.
 */
export function eachDatabase(
  what: string,
  suite: (databases: TestDatabases, databaseId: TestDatabaseId) => void,
): void {
  // The package's own timeout does not count when tests of several packages run together.
  jest.setTimeout(30_000);
  const databases = TestDatabases.create({ ids: engines });
  describe.each(engines)(`${what} on %s`, databaseId => {
    beforeAll(() => {
      if (!databases.supports(databaseId)) {
        throw new Error(
          `${databaseId} is not there: the tests must run on both engines`,
        );
      }
    });
    suite(databases, databaseId);
  });
}
