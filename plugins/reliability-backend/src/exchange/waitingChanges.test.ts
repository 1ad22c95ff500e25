import {
  actionItemReadPermission,
  changeUpdatePermission,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { eventsDuring } from '../__testUtils__/eventsDuring';
import { changing, CHECKOUT } from '../changes/__testUtils__/changing';
import { aChangeRecord } from './__testUtils__/aChangeRecord';
import { recordSender } from './__testUtils__/recordSender';

const OUTSIDER = 'user:default/outsider';

eachDatabase('What a change review refers to', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
  const { get, owner, rewriteRisk } = changing(portal);
  const send = recordSender(portal);
  beforeAll(() => portal().refreshCatalog());

  const named = (externalId: string) => ({ source: 'ci', externalId });
  /** A change whose parts refer to others, all under one name. */
  const change = (name: string, over: object = {}) =>
    aChangeRecord(name, {
      risks: [
        { text: 'By itself' },
        { text: 'Prepared', actionItem: named(name) },
      ],
      deployments: [{ ...named(name), state: 'linked' }],
      incidents: [{ ...named(name), state: 'dismissed' }],
      ...over,
    });
  const things = (name: string, over: object = {}) => [
    { type: 'actionItem', ...named(name), title: 'Prepare it', ...over },
    {
      type: 'deployment',
      ...named(name),
      entity: CHECKOUT,
      finished: '2026-03-01T10:00:00Z',
    },
    {
      type: 'incident',
      ...named(name),
      title: 'It failed',
      entities: [{ ref: CHECKOUT }],
      times: { impactStarted: '2026-03-01T10:30:00Z' },
      ...over,
    },
  ];
  const waiting = async () =>
    (await portal().database('pending_reference').select()).length;
  const read = async (key = '', caller = owner()) => {
    const { risks } = await get(key, caller);
    const { body } = await caller.get(`/changes/${key}/links`).expect(200);
    const states = (all: { state: string; because: string }[]) =>
      all
        .filter(({ because }) => because === 'person')
        .map(({ state }) => state);
    return {
      items: risks.map(({ linked }) => linked),
      deployments: states(body.deployments),
      incidents: states(body.incidents),
    };
  };
  const connected = {
    items: [false, true],
    deployments: ['linked'],
    incidents: ['dismissed'],
  };
  const alone = { items: [false, false], deployments: [], incidents: [] };
  beforeEach(() => portal().database('pending_reference').delete());

  it('is connected when it stands in the file before it', async () => {
    const reports = await send([...things('before'), change('before')]);
    expect(reports.at(-1)?.summary).toMatchObject({ created: 4, waiting: 0 });
    expect(await read(reports[3].key)).toEqual(connected);
  });

  it('is connected when it stands after it', async () => {
    const reports = await send([change('after'), ...things('after')]);
    expect(reports.at(-1)?.summary).toMatchObject({ created: 4, waiting: 0 });
    expect(await read(reports[0].key)).toEqual(connected);
  });

  it('is waited for over several files, silently, and is in the history then', async () => {
    const [{ key }, { summary }] = await send([change('later')]);
    expect(summary).toMatchObject({ waiting: 3 });
    expect(await read(key)).toEqual(alone);
    const events = await eventsDuring(portal().database, async () => {
      for (const thing of things('later').reverse()) await send([thing]);
    });
    expect(events).toBe(0);
    expect(await read(key)).toEqual(connected);
    expect(await waiting()).toBe(0);
    const { body } = await owner().get(`/changes/${key}/history`).expect(200);
    expect(body.items).toMatchObject([
      {
        action: 'imported',
        changes: { actionItem: [null, expect.stringMatching(/^AI-/)] },
      },
      { action: 'imported', changes: { deployment: expect.any(Array) } },
      { action: 'imported', changes: { incident: expect.any(Array) } },
      { action: 'imported', changes: {} },
    ]);
    const [again] = await send([change('later')]);
    expect(again.result).toBe('unchanged');
  });

  it('is waited for by each way to fail that names it', async () => {
    const risks = ['One', 'Two'].map(text => ({
      text,
      actionItem: named('shared'),
    }));
    const [{ key }] = await send([
      change('shared', { risks, deployments: [], incidents: [] }),
    ]);
    expect(await waiting()).toBe(2);
    await send([things('shared')[0]]);
    expect((await read(key)).items).toEqual([true, true]);
  });

  it('is waited for no more once a record names it no more', async () => {
    const [{ key }] = await send([change('withdrawn')]);
    await send([
      change('withdrawn', { risks: [], deployments: null, incidents: [] }),
    ]);
    expect(await waiting()).toBe(0);
    await send(things('withdrawn'));
    expect(await read(key)).toEqual({ ...alone, items: [] });
  });

  it('is not waited for by a way to fail that people have rewritten since', async () => {
    const [{ key = '' }] = await send([change('rewritten')]);
    const [, risk] = (await get(key)).risks;
    await rewriteRisk(key, risk, { text: 'Said in other words' }).expect(200);
    const before = await waiting();
    expect((await send([change('rewritten')]))[0].result).toBe('unchanged');
    expect(await waiting()).toBe(before);
    await send(things('rewritten'));
    expect(await read(key)).toEqual(connected);
  });

  it('goes on being waited for where a record leaves it out', async () => {
    const [{ key }] = await send([change('left out')]);
    const { risks, deployments, incidents, ...rest } = {
      risks: undefined,
      deployments: undefined,
      incidents: undefined,
      ...change('left out'),
    };
    await send([{ ...rest, title: 'Another title' }]);
    expect(await waiting()).toBe(3);
    await send(things('left out'));
    expect(await read(key)).toEqual(connected);
  });

  it('takes nothing from what people did since', async () => {
    const [{ key = '' }] = await send([change('since')]);
    const [, { id, version }] = (await get(key)).risks;
    const { body: mine } = await owner()
      .post(`/changes/${key}/failure-modes/${id}/action-item`)
      .set('If-Match', `"${version}"`)
      .expect(200);
    const [report] = await send([things('since')[0]]);
    expect(report.warnings).toMatchObject([
      { message: { code: 'notConnected' } },
    ]);
    expect((await get(key)).risks[1].actionItem).toBe(mine.risks[1].actionItem);
  });

  it('is not there for whoever may not see it, and stays where others named it', async () => {
    const [item, , incident, { key = '' }] = await send([
      ...things('hidden', { visibility: 'restricted' }).slice(0, 1),
      ...things('hidden', { visibility: 'restricted' }).slice(1),
      change('hidden'),
    ]);
    expect(item.result).toBe('created');
    expect(incident.result).toBe('created');
    const theirs = aChangeRecord('theirs', {
      incidents: [{ ...named('hidden'), state: 'linked' }],
    });
    const [, { summary }] = await send([theirs], { who: OUTSIDER });
    expect(summary).toMatchObject({ created: 1, waiting: 1 });
    policy.set({
      [actionItemReadPermission.name]: { result: AuthorizeResult.DENY },
    });
    await send(
      [change('hidden', { risks: [{ text: 'Prepared' }], incidents: [] })],
      {
        who: OUTSIDER,
      },
    );
    policy.set({});
    expect(await read(key)).toEqual({ ...connected, items: [true] });
  });

  it('is connected only by whoever may change what refers to it', async () => {
    const [{ key }] = await send([change('not theirs')]);
    policy.set({
      [changeUpdatePermission.name]: { result: AuthorizeResult.DENY },
    });
    await send(things('not theirs'), { who: OUTSIDER });
    policy.set({});
    expect(await read(key)).toEqual(alone);
    expect(await waiting()).toBe(3);
    await send(
      things('not theirs').map(thing => ({ ...thing, note: 'again' })),
    );
    expect(await read(key)).toEqual(connected);
  });
});
