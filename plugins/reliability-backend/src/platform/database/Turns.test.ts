import { setImmediate, setTimeout } from 'node:timers/promises';
import { Knex } from 'knex';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { Turns } from './Turns';

const STEPS = 20;

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

  it('lets who reads take all steps of an answer between two transactions', async () => {
    const turns = new Turns(database);
    let written = 0;
    let isEnough = false;
    const writing = (async () => {
      while (!isEnough) {
        await database.transaction(async tx => {
          await tx('word').insert({ text: 'one of many' });
          await setTimeout(5);
        });
        written += 1;
        await turns.letOthersRead();
      }
    })();
    const passed: number[] = [];
    const answer = async () => {
      for (let step = 0; step < STEPS; step += 1) {
        await database('word').first();
        // What has nothing to do with the database, as asking who somebody is.
        await setTimeout(1);
      }
    };
    for (let reader = 0; reader < 5; reader += 1) {
      const before = written;
      await turns.reading(answer);
      passed.push(written - before);
      await setTimeout(20);
    }
    isEnough = true;
    await writing;
    // Else there would be one for each step. A slow machine may let the time run out that writers wait for.
    const most = databaseId === 'SQLITE_3' ? STEPS / 2 : Infinity;
    expect(Math.max(...passed)).toBeLessThanOrEqual(most);
    expect(written).toBeGreaterThan(passed.length);
  });

  it('goes on though others never cease to read', async () => {
    const turns = new Turns(database);
    let isEnough = false;
    const reading = turns.reading(async () => {
      while (!isEnough) {
        await database('word').first();
        await setImmediate();
      }
    });
    const goesOn = turns.letOthersRead();
    await expect(goesOn).resolves.toBeUndefined();
    isEnough = true;
    await reading;
  });

  it('goes on when an answer fails', async () => {
    const turns = new Turns(database);
    const failing = turns.reading(async () => {
      await setTimeout(5);
      throw new Error('it cannot be answered');
    });
    await Promise.all([
      expect(failing).rejects.toThrow('it cannot be answered'),
      turns.letOthersRead(),
    ]);
    await turns.letOthersRead();
  });
});
