import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';
import { aDraftRecord } from './__testUtils__/wikiRecords';

const OWNER = 'user:default/owner';
const OUTSIDER = 'user:default/outsider';
const theirs = [{ ref: 'component:default/search-indexer' }];
const ours = [{ ref: 'component:default/checkout-api' }];

eachDatabase('What arrives under an awaited name', (databases, databaseId) => {
  let portal: Portal;
  const send = recordSender(() => portal);
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => portal.as(OWNER);
  const outsider = () => portal.as(OUTSIDER);
  const named = (externalId: string) => ({
    source: 'acme-status',
    externalId,
  });
  const aDraft = (externalId: string, over: object = {}) =>
    aDraftRecord(externalId, { author: OWNER, ...over });
  const incidentsOf = async (path: string) =>
    (await owner().get(path).expect(200)).body.incidents;

  it('lets nobody into the draft that waits for it', async () => {
    const [draft] = await send([
      aDraft('awaiting', { incidents: [named('guessed')] }),
    ]);
    await send([anIncidentRecord('guessed', { entities: theirs })], {
      who: OUTSIDER,
    });
    const path = `/postmortems/${draft.key}`;
    await outsider().get(path).expect(404);
    expect(await incidentsOf(path)).toEqual([]);
  });

  it('brings its own owners into the draft, and nobody whom a stranger named elsewhere', async () => {
    const [first, draft] = await send([
      anIncidentRecord('present', { entities: ours }),
      aDraft('about two', { incidents: [named('present'), named('later')] }),
    ]);
    const present = `/incidents/${first.key}`;
    const { body } = await outsider().get(present).expect(200);
    await outsider()
      .patch(present, { entities: [...body.entities, ...theirs] })
      .set('If-Match', `"${body.version}"`)
      .expect(200);
    const path = `/postmortems/${draft.key}`;
    await outsider().get(path).expect(404);
    await send([anIncidentRecord('later', { entities: ours })], {
      as: portal.asService(),
    });
    expect(await incidentsOf(path)).toHaveLength(2);
    await portal.as('user:default/colleague').get(path).expect(200);
    await outsider().get(path).expect(404);
  });

  it.each([null, OUTSIDER])(
    'takes no promise from the readers of a restricted incident, whoever it is assigned to (%s)',
    async assignee => {
      const externalId = `promised to ${assignee}`;
      const [, item] = await send([
        anIncidentRecord(externalId, {
          visibility: 'restricted',
          entities: ours,
        }),
        {
          type: 'actionItem',
          source: 'tracker',
          externalId,
          title: 'Look into it',
          incident: named(externalId),
          postmortem: { source: 'wiki', externalId },
          status: 'committed',
          assignee,
        },
      ]);
      const people = { author: OUTSIDER, participants: [OWNER] };
      await send([aDraft(externalId, people)], { who: OUTSIDER });
      const path = `/action-items/${item.key}`;
      await portal.as('user:default/colleague').get(path).expect(200);
      const { body } = await owner().get(path).expect(200);
      expect(body.postmortem).toBeNull();
      await outsider()
        .get(path)
        .expect(assignee === null ? 404 : 200);
    },
  );

  describe('from somebody who may not see what waits', () => {
    const waiting = () => portal.database('pending_reference').select();

    it('tells nothing, tried or sent, and leaves it waiting for whoever may connect it', async () => {
      const [draft] = await send([
        aDraft('patient', { incidents: [named('squatted')] }),
      ]);
      const before = await waiting();
      const guess = anIncidentRecord('squatted', { entities: theirs });
      const [tried] = await send([guess], {
        who: OUTSIDER,
        query: '?dryRun=true',
      });
      expect(tried).toMatchObject({ result: 'wouldCreate', warnings: [] });
      const [sent] = await send([guess], { who: OUTSIDER });
      expect(sent).toMatchObject({ result: 'created', warnings: [] });
      expect(await waiting()).toEqual(before);

      await send([{ ...guess, title: 'As its source tells it' }], {
        as: portal.asService(),
      });
      const path = `/postmortems/${draft.key}`;
      expect(await incidentsOf(path)).toMatchObject([{ key: sent.key }]);
      await outsider().get(path).expect(404);
    });
  });

  it('finds nothing waiting of a draft that was discarded', async () => {
    const before = await portal.database('pending_reference').select();
    const [draft] = await send([
      aDraft('thrown away', { incidents: [named('never')] }),
      {
        type: 'actionItem',
        source: 'wiki',
        externalId: 'thrown away too',
        title: 'Look into it',
        postmortem: { source: 'wiki', externalId: 'thrown away' },
        incident: named('never'),
      },
    ]);
    const path = `/postmortems/${draft.key}`;
    const { body } = await owner().get(path).expect(200);
    await owner().delete(path).set('If-Match', `"${body.version}"`).expect(204);
    expect(await portal.database('pending_reference').select()).toEqual(before);
    const [incident] = await send([anIncidentRecord('never')]);
    expect(incident).toMatchObject({ result: 'created', warnings: [] });
  });
});
