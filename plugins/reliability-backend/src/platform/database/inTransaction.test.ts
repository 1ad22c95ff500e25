import { Knex } from 'knex';
import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { eachDatabase, onPostgres } from '../../__testUtils__/eachDatabase';
import { inTransaction, Outdated } from './inTransaction';

const failure = (code: string) => Object.assign(new Error(code), { code });

eachDatabase('A transaction', (databases, databaseId) => {
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
  beforeEach(async () => {
    await database('word').delete();
  });
  /** Writes a word and fails as often as there are failures. */
  const writing = (...failures: readonly Error[]) => {
    const left = [...failures];
    let times = 0;
    return {
      run: () =>
        inTransaction(database, async tx => {
          times += 1;
          await tx('word').insert({ text: `time ${times}` });
          const problem = left.shift();
          if (problem) throw problem;
          return times;
        }),
      times: () => times,
    };
  };
  const words = async () => (await database('word').select()).map(w => w.text);

  it.each(['40P01', '40001', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT'])(
    'is run again as a whole after %s',
    async code => {
      const { run } = writing(failure(code), failure(code));
      expect(await run()).toBe(3);
      expect(await words()).toEqual(['time 3']);
    },
  );

  it('asks to come back when others stay in its way', async () => {
    const { run, times } = writing(...Array(20).fill(failure('40P01')));
    await expect(run()).rejects.toMatchObject({
      statusCode: 503,
      retryAfterSeconds: expect.any(Number),
    });
    expect(times()).toBe(6);
    expect(await words()).toEqual([]);
  });

  it.each([
    ['what somebody else has written', failure('23505'), { code: '23505' }],
    ['what it did not know of', new Outdated(), { statusCode: 503 }],
  ])(
    'finds %s in a second try, and fails after that',
    async (_, by, problem) => {
      expect(await writing(by).run()).toBe(2);
      const { run, times } = writing(by, by, by);
      await expect(run()).rejects.toMatchObject(problem);
      expect(times()).toBe(2);
    },
  );

  it('is not run again after anything else', async () => {
    const problem = new Error('no');
    const { run, times } = writing(problem);
    await expect(run()).rejects.toBe(problem);
    expect(times()).toBe(1);
  });
});

onPostgres('A request that others are in the way of', (databases, id) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, id);
    // A sequence counts on when a transaction is taken back.
    await portal.database.raw(`
      create sequence attempt;
      create function fail_often() returns trigger language plpgsql as
      'begin
         if nextval(''attempt'') <= tg_argv[0]::int then
           raise exception using errcode = ''40001'';
         end if;
         return null;
       end'`);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const failing = async (times: number) =>
    portal.database.raw(`
      alter sequence attempt restart;
      drop trigger if exists often on incident;
      create trigger often after insert on incident
      for each row execute function fail_often(${times})`);
  const report = () =>
    portal
      .as('user:default/owner')
      .post('/incidents', { title: 'Errors' })
      .set('Idempotency-Key', 'once');

  it('is answered with 503 and when to come back, and may be sent again', async () => {
    await failing(1000);
    const { body, headers } = await report().expect(503);
    expect(headers['retry-after']).toMatch(/^\d+$/);
    expect(body.error.message).toContain('try again');
    await failing(2);
    await report().expect(201);
    const [{ total }] = await portal.database('incident').count({ total: '*' });
    expect(Number(total)).toBe(1);
  });
});
