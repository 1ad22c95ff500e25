import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncident } from '../postmortems/__testUtils__/writers';
import { changing, CHECKOUT, SEARCH } from './__testUtils__/changing';

const BASKET = 'component:default/basket';

eachDatabase('The page of a change', (databases, databaseId) => {
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const { owner, outsider, planned, foresee, step } = changing(portal);

  beforeAll(() => portal().refreshCatalog());

  /** All statements that a request runs. */
  const statementsOf = async (ask: () => Promise<unknown>) => {
    const ran: string[] = [];
    const note = ({ sql }: { sql: string }) => ran.push(sql);
    portal().database.on('query', note);
    await ask();
    portal().database.off('query', note);
    return ran;
  };

  it('asks the catalog about nothing that other changes touch', async () => {
    const { key } = await planned({ entities: [CHECKOUT] });
    const { key: other } = await planned({ entities: [SEARCH] });
    await foresee(other).expect(201);
    policy.set({ 'catalog.entity.read': someEntities });
    const asked: string[] = [];
    const ask = jest.spyOn(seen.catalog, 'getEntitiesByRefs');
    for (const path of ['', '/history', '/links', '/proposals']) {
      await outsider().get(`/changes/${key}${path}`).expect(200);
    }
    for (const [{ entityRefs, fields }] of ask.mock.calls) {
      if (JSON.stringify(fields) === '["kind"]') asked.push(...entityRefs);
    }
    ask.mockRestore();
    expect(asked).toContain(CHECKOUT);
    expect(asked).not.toContain(SEARCH);
  });

  it('is read in so many statements, however much it touches and whatever was said of it', async () => {
    const when = { plannedFor: '2026-10-01T09:00:00Z', until: null };
    const one = await planned({ ...when, entities: [CHECKOUT] });
    const three = await planned({
      ...when,
      entities: [CHECKOUT, SEARCH, BASKET],
    });
    for (const ref of [CHECKOUT, SEARCH, BASKET]) {
      const { key } = await anIncident(owner(), {
        entities: [{ ref }],
        times: { impactStarted: '2026-08-01T11:00:00Z' },
      });
      const { body } = await owner().get(`/changes/${three.key}/links`);
      await owner()
        .put(`/changes/${three.key}/links/${key}`, { state: 'linked' })
        .set('If-Match', `"${body.version}"`)
        .expect(200);
    }
    const ofLinks = (key: string) =>
      statementsOf(() => owner().get(`/changes/${key}/links`).expect(200));
    const ofProposals = (key: string) =>
      statementsOf(() => owner().get(`/changes/${key}/proposals`).expect(200));
    const few = [await ofLinks(one.key), await ofProposals(one.key)];
    const many = [await ofLinks(three.key), await ofProposals(three.key)];
    expect(many[0].length).toBeLessThanOrEqual(few[0].length + 3);
    expect(many[1].length).toBeLessThanOrEqual(few[1].length + 3);
  });

  it('has at most so much of which it is said whether it belongs to it', async () => {
    const change = await planned();
    const { body: done } = await step(change, 'done').expect(200);
    const id = Number(change.key.slice('CHG-'.length));
    await portal()
      .database('change_link')
      .insert(
        Array.from({ length: 100 }, (_, index) => ({
          change_id: id,
          kind: 'deployment',
          thing_id: 100_000 + index,
          state: 'linked',
          said_by: 'user:default/owner',
          said_at: 0,
        })),
      );
    const { key } = await anIncident(owner());
    const { body } = await owner()
      .put(`/changes/${change.key}/links/${key}`, { state: 'linked' })
      .set('If-Match', `"${done.version}"`)
      .expect(409);
    expect(body.error.message).toContain('at most 100');
  });
});
