import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const DAY = 86_400_000;
const checkout = 'component:default/checkout-api';
const buying = 'system:default/buying';

eachDatabase('What the catalog shows a reader', (databases, databaseId) => {
  const { catalog, looks } = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog,
  });

  beforeAll(async () => {
    const anchor = Date.now() - 9 * DAY;
    const lines = Array.from({ length: 450 }, (_, index) =>
      JSON.stringify({
        type: 'incident',
        source: 'old',
        externalId: `${index}`,
        title: 'Nobody noted when it was over',
        entities: [{ ref: checkout }],
        times: { impactStarted: new Date(anchor - index).toISOString() },
      }),
    );
    await portal()
      .as('user:default/owner')
      .post('/import')
      .set('Content-Type', 'application/x-ndjson')
      .send(lines.join('\n'))
      .expect(200);
  });

  const reading = async (path: string) => {
    looks();
    const { text } = await portal()
      .as('user:default/owner')
      .get(`/metrics${path}`)
      .expect(200);
    return { text, looks: looks() };
  };

  it.each([
    `?scope=${buying}`,
    `.csv?scope=${buying}`,
    `/trend?scope=${buying}&figure=incidents`,
    `/calendar?scope=${buying}&step=month`,
    `/scopes?parent=${buying}`,
    `/scopes.csv?parent=${buying}&kind=component`,
    `/waiting?scope=${buying}`,
    `/recurring?scope=${buying}`,
    `/quality?scope=${buying}&count=true`,
    `/quality.csv?scope=${buying}`,
    `/report?scope=${buying}`,
    '/report',
    `/report.md?scope=${buying}`,
  ])('is looked up once for %s', async path => {
    policy.set({ 'catalog.entity.read': someEntities });
    expect((await reading(path)).looks).toBe(1);
  });

  it('is not looked up where no policy hides any of it', async () => {
    policy.set({});
    expect((await reading('/report')).looks).toBe(0);
  });

  it('is looked up once for what takes several pages, of which none is lost', async () => {
    policy.set({ 'catalog.entity.read': someEntities });
    const all = await reading(`/quality.ndjson?scope=${buying}`);
    expect(all.looks).toBe(1);
    expect(all.text.trim().split('\n')).toHaveLength(450);
  });
});
