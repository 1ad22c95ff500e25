import { aPortal, Portal } from '../__testUtils__/aPortal';
import { aTray } from '../__testUtils__/aTray';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { changing, CHECKOUT, SEARCH } from './__testUtils__/changing';

eachDatabase('Whoever owns what a change touches', (databases, databaseId) => {
  const tray = aTray();
  let portal: Portal;
  const { planned, step, tellOutcome } = changing(() => portal);

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [tray.factory],
    });
    await portal.refreshCatalog();
  });
  beforeEach(() => tray.take(portal));
  afterAll(() => portal.stop());

  it('is told once that it is planned, and that it is said what came of it, and neither which it is nor what it touches', async () => {
    const { key } = await planned({
      title: 'Move the vault',
      entities: [CHECKOUT, SEARCH],
    });
    const sent = await tray.take(portal);
    expect(sent.map(({ recipients }) => recipients)).toEqual([
      {
        type: 'entity',
        entityRef: ['group:default/checkout-team'],
        excludeEntityRef: ['user:default/owner'],
      },
      {
        type: 'entity',
        entityRef: ['group:default/search-team'],
        excludeEntityRef: ['user:default/owner'],
      },
    ]);
    expect(sent[0].payload).toMatchObject({
      title: 'A change is planned that touches what you own',
      link: '/reliability/changes?scope=group%3Adefault%2Fcheckout-team&status=planned',
      scope: 'reliability:changes:planned:group:default/checkout-team',
    });
    expect(JSON.stringify(sent)).not.toMatch(/vault|component:/);
    expect(JSON.stringify(sent)).not.toContain(key);
  });

  it('finds it in the list that the notice leads to', async () => {
    const { key } = await planned();
    const [{ payload }] = await tray.take(portal);
    const { body } = await portal
      .as('user:default/colleague')
      .get(String(payload.link).replace('/reliability', ''))
      .expect(200);
    expect(body.items.map((item: { key: string }) => item.key)).toContain(key);
  });

  it('is told what came of it, and nothing of the steps between', async () => {
    const change = await planned();
    const { body: done } = await step(change, 'done').expect(200);
    await tray.take(portal);
    const { body: kept } = await tellOutcome(done, {
      outcome: 'So far so good',
    }).expect(200);
    expect(await tray.told(portal)).toEqual([]);
    await tellOutcome(kept, { complete: true }).expect(200);
    expect(await tray.told(portal)).toEqual([
      [
        ['group:default/checkout-team'],
        'It is said what came of a change that touched what you own',
      ],
    ]);
  });
});
