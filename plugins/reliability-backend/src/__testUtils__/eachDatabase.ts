import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';

const engines: TestDatabaseId[] = ['SQLITE_3', 'POSTGRES_18'];

type Suite = (databases: TestDatabases, databaseId: TestDatabaseId) => void;

/**
 * Runs a suite on both engines. PostgreSQL is never dropped in silence: a missing one is a failure.
 */
export function eachDatabase(what: string, suite: Suite): void {
  onDatabases(engines, what, suite);
}

/** Runs a suite about what only happens between several connections, of which SQLite has one. */
export function onPostgres(what: string, suite: Suite): void {
  onDatabases(['POSTGRES_18'], what, suite);
}

function onDatabases(ids: TestDatabaseId[], what: string, suite: Suite): void {
  // The package's own timeout does not count when tests of several packages run together.
  jest.setTimeout(30_000);
  const databases = TestDatabases.create({ ids });
  describe.each(ids)(`${what} on %s`, databaseId => {
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
