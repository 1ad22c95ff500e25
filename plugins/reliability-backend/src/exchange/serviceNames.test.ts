import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { aChangeRecord } from './__testUtils__/aChangeRecord';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';

const checkout = 'component:default/checkout-api';

eachDatabase(
  'What a service names of what was written here',
  (databases, databaseId) => {
    let portal: Portal;
    let ownSource: string;
    let restricted: string;
    let open: string;
    afterAll(async () => {
      await portal.stop();
    });
    const owner = () => portal.as('user:default/owner');
    const send = recordSender(() => portal);
    const report = async (over: object = {}): Promise<string> => {
      const { body } = await owner()
        .post('/incidents', {
          title: 'It failed',
          entities: [{ ref: checkout }],
          ...over,
        })
        .expect(201);
      return body.key;
    };
    const see = async (key: string, visibility: string) => {
      const { body } = await owner().get(`/incidents/${key}`).expect(200);
      await owner()
        .patch(`/incidents/${key}`, { visibility })
        .set('If-Match', `"${body.version}"`)
        .expect(200);
    };
    const answerOf = async (key: string) =>
      (await owner().get(`/incidents/${key}/change-cause`).expect(200)).body
        .answer;

    const aDeployment = {
      type: 'deployment',
      source: 'ci',
      externalId: 'd',
      entity: checkout,
      finished: '2026-01-01T00:00:00Z',
    };
    const own = (externalId: string) => ({ source: ownSource, externalId });
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
      const { id } = await portal.database('installation').first('id');
      ownSource = `afterword:${id}`;
      restricted = await report({ visibility: 'restricted' });
      open = await report();
      await send([aDeployment], { as: portal.asService() });
    });
    const records = {
      changeFailure: (incident: string, over: object = {}) => ({
        type: 'changeFailure',
        source: 'ci',
        externalId: 'c',
        deployment: { source: 'ci', externalId: 'd' },
        incident: own(incident),
        state: 'confirmed',
        ...over,
      }),
      actionItem: (incident: string) => ({
        type: 'actionItem',
        source: 'ci',
        externalId: 'a',
        title: 'Mend it',
        incident: own(incident),
      }),
      postmortem: (incident: string) => ({
        type: 'postmortem',
        source: 'ci',
        externalId: 'p',
        title: 'Why it failed',
        incidents: [own(incident)],
      }),
      changeReview: (incident: string) =>
        aChangeRecord('r', {
          incidents: [{ ...own(incident), state: 'linked' }],
        }),
      incident: (incident: string) =>
        anIncidentRecord(incident, { source: ownSource }),
    };
    const sent = async (record: object, query: string) => {
      const answer = await send([record], { as: portal.asService(), query });
      // What is answered of one key is compared with what is of another.
      return JSON.stringify(answer).replaceAll(/INC-\d+/g, 'INC');
    };

    it.each(Object.entries(records))(
      'tells of a restricted incident in a dry run what of none, by a record of the type %s',
      async (_, record) => {
        const [hidden, none, seen] = [restricted, 'INC-99999', open];
        const tried = (key: string) => sent(record(key), '?dryRun=true');
        expect(await tried(hidden)).toEqual(await tried(none));
        expect(await tried(seen)).not.toEqual(await tried(none));
      },
    );

    it('tells of a confidential action item in a dry run what of none', async () => {
      const { body: draft } = await owner()
        .post('/postmortems', { title: 'Why', incidents: [open] })
        .expect(201);
      const { body: hidden } = await owner()
        .post('/action-items', { title: 'Mend it', postmortem: draft.key })
        .expect(201);
      const { body: seen } = await owner()
        .post('/action-items', { title: 'Mend it', entity: checkout })
        .expect(201);
      const tried = (key: string) =>
        sent(
          aChangeRecord('i', {
            risks: [{ text: 'Fails', actionItem: own(key) }],
          }),
          '?dryRun=true',
        );
      expect(await tried(hidden.key)).toEqual(await tried('AI-99999'));
      expect(await tried(seen.key)).not.toEqual(await tried('AI-99999'));
    });

    it('changes no answer about what caused a restricted incident', async () => {
      const word = records.changeFailure(restricted);
      const [{ result }, { summary }] = await send([word], {
        as: portal.asService(),
      });
      expect(result).toBe('created');
      expect(summary).toMatchObject({ waiting: 1 });
      expect(await answerOf(restricted)).toBe('unanswered');
    });

    it('leaves an answer as it is about what is restricted since', async () => {
      const since = await report();
      const word = (state: string) =>
        records.changeFailure(since, { externalId: 'since', state });
      const as = portal.asService();
      await send([word('confirmed')], { as });
      expect(await answerOf(since)).toBe('linked');
      await see(since, 'restricted');
      expect((await send([word('confirmed')], { as }))[0].result).toBe(
        'unchanged',
      );
      expect((await send([word('withdrawn')], { as }))[0].result).toBe(
        'failed',
      );
      expect(await answerOf(since)).toBe('linked');
    });

    it('names what sources brought, restricted or not', async () => {
      const brought = anIncidentRecord('brought', {
        visibility: 'restricted',
        entities: [{ ref: checkout }],
      });
      const { source, externalId } = brought;
      const word = records.changeFailure('', {
        externalId: 'brought',
        incident: { source, externalId },
      });
      const [{ key = '' }] = await send([brought, word], {
        as: portal.asService(),
      });
      expect(await answerOf(key)).toBe('linked');
    });
  },
);
