import {
  ChangeLinks,
  ChangeReview,
  HistoryEntry,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncident } from '../postmortems/__testUtils__/writers';
import { changing, CHECKOUT, SEARCH } from './__testUtils__/changing';

const denied = { result: AuthorizeResult.DENY } as const;
const when = { plannedFor: '2026-10-01T09:00:00Z', until: null };

eachDatabase('What belongs to a change', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, outsider, planned, get, foresee } = changing(portal);

  beforeAll(() => portal().refreshCatalog());
  beforeEach(async () => {
    await portal().database('change_review').delete();
    await portal().database('change_failure').delete();
    await portal().database('change_cause').delete();
    await portal().database('deployment').delete();
    await portal().database('incident').delete();
  });

  const linksOf = async (
    { key }: Pick<ChangeReview, 'key'>,
    caller = owner(),
  ): Promise<ChangeLinks> =>
    (await caller.get(`/changes/${key}/links`).expect(200)).body;
  const say = (
    key: string,
    version: number,
    linked: string,
    state: string,
    caller = owner(),
  ) =>
    caller
      .put(`/changes/${key}/links/${linked}`, { state })
      .set('If-Match', `"${version}"`);
  const deployed = async (over: object = {}): Promise<string> => {
    const { body } = await owner()
      .post('/deployments', {
        entity: CHECKOUT,
        finished: '2026-10-01T10:00:00Z',
        ...over,
      })
      .expect(201);
    return body.key;
  };
  const failed = async (over: object = {}): Promise<string> => {
    const { key } = await anIncident(owner(), {
      failureMode: 'retry-storm',
      times: { impactStarted: '2026-10-01T11:00:00Z' },
      ...over,
    });
    return key;
  };

  it('is proposed by its time and by what it touches, until somebody says so', async () => {
    const deployment = await deployed();
    await deployed({ finished: '2026-10-04T10:00:00Z' });
    await deployed({ entity: SEARCH });
    const incident = await failed();
    await failed({ kind: 'drill' });
    await failed({ times: { impactStarted: '2026-09-30T11:00:00Z' } });
    const change = await planned(when);
    const { body } = await foresee(change.key, { failureMode: 'Retry storm' });
    const proposed = { state: 'proposed', because: 'time' };
    expect(await linksOf(change)).toMatchObject({
      version: 1,
      deployments: [{ ...proposed, key: deployment }],
      incidents: [
        { ...proposed, key: incident, foreseenAs: [body.risks[0].id] },
      ],
    });
    const { body: linked } = await say(
      change.key,
      1,
      incident,
      'linked',
    ).expect(200);
    expect(linked).toMatchObject({
      version: 2,
      incidents: [{ state: 'linked', because: 'person' }],
    });
    await say(change.key, 1, deployment, 'dismissed').expect(412);
    const { body: dismissed } = await say(
      change.key,
      2,
      deployment,
      'dismissed',
    ).expect(200);
    expect(dismissed.deployments).toMatchObject([{ state: 'dismissed' }]);
    const { body: taken } = await say(
      change.key,
      3,
      deployment,
      'unsaid',
    ).expect(200);
    expect(taken.deployments).toMatchObject([proposed]);
  });

  it('is linked by itself where the release is that of the change, and so is what it caused', async () => {
    const deployment = await deployed({ release: '2.4.1' });
    const other = await deployed({ release: '2.4.2' });
    const incident = await failed({ entities: [{ ref: SEARCH }] });
    await owner()
      .put(`/deployments/${deployment}/failures/${incident}`, {
        state: 'confirmed',
      })
      .set('If-Match', '"0"')
      .expect(200);
    const change = await planned({ ...when, release: '2.4.1' });
    const { deployments, incidents } = await linksOf(change);
    expect(deployments).toEqual([
      expect.objectContaining({ key: other, state: 'proposed' }),
      expect.objectContaining({
        key: deployment,
        state: 'linked',
        because: 'release',
      }),
    ]);
    expect(incidents).toMatchObject([
      {
        key: incident,
        state: 'linked',
        because: 'changeFailure',
        causedBy: [deployment],
      },
    ]);
  });

  it('makes the change made once its release succeeded at all components, and at no other time', async () => {
    const change = await planned({
      ...when,
      entities: [CHECKOUT, SEARCH],
      release: '2.4.1',
    });
    const settled = async () => {
      await portal().relayOutbox();
      return get(change.key);
    };
    await deployed({ release: '2.4.1', status: 'failed' });
    await deployed({ release: '2.4.1', environment: 'staging' });
    await deployed({ release: '2.4.1' });
    expect(await settled()).toMatchObject({ status: 'planned' });
    await deployed({
      entity: SEARCH,
      release: `search (${change.key})`,
      finished: '2026-10-01T12:00:00Z',
    });
    expect(await settled()).toMatchObject({
      status: 'done',
      doneAt: '2026-10-01T12:00:00Z',
    });
    const { body } = await owner().get(`/changes/${change.key}/history`);
    expect(body.items[0]).toMatchObject({ action: 'done', by: null });
  });

  it('is told to whoever may read it only, in its history too', async () => {
    const secret = await failed({ visibility: 'restricted' });
    const change = await planned(when);
    await say(change.key, 1, secret, 'linked', outsider()).expect(400);
    await say(change.key, 1, secret, 'linked').expect(200);
    expect((await linksOf(change)).incidents).toHaveLength(1);
    expect((await linksOf(change, outsider())).incidents).toEqual([]);
    const told = async (caller = owner()) => {
      const { body } = await caller.get(`/changes/${change.key}/history`);
      return body.items.map(
        ({ action, changes: { incident } }: HistoryEntry) => [action, incident],
      );
    };
    expect(await told()).toEqual([
      ['linked', [secret, secret]],
      ['created', undefined],
    ]);
    // That something was linked would tell that there is something.
    expect(await told(outsider())).toEqual([['created', undefined]]);
    policy.set({
      'reliability.incident.read': denied,
      'reliability.deployment.read': denied,
    });
    expect(await linksOf(change)).toMatchObject({
      deployments: [],
      incidents: [],
    });
  });
});
