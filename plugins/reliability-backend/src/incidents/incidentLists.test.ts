import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  anIncident,
  checkout,
  someIncidents,
} from './__testUtils__/someIncidents';

eachDatabase('Lists of incidents', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner } = someIncidents(() => portal);

  it('finds the incidents of a team, a system and a domain through all levels', async () => {
    const { body } = await owner().post(
      '/incidents',
      anIncident({
        title: 'Basket lost',
        entities: [{ ref: 'component:basket' }],
      }),
    );
    for (const scope of [
      'component:default/basket',
      'group:default/checkout-team',
      'group:default/engineering',
      'system:default/buying',
      'domain:default/storefront',
      'organisation',
    ]) {
      const list = await owner().get(
        `/incidents?scope=${scope}&q=basket%20LOST`,
      );
      expect(list.body.items.map((item: { key: string }) => item.key)).toEqual([
        body.key,
      ]);
    }
    const elsewhere = await owner().get(
      '/incidents?scope=group:default/search-team&q=basket',
    );
    expect(elsewhere.body.items).toEqual([]);
  });

  it('is listed with what somebody stated of its durations', async () => {
    const stated = { timeToRestore: 'PT42M' };
    const { body } = await owner().post('/incidents', anIncident({ stated }));
    const list = await owner().get(`/incidents?q=${body.key}`).expect(200);
    expect(list.body.items).toMatchObject([{ key: body.key, stated }]);
  });

  it('is found by its key, also when it was merged into another', async () => {
    const { body: one } = await owner().post('/incidents', anIncident());
    const { body: two } = await owner().post('/incidents', anIncident());
    const found = async (query: string) => {
      const { body } = await owner()
        .get(`/incidents?count=true&${query}`)
        .expect(200);
      expect(body.page.total).toBe(body.items.length);
      return body.items.map(({ key }: { key: string }) => key);
    };
    expect(await found(`q=${one.key}`)).toEqual([one.key]);
    expect(await found(`q=%20${one.key.toLowerCase()}`)).toEqual([one.key]);
    const here = `scope=${checkout}&sort=anchor`;
    expect(await found(`q=${one.key}&${here}`)).toEqual([one.key]);
    expect(await found(`q=${one.key}&kind=drill`)).toEqual([]);
    expect(await found(`q=${one.key}0000`)).toEqual([]);
    expect(await found('q=PM-1')).toEqual([]);
    const { text } = await owner().get(`/incidents.csv?q=${two.key}`);
    expect(text.trim().split('\r\n')).toHaveLength(2);
    await owner()
      .post(`/incidents/${two.key}/merge`, { into: one.key })
      .set('If-Match', '"1"')
      .expect(200);
    expect(await found(`q=${two.key}`)).toEqual([two.key]);
  });

  it.each(['-anchor', 'anchor', '-updated', 'severity', 'title'])(
    'pages through the list by %s without losing or repeating one',
    async sort => {
      const keys: string[] = [];
      let total: number;
      let cursor: string | undefined;
      do {
        const { body } = await owner()
          .get('/incidents')
          .query({ limit: 3, sort, count: 'true', ...(cursor && { cursor }) })
          .expect(200);
        keys.push(...body.items.map((item: { key: string }) => item.key));
        cursor = body.page.next;
        total = body.page.total;
      } while (cursor);
      expect(keys).toHaveLength(total);
      expect(new Set(keys).size).toBe(keys.length);
      await owner()
        .get(`/incidents?cursor=forged.abc&sort=${sort}`)
        .expect(400);
    },
  );

  it('is not asked for by more dimensions than a look-up should cost', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => `d${index}:v`).join();
    await owner()
      .get(`/incidents?dimension=${many(10)}`)
      .expect(200);
    const { body } = await owner()
      .get(`/incidents?dimension=${many(11)}`)
      .expect(400);
    expect(body.error.details.fields).toEqual([
      expect.objectContaining({ field: 'query.dimension' }),
    ]);
  });
});
