import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { durableDatabase } from './durableDatabase';

describe('durableDatabase', () => {
  const folder = createMockDirectory();

  it('writes SQLite files in WAL mode with synchronous = FULL', async () => {
    const pragmas: unknown[] = [];
    const probe = createBackendPlugin({
      pluginId: 'probe',
      register(reg) {
        reg.registerInit({
          deps: { database: coreServices.database },
          async init({ database }) {
            const client = await database.getClient();
            pragmas.push(
              ...(await client.raw('PRAGMA journal_mode')),
              ...(await client.raw('PRAGMA synchronous')),
            );
            await client.destroy();
          },
        });
      },
    });

    await startTestBackend({
      features: [
        durableDatabase,
        probe,
        mockServices.rootConfig.factory({
          data: {
            backend: {
              database: {
                client: 'better-sqlite3',
                connection: { directory: folder.path },
              },
            },
          },
        }),
      ],
    });

    const FULL = 2;
    expect(pragmas).toEqual([{ journal_mode: 'wal' }, { synchronous: FULL }]);
  });
});
