import { fromKey, Postmortem } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from './__testUtils__/toldByWiki';
import { patch, people } from './__testUtils__/writers';

eachDatabase(
  'The layers that figures know of an incident',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
      await portal.refreshCatalog();
    });
    afterAll(async () => {
      await portal.stop();
    });
    const { owner } = people(() => portal);

    const known = async (key: string) => {
      const rows = await portal
        .database('incident_layer_fact')
        .where('incident_id', fromKey(key))
        .orderBy('layer');
      return rows.map(
        ({ layer, confidential_id }) =>
          `${layer}${confidential_id === null ? '' : ' (restricted)'}`,
      );
    };
    const now = async (key: string): Promise<Postmortem> =>
      (await owner().get(`/postmortems/${key}`).expect(200)).body;
    const changeIncident = async (
      method: 'patch' | 'post',
      key: string,
      body: object = {},
      action = '',
    ) => {
      const path = `/incidents/${key}`;
      const { body: before } = await owner().get(path).expect(200);
      await owner()
        [method](`${path}${action}`, body)
        .set('If-Match', `"${before.version}"`)
        .expect(200);
    };

    it('are those of published postmortems, each once, and none of drafts', async () => {
      const [one, other] = await tell(portal, [
        anIncidentTold('a1'),
        anIncidentTold('a2'),
        aPostmortemTold('a', ['a1', 'a2'], ['process', 'process', 'people']),
        aPostmortemTold('a-draft', ['a2'], ['external'], {
          status: 'draft',
          facilitator: 'user:default/owner',
        }),
      ]);
      expect(await known(one)).toEqual(['people', 'process']);
      expect(await known(other)).toEqual(['people', 'process']);
    });

    it('come with publishing', async () => {
      const records = (status: string) => [
        anIncidentTold('b1'),
        aPostmortemTold('b', ['b1'], ['technology'], {
          status,
          facilitator: 'user:default/owner',
        }),
      ];
      const [incident] = await tell(portal, records('draft'));
      expect(await known(incident)).toEqual([]);
      await tell(portal, records('published'));
      expect(await known(incident)).toEqual(['technology']);
    });

    it('follow the factors of what is published', async () => {
      const [incident, postmortem] = await tell(portal, [
        anIncidentTold('c1'),
        aPostmortemTold('c', ['c1'], ['process']),
      ]);
      const at = `/postmortems/${postmortem}/factors`;
      const added = await owner()
        .post(at, { text: 'A provider was slow', layer: 'external' })
        .expect(201);
      expect(await known(incident)).toEqual(['external', 'process']);
      const [first] = (added.body as Postmortem).factors;
      const changed = await owner()
        .put(`${at}/${first.id}`, { text: first.text, layer: 'people' })
        .set('If-Match', `"${first.version}"`)
        .expect(200);
      expect(await known(incident)).toEqual(['external', 'people']);
      const [again] = (changed.body as Postmortem).factors;
      await owner()
        .delete(`${at}/${again.id}`)
        .set('If-Match', `"${again.version}"`)
        .expect(200);
      expect(await known(incident)).toEqual(['external']);
    });

    it('follow what a published postmortem is about', async () => {
      const [one, other, postmortem] = await tell(portal, [
        anIncidentTold('d1'),
        anIncidentTold('d2'),
        aPostmortemTold('d', ['d1'], ['process']),
      ]);
      await patch(owner(), await now(postmortem), {
        incidents: [other],
      }).expect(200);
      expect(await known(one)).toEqual([]);
      expect(await known(other)).toEqual(['process']);
    });

    it('go with an incident into what it is merged into, and come back', async () => {
      const [one, other] = await tell(portal, [
        anIncidentTold('e1'),
        anIncidentTold('e2'),
        aPostmortemTold('e', ['e1'], ['process']),
      ]);
      await changeIncident('post', one, { into: other }, '/merge');
      expect([await known(one), await known(other)]).toEqual([[], ['process']]);
      await changeIncident('post', one, undefined, '/unmerge');
      expect([await known(one), await known(other)]).toEqual([['process'], []]);
    });

    it('are for those who may know of the incident', async () => {
      const [incident] = await tell(portal, [
        anIncidentTold('f1'),
        aPostmortemTold('f', ['f1'], ['process']),
      ]);
      await changeIncident('patch', incident, { visibility: 'restricted' });
      expect(await known(incident)).toEqual(['process (restricted)']);
      await changeIncident('patch', incident, { visibility: 'everyone' });
      expect(await known(incident)).toEqual(['process']);
    });
  },
);
