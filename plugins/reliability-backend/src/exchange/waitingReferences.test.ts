import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';
import { aDraftRecord } from './__testUtils__/wikiRecords';

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

  it('is no way into somebody’s draft', async () => {
    const [item] = await send([anItem('PM-secret')], {
      who: 'user:default/outsider',
    });
    const [draft] = await send([aDraftRecord('PM-secret')]);
    expect(draft).toMatchObject({
      result: 'created',
      warnings: [{ message: { code: 'notConnected', values: {} } }],
    });
    const path = `/action-items/${item.key}`;
    expect((await outsider().get(path).expect(200)).body.postmortem).toBeNull();
    expect((await owner().get(path).expect(200)).body.postmortem).toBeNull();
    expect(await portal.database('pending_reference')).toHaveLength(1);
  });

  it('is none into a restricted incident either', async () => {
    const [mine] = await send(
      [
        aDraftRecord('PM-mine', {
          incidents: [{ source: 'acme-status', externalId: 'INC-secret' }],
        }),
      ],
      { who: 'user:default/outsider' },
    );
    const [incident] = await send([
      anIncidentRecord('INC-secret', { visibility: 'restricted' }),
    ]);
    expect(incident.warnings).toEqual([]);
    // Its owners would read the outsider's draft.
    await owner().get(`/postmortems/${mine.key}`).expect(404);
  });

  describe('of somebody who may no longer see what refers', () => {
    const OUTSIDER = 'user:default/outsider';
    const ifAtVersion = async (path: string) =>
      `"${(await owner().get(path).expect(200)).body.version}"`;

    it('is no way back into a draft', async () => {
      const later = { source: 'status', externalId: 'INC-later' };
      const [draft] = await send([
        aDraftRecord('PM-left', { participants: [OUTSIDER] }),
      ]);
      await send([aDraftRecord('PM-left', { incidents: [later] })], {
        who: OUTSIDER,
      });
      const path = `/postmortems/${draft.key}`;
      await owner()
        .patch(path, { participants: [] })
        .set('If-Match', await ifAtVersion(path))
        .expect(200);
      const entities = [{ ref: 'component:default/search-indexer' }];
      const [incident] = await send(
        [anIncidentRecord('INC-later', { ...later, entities })],
        { who: OUTSIDER },
      );
      expect(incident).toMatchObject({
        result: 'created',
        warnings: [],
      });
      await outsider().get(path).expect(404);
      expect((await owner().get(path)).body.incidents).toEqual([]);
    });

    it('moves no promise into a draft of theirs', async () => {
      const about = { source: 'acme-status', externalId: 'INC-moved' };
      const promise = { ...anItem('PM-moved'), incident: about };
      const [, item] = await send([
        anIncidentRecord('INC-moved', { visibility: 'restricted' }),
        {
          ...promise,
          postmortem: null,
          status: 'committed',
          assignee: OUTSIDER,
        },
      ]);
      const { incident, ...waiting } = promise;
      await send([waiting], { who: OUTSIDER });
      const path = `/action-items/${item.key}`;
      await owner()
        .patch(path, { assignee: null })
        .set('If-Match', await ifAtVersion(path))
        .expect(200);
      await send([aDraftRecord('PM-moved')], { who: OUTSIDER });
      await outsider().get(path).expect(404);
      await owner().get(path).expect(200);
    });
  });

  it('is connected for those who may see what arrived, by their groups too', async () => {
    const [item] = await send([anItem('PM-shared')], {
      who: 'user:default/colleague',
    });
    await send([anIncidentRecord('shared')]);
    const [draft] = await send([
      aDraftRecord('PM-shared', {
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
      aDraftRecord('PM-public', { status: 'published' }),
    ]);
    const { body } = await outsider()
      .get(`/action-items/${item.key}`)
      .expect(200);
    expect(body.postmortem).toMatchObject({ key: published.key });
  });

  describe('of a record that is sent again', () => {
    const about = (externalId: string) => ({
      source: 'acme-status',
      externalId,
    });
    const read = async (path: string) =>
      (await owner().get(path).expect(200)).body;

    it.each([
      ['null', null],
      ['another', { source: 'wiki', externalId: 'PM-never' }],
    ])(
      'is withdrawn by %s for the postmortem of an action item',
      async (what, postmortem) => {
        const name = `PM-withdrawn-${what}`;
        const [item] = await send([anItem(name)]);
        await send([{ ...anItem(name), postmortem }]);
        await send([aDraftRecord(name, { status: 'published' })]);
        const { body } = await owner().get(`/action-items/${item.key}`);
        expect(body.postmortem).toBeNull();
      },
    );

    it.each([
      ['null', null],
      ['[]', []],
      ['others', [about('INC-never')]],
    ])(
      'is withdrawn by %s for the incidents of a postmortem',
      async (what, incidents) => {
        const name = `INC-withdrawn-${what}`;
        const naming = aDraftRecord(name, { incidents: [about(name)] });
        const [draft] = await send([naming]);
        await send([{ ...naming, incidents }]);
        await send([anIncidentRecord(name)]);
        expect(await read(`/postmortems/${draft.key}`)).toMatchObject({
          incidents: [],
        });
      },
    );

    it.each([
      ['leaves the field out', false],
      ['names it again', true],
    ])('goes on waiting where the record %s', async (what, isNamed) => {
      const name = `PM-${what}`;
      const { postmortem, ...rest } = anItem(name);
      const [item] = await send([{ ...rest, postmortem }]);
      await send([
        { ...rest, title: 'Look again', ...(isNamed && { postmortem }) },
      ]);
      const [draft] = await send([aDraftRecord(name)]);
      expect(await read(`/action-items/${item.key}`)).toMatchObject({
        title: 'Look again',
        postmortem: { key: draft.key },
      });
    });

    it('is taken over by nobody who may not change what refers', async () => {
      const name = 'INC-taken-over';
      const naming = aDraftRecord(name, { incidents: [about(name)] });
      const [draft] = await send([naming]);
      const [report, summary] = await send([{ ...naming, title: 'Mine' }], {
        who: 'user:default/outsider',
      });
      expect(report).toMatchObject({ result: 'failed' });
      expect(summary).toMatchObject({ summary: { waiting: 0 } });
      const [incident] = await send([anIncidentRecord(name)]);
      expect((await read(`/postmortems/${draft.key}`)).incidents).toEqual([
        expect.objectContaining({ key: incident.key }),
      ]);
    });
  });

  it('of a service is connected with what a service brings in, to keep another system in step', async () => {
    const as = portal.asService();
    await send([anItem('PM-served')], { as });
    const [draft] = await send(
      [aDraftRecord('PM-served', { author: 'user:default/owner' })],
      { as },
    );
    const { body } = await owner()
      .get(`/action-items?postmortem=${draft.key}`)
      .expect(200);
    expect(body.items).toHaveLength(1);
  });
});
