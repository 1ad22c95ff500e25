import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';

eachDatabase('A reference that waits', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      entities: [
        ...shop,
        anEntity('user:default/colleague', {
          memberOf: 'group:default/checkout-team',
        }),
      ],
    });
  });
  afterAll(async () => {
    await portal.stop();
  });

  const owner = () => portal.as('user:default/owner');
  const outsider = () => portal.as('user:default/outsider');
  const send = recordSender(() => portal);
  const anItem = (postmortem: string) => ({
    type: 'actionItem',
    source: 'tracker',
    externalId: `for ${postmortem}`,
    title: 'Look into it',
    postmortem: { source: 'wiki', externalId: postmortem },
  });
  const aDraft = (externalId: string, over: object = {}) => ({
    type: 'postmortem',
    source: 'wiki',
    externalId,
    title: 'Nobody else may know',
    ...over,
  });

  it('is no way into somebody’s draft', async () => {
    const [item] = await send([anItem('PM-secret')], {
      who: 'user:default/outsider',
    });
    const [draft] = await send([aDraft('PM-secret')]);
    expect(draft).toMatchObject({
      result: 'created',
      warnings: [
        'something that referred to this was not connected: whoever referred to it may not see it',
      ],
    });
    const path = `/action-items/${item.key}`;
    expect((await outsider().get(path).expect(200)).body.postmortem).toBeNull();
    expect((await owner().get(path).expect(200)).body.postmortem).toBeNull();
    expect(await portal.database('pending_reference')).toEqual([]);
  });

  it('is none into a restricted incident either', async () => {
    const [mine] = await send(
      [
        aDraft('PM-mine', {
          incidents: [{ source: 'acme-status', externalId: 'INC-secret' }],
        }),
      ],
      { who: 'user:default/outsider' },
    );
    const [incident] = await send([
      anIncidentRecord('INC-secret', { visibility: 'restricted' }),
    ]);
    expect(incident.warnings).toHaveLength(1);
    // Its owners would read the outsider's draft.
    await owner().get(`/postmortems/${mine.key}`).expect(404);
  });

  it('is connected for those who may see what arrived, by their groups too', async () => {
    const [item] = await send([anItem('PM-shared')], {
      who: 'user:default/colleague',
    });
    await send([anIncidentRecord('shared')]);
    const [draft] = await send([
      aDraft('PM-shared', {
        incidents: [{ source: 'acme-status', externalId: 'shared' }],
      }),
    ]);
    expect(draft.warnings).toEqual([]);
    const { body } = await owner().get(`/action-items/${item.key}`).expect(200);
    expect(body.postmortem).toMatchObject({ key: draft.key });
  });

  it('is connected when everybody may see what arrived', async () => {
    const [item] = await send([anItem('PM-public')], {
      who: 'user:default/outsider',
    });
    const [published] = await send([
      aDraft('PM-public', { status: 'published' }),
    ]);
    const { body } = await outsider()
      .get(`/action-items/${item.key}`)
      .expect(200);
    expect(body.postmortem).toMatchObject({ key: published.key });
  });

  it('of a service is connected with what a service brings in, to keep another system in step', async () => {
    const as = portal.asService();
    await send([anItem('PM-served')], { as });
    const [draft] = await send(
      [aDraft('PM-served', { author: 'user:default/owner' })],
      { as },
    );
    const { body } = await owner()
      .get(`/action-items?postmortem=${draft.key}`)
      .expect(200);
    expect(body.items).toHaveLength(1);
  });
});
