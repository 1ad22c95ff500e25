import { aPortal, Portal } from '../__testUtils__/aPortal';
import { onPostgres } from '../__testUtils__/eachDatabase';

const DAY = 86_400_000;
const checkout = 'component:default/checkout-api';
const daysAgo = (days: number) => Date.now() - days * DAY;

/** Attack: facts are read in several statements, which on PostgreSQL see several moments. */
onPostgres('An open incident', (databases, databaseId) => {
  let portal: Portal;
  const owner = () => portal.as('user:default/owner');
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });

  /** What is read while an incident comes to begin on another day: begun before that is written, and answered after it. */
  async function whileMoved<T>(
    { id, from, to }: Record<'id' | 'from' | 'to', number>,
    read: () => Promise<T>,
  ): Promise<T> {
    const { client } = portal.database;
    const held = await client.acquireConnection();
    // Who reads comes as far as the days that were written to, and waits there.
    await held.query('begin; lock table fact_segment in access exclusive mode');
    let corrected: Promise<unknown> | undefined;
    portal.database.on('query-response', (_response, { sql }) => {
      if (!/select "days" from "fact_change"/.test(sql) || corrected) return;
      // What one correction of its time point writes.
      const at = daysAgo(to);
      const days = [from, to].map(ago => Math.floor(daysAgo(ago) / DAY));
      corrected = held.query(
        `update incident_fact set anchor_at = ${at}, impact_started_at = ${at}
          where incident_id = ${id};
         insert into fact_change (days, first_at, last_at)
          values ('[${days}]', ${Date.now()}, ${Date.now()});
         commit`,
      );
    });
    const meanwhile = await read();
    expect(corrected).toBeDefined();
    await corrected;
    await client.releaseConnection(held);
    return meanwhile;
  }

  it('is down before and after its begin is corrected, and meanwhile', async () => {
    await owner()
      .post('/incidents', {
        title: 'Long ago',
        entities: [{ ref: checkout }],
        times: {
          impactStarted: new Date(daysAgo(100)).toISOString(),
          mitigated: new Date(daysAgo(99)).toISOString(),
        },
      })
      .expect(201);
    const { body: incident } = await owner()
      .post('/incidents', {
        title: 'Outage',
        entities: [{ ref: checkout }],
        times: { impactStarted: new Date(daysAgo(5)).toISOString() },
      })
      .expect(201);
    const id = Number(incident.key.split('-')[1]);
    const from = new Date(daysAgo(10)).toISOString();
    const upOf = async () => {
      const { body } = await owner().get(`/metrics?from=${from}`).expect(200);
      return body.figures.availability.mean;
    };
    expect(await upOf()).toBeLessThan(1);

    const meanwhile = await whileMoved({ id, from: 5, to: 150 }, upOf);
    const after = await upOf();
    expect(after).toBeLessThan(1);
    expect(meanwhile).toBeLessThan(1);
  });

  it('is counted before and after its begin is corrected within the window, and meanwhile', async () => {
    const { body: incident } = await owner()
      .post('/incidents', {
        title: 'Outage',
        severity: 'sev4',
        entities: [{ ref: checkout }],
        times: { impactStarted: new Date(daysAgo(5)).toISOString() },
      })
      .expect(201);
    const id = Number(incident.key.split('-')[1]);
    const from = new Date(daysAgo(10)).toISOString();
    const countOf = async () => {
      const { body } = await owner().get(`/metrics?from=${from}`).expect(200);
      return body.figures.incidents.bySeverity.sev4;
    };
    expect(await countOf()).toBe(1);
    const meanwhile = await whileMoved({ id, from: 5, to: 3 }, countOf);
    expect(await countOf()).toBe(1);
    expect(meanwhile).toBe(1);
  });
});
