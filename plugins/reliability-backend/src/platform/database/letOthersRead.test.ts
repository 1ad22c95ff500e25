import { setImmediate, setTimeout } from 'node:timers/promises';
import { Knex } from 'knex';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { letOthersRead } from './letOthersRead';

const READS = 20;

eachDatabase('Who writes much', (databases, databaseId) => {
  let database: Knex;
  beforeAll(async () => {
    database = await databases.init(databaseId);
    await database.schema.createTable('word', table => {
      table.string('text');
    });
  });
  afterAll(async () => {
    await database.destroy();
  });

  it('lets who reads one thing after the other go on between two transactions', async () => {
    let written = 0;
    let isEnough = false;
    const writing = (async () => {
      while (!isEnough) {
        await database.transaction(async tx => {
          await tx('word').insert({ text: 'one of many' });
          await setTimeout(5);
        });
        written += 1;
        await letOthersRead(database);
      }
    })();
    const passed: number[] = [];
    for (let reader = 0; reader < 5; reader += 1) {
      const before = written;
      for (let read = 0; read < READS; read += 1)
        await database('word').first();
      passed.push(written - before);
      await setTimeout(20);
    }
    isEnough = true;
    await writing;
    // Else there would be one for each read. A slow machine may let the time run out that writers wait for.
    const most = databaseId === 'SQLITE_3' ? READS / 2 : Infinity;
    expect(Math.max(...passed)).toBeLessThanOrEqual(most);
    expect(written).toBeGreaterThan(passed.length);
  });

  it('goes on though others never cease to read', async () => {
    let isEnough = false;
    const reading = (async () => {
      while (!isEnough) {
        await database('word').first();
        // As a request that follows another comes.
        await setImmediate();
      }
    })();
    await letOthersRead(database);
    isEnough = true;
    await reading;
  });
});
