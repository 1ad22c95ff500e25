import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { changing, CHECKOUT, SEARCH } from '../changes/__testUtils__/changing';
import { aChangeRecord } from './__testUtils__/aChangeRecord';
import { recordSender } from './__testUtils__/recordSender';

const OUTSIDER = 'user:default/outsider';

eachDatabase('Change reviews kept in step', (databases, databaseId) => {
  const { catalog, hide } = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog,
  });
  const { get, owner } = changing(portal);
  const send = recordSender(portal);
  beforeAll(() => portal().refreshCatalog());
  beforeEach(() => hide([]));

  const historyOf = async (key: string) =>
    (await owner().get(`/changes/${key}/history`).expect(200)).body.items;
  const made = { status: 'done', doneAt: '2026-03-01T10:00:00Z' };

  it.each([
    ['the catalog does not know', 'component:default/nowhere'],
    ['it does not show them', SEARCH],
  ])(
    'are hidden from nobody by whoever adds what %s, but by a service',
    async (name, ref) => {
      hide([SEARCH]);
      const record = aChangeRecord(`hides: ${name}`);
      const [{ key = '' }] = await send([record]);
      const more = { ...record, entities: [CHECKOUT, ref] };
      policy.set({ 'catalog.entity.read': someEntities });
      const [report] = await send([more], { who: OUTSIDER });
      expect(report).toMatchObject({
        result: 'failed',
        errors: [
          { field: 'entities.1', message: { code: 'hidesFromReaders' } },
        ],
      });
      policy.set({});
      expect((await get(key)).version).toBe(1);
      const [told] = await send([more], { as: portal().asService() });
      expect(told).toMatchObject({ result: 'updated' });
      // What is there already is nobody's fault.
      const [again] = await send([{ ...more, title: 'Moved' }]);
      expect(again).toMatchObject({ result: 'updated' });
    },
  );

  it('take from a service what they did not take from a person', async () => {
    const foretold = (likelihood: string) =>
      aChangeRecord('finished', {
        ...made,
        risks: [{ text: 'Foretold', likelihood }],
      });
    const [{ key = '' }] = await send([foretold('unlikely')]);
    const stays = {
      warnings: [{ message: { code: 'predictionsStay' } }],
    };
    expect((await send([foretold('likely')]))[0]).toMatchObject(stays);
    expect((await send([foretold('likely')]))[0]).toMatchObject({
      ...stays,
      result: 'unchanged',
    });
    const [report] = await send([foretold('likely')], {
      as: portal().asService(),
    });
    expect(report).toMatchObject({ result: 'updated', warnings: [] });
    expect((await get(key)).risks).toMatchObject([{ likelihood: 'likely' }]);
  });

  it('stay open once they are called planned again, until something is released after that', async () => {
    const at = (offset: number) => new Date(Date.now() + offset).toISOString();
    const deployed = async (finished: string) => {
      await owner()
        .post('/deployments', { entity: CHECKOUT, release: '9.9.9', finished })
        .expect(201);
      await portal().relayOutbox();
    };
    const record = aChangeRecord('again', {
      plannedFor: at(-3_600_000),
      release: '9.9.9',
    });
    const [{ key = '' }] = await send([
      { ...record, status: 'done', doneAt: at(-60_000) },
    ]);
    await send([{ ...record, status: 'planned' }]);
    await deployed(at(-60_000));
    expect(await get(key)).toMatchObject({ status: 'planned' });
    await deployed(at(60_000));
    expect(await get(key)).toMatchObject({ status: 'done' });
  });

  it('tell in their history that moments were rewritten', async () => {
    const record = aChangeRecord('moments', made);
    const [{ key = '' }] = await send([record]);
    await send([{ ...record, doneAt: '2026-02-20T10:00:00Z' }]);
    const [latest] = await historyOf(key);
    expect(latest.changes).toEqual({
      doneAt: ['2026-03-01T10:00:00Z', '2026-02-20T10:00:00Z'],
    });
  });

  it('wait on behalf of nobody else than who sends what they wait for, or a service', async () => {
    const name = { source: 'ci', externalId: 'late' };
    const linked = { incidents: [{ ...name, state: 'linked' }] };
    const incident = { type: 'incident', ...name, title: 'It failed' };
    const linksOf = (key = '') =>
      portal().database('change_link').where('change_id', key.slice(4));
    const [{ key: asked }] = await send([aChangeRecord('asked', linked)]);
    const [{ key: told }] = await send([aChangeRecord('told', linked)], {
      as: portal().asService(),
    });
    const [{ key: over }] = await send(
      [aChangeRecord('over', { ...linked, status: 'cancelled' })],
      { as: portal().asService() },
    );
    await send([incident], { who: OUTSIDER });
    expect(await linksOf(asked)).toEqual([]);
    expect(await linksOf(told)).toHaveLength(1);
    expect(await linksOf(over)).toEqual([]);
    await send([{ ...incident, title: 'Once more' }]);
    expect(await linksOf(asked)).toHaveLength(1);
  });

  it('are those of the service that keeps them, whoever sent one first', async () => {
    const record = aChangeRecord('first');
    const [{ key = '' }] = await send([record], { who: OUTSIDER });
    expect((await get(key)).createdBy).toBe(OUTSIDER);
    await send([{ ...record, title: 'Theirs' }], {
      as: portal().asService(),
    });
    expect((await get(key)).createdBy).not.toMatch(/^user:/);
  });
});
