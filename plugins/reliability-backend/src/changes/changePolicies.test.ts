import {
  changeReadPermission,
  ChangeSummary,
  changeUpdatePermission,
  RESOURCE_TYPE_CHANGE,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { onCondition } from '../__testUtils__/aPolicy';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  changing,
  CHECKOUT,
  moveTheDatabase,
  SEARCH,
} from './__testUtils__/changing';

const only = (rule: string, ...values: readonly string[]) =>
  onCondition(RESOURCE_TYPE_CHANGE, rule, values);
/** Of changes those that touch what the reader's own teams own. */
const own = only(
  'IS_ENTITY_OWNER',
  'user:default/owner',
  'group:default/checkout-team',
);

eachDatabase('A policy about change reviews', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, planned, get, step, rewrite, foresee, rewriteRisk } =
    changing(portal);

  beforeAll(() => portal().refreshCatalog());
  beforeEach(() => portal().database('change_review').delete());

  const reads = (decision = own) =>
    policy.set({ [changeReadPermission.name]: decision });
  const changes = (decision = own) =>
    policy.set({ [changeUpdatePermission.name]: decision });

  it('leaves of lists, counts and exports the changes of own teams, page by page', async () => {
    const mine: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      await planned({ entities: [SEARCH] });
      mine.push((await planned()).key);
      mine.push((await planned({ entities: [SEARCH, CHECKOUT] })).key);
    }
    reads();
    const found: string[] = [];
    let cursor = '';
    do {
      const { body } = await owner()
        .get(`/changes?limit=1&count=true${cursor && `&cursor=${cursor}`}`)
        .expect(200);
      expect(body.page.total).toBe(4);
      expect(body.items).toHaveLength(1);
      found.push(...body.items.map(({ key }: ChangeSummary) => key));
      cursor = body.page.next ?? '';
    } while (cursor);
    expect(found.sort()).toEqual(mine.sort());
    const { text } = await owner().get('/changes.ndjson').expect(200);
    expect(text.trim().split('\n')).toHaveLength(4);
    const { text: csv } = await owner().get('/changes.csv').expect(200);
    expect(csv.trim().split('\n')).toHaveLength(5);
  });

  it('says of what it hides the same as of what is not there', async () => {
    const hers = await planned({ entities: [SEARCH] });
    const { key } = hers;
    reads();
    for (const path of ['', '/history', '/links', '/related', '/proposals']) {
      const { status } = await owner().get(`/changes/${key}${path}`);
      expect([path, status]).toEqual([path, 404]);
    }
    await step(hers, 'done').expect(404);
    await rewrite(hers, { title: 'Hidden' }).expect(404);
    await foresee(key).expect(404);
  });

  it('lets somebody see what they may not change, and offers them no change', async () => {
    const hers = await planned({ entities: [SEARCH] });
    const mine = await planned();
    changes();
    expect(await get(hers.key)).toMatchObject({ editable: false });
    expect(await get(mine.key)).toMatchObject({ editable: true });
    await step(hers, 'done').expect(403);
    await rewrite(hers, { entities: [SEARCH], title: 'Another' }).expect(403);
    await foresee(hers.key).expect(403);
    await foresee(mine.key).expect(201);
  });

  it('leaves those who take part what they opened and what they look after', async () => {
    const mine = await planned({ entities: [SEARCH] });
    const { key } = await planned(
      { entities: [SEARCH] },
      portal().as('user:default/outsider'),
    );
    reads(only('IS_PARTICIPANT', 'user:default/owner'));
    expect((await get(mine.key)).key).toBe(mine.key);
    await owner().get(`/changes/${key}`).expect(404);
    policy.set({});
    await foresee(key, { owner: 'user:default/owner' }).expect(201);
    reads(only('IS_PARTICIPANT', 'user:default/owner'));
    const { risks } = await get(key);
    // Whoever hands it on sees that they have, and nothing after that.
    await rewriteRisk(key, risks[0], { owner: 'user:default/outsider' }).expect(
      200,
    );
    await owner().get(`/changes/${key}`).expect(404);
  });

  it('shows whoever opens one what they have opened, whatever others they may read', async () => {
    reads();
    const send = () =>
      owner()
        .post('/changes', { ...moveTheDatabase, entities: [SEARCH] })
        .set('Idempotency-Key', 'once');
    const { body } = await send().expect(201);
    expect(body.title).toBe(moveTheDatabase.title);
    await send().expect(404);
    await owner().get(`/changes/${body.key}`).expect(404);
  });

  it('proposes nothing from a change that it hides, and names none as a reason', async () => {
    const text = 'The index was rebuilt twice';
    const earlier = await planned({ entities: [SEARCH, CHECKOUT] });
    await step(earlier, 'done').expect(200);
    await foresee(earlier.key, { text }).expect(201);
    const { key } = await planned();
    const proposals = async () =>
      (await owner().get(`/changes/${key}/proposals`).expect(200)).body.items;
    const [proposal] = await proposals();
    expect(proposal.text).toBe(text);
    expect(JSON.stringify(proposal)).toContain(earlier.key);
    await foresee(key, { text, proposal: proposal.id }).expect(201);
    const reasons = async () => JSON.stringify((await get(key)).risks);
    expect(await reasons()).toContain(earlier.key);
    reads(only('HAS_STATUS', 'planned'));
    expect(await reasons()).not.toContain(earlier.key);
    await rewriteRisk(key, (await get(key)).risks[0], { text: 'Ours' }).expect(
      200,
    );
    expect(await proposals()).toEqual([]);
  });

  it('refuses all of them, and the checklist, to whom it leaves none', async () => {
    policy.set({
      [changeReadPermission.name]: { result: AuthorizeResult.DENY },
    });
    const { body } = await owner().get('/changes').expect(403);
    expect(body.error.message).toContain(changeReadPermission.name);
    await owner().get(`/change-checklist?entity=${CHECKOUT}`).expect(403);
  });
});
