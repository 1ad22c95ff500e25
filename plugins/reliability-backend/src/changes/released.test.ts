import { ChangeReview } from '@afterword/plugin-reliability-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { changing, CHECKOUT, SEARCH } from './__testUtils__/changing';

const when = { plannedFor: '2026-10-01T09:00:00Z', until: null };

eachDatabase('A change whose release goes out', (databases, databaseId) => {
  const { portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, planned, get, step } = changing(portal);

  beforeAll(() => portal().refreshCatalog());
  beforeEach(async () => {
    await portal().database('change_review').delete();
    await portal().database('deployment').delete();
  });

  const ofRelease = (entities = [CHECKOUT]) =>
    planned({ ...when, entities, release: '2.4.1' });
  const deployed = async (over: object = {}): Promise<string> => {
    const { body } = await owner()
      .post('/deployments', {
        entity: CHECKOUT,
        release: '2.4.1',
        finished: '2026-10-01T10:00:00Z',
        ...over,
      })
      .expect(201);
    return body.key;
  };
  const rolledBack = (key: string) =>
    owner()
      .patch(`/deployments/${key}`, { rolledBack: true })
      .set('If-Match', '"1"')
      .expect(200);
  const settled = async ({ key }: ChangeReview) => {
    await portal().relayOutbox();
    return get(key);
  };

  it('is not made by what was rolled back', async () => {
    const change = await ofRelease([CHECKOUT, SEARCH]);
    await rolledBack(await deployed());
    await deployed({ entity: SEARCH });
    expect(await settled(change)).toMatchObject({ status: 'planned' });
    await deployed({ finished: '2026-10-01T12:00:00Z' });
    expect(await settled(change)).toMatchObject({ status: 'done' });
  });

  it('stays open when somebody took it up again, until it is deployed once more', async () => {
    const change = await planned({
      plannedFor: new Date(Date.now() - 3_600_000).toISOString(),
      until: null,
      release: '2.4.1',
    });
    const at = (offset: number) => new Date(Date.now() + offset).toISOString();
    const key = await deployed({ finished: at(-60_000) });
    const made = await settled(change);
    expect(made).toMatchObject({ status: 'done' });
    await step(made, 'planned').expect(200);
    await owner()
      .patch(`/deployments/${key}`, { url: 'https://ci.example/1' })
      .set('If-Match', '"1"')
      .expect(200);
    expect(await settled(change)).toMatchObject({ status: 'planned' });
    await deployed({ finished: at(60_000) });
    expect(await settled(change)).toMatchObject({ status: 'done' });
  });

  it('is made when the last of its deployments was, in whatever order they are told', async () => {
    const change = await ofRelease([CHECKOUT, SEARCH]);
    await deployed({ entity: SEARCH, finished: '2026-10-01T12:00:00Z' });
    await deployed({ finished: '2026-10-01T10:00:00Z' });
    expect(await settled(change)).toMatchObject({
      status: 'done',
      doneAt: '2026-10-01T12:00:00Z',
    });
  });
});
