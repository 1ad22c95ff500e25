import { Incident, toInstant } from '@afterword/plugin-reliability-common';
import { CANARY } from '../../__testUtils__/everyOperation';
import { aPortalUnderPolicy } from '../../__testUtils__/aPortalUnderPolicy';
import { anEntity, shop } from '../../__testUtils__/catalogEntities';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { tell } from '../../postmortems/__testUtils__/toldByWiki';
import {
  anIncident,
  CHECKOUT,
  INDEXER,
} from '../../postmortems/__testUtils__/writers';

const DAY_MS = 86_400_000;
const PLACES = ['east', 'north', 'south'];
const inDomain = (name: string) => [
  anEntity(`domain:default/${name}`),
  anEntity(`system:default/${name}`, { partOf: `domain:default/${name}` }),
  anEntity(`component:default/${name}`, { partOf: `system:default/${name}` }),
];

eachDatabase(
  'A milestone of incidents that become restricted',
  (databases, databaseId) => {
    const { portal } = aPortalUnderPolicy(databases, databaseId, {
      entities: [...shop, ...PLACES.flatMap(inDomain)],
    });
    const owner = () => portal().as('user:default/owner');
    const milestones = async (query = '') => {
      await portal().triggerTask('reliability:find-milestones');
      const { text } = await portal()
        .as('user:default/newcomer')
        .get(`/practice/milestones${query}`)
        .expect(200);
      return text;
    };
    const failed = (failureMode: string, days: number) =>
      anIncident(owner(), {
        failureMode,
        times: { impactStarted: toInstant(Date.now() - days * DAY_MS) },
      });
    const restrict = async ({ key }: Incident, caller = owner()) => {
      const { body } = await caller.get(`/incidents/${key}`).expect(200);
      await caller
        .patch(`/incidents/${key}`, { visibility: 'restricted' })
        .set('If-Match', `"${body.version}"`)
        .expect(200);
    };

    it('tells nobody any more which failure mode has not come back, and when it came last', async () => {
      await portal().refreshCatalog();
      const secret: Incident[] = [];
      for (const days of [400, 320, 250]) {
        secret.push(await failed(CANARY, days));
      }
      for (const days of [100, 50]) await failed('dns', days);
      expect(await milestones()).toContain(CANARY);
      for (const incident of secret) await restrict(incident);
      expect(await milestones()).not.toContain(CANARY);
    });

    it('tells nobody any more against which failure mode something was verified', async () => {
      await portal().refreshCatalog();
      const named = (externalId: string) => ({ source: 'wiki', externalId });
      await tell(portal(), [
        {
          type: 'incident',
          ...named('secret'),
          title: 'It failed',
          failureMode: `${CANARY} mode`,
          entities: [{ ref: CHECKOUT }],
        },
        {
          type: 'postmortem',
          ...named('about'),
          title: 'Why',
          status: 'published',
          incidents: [named('secret')],
        },
        ...PLACES.map(place => ({
          type: 'actionItem',
          ...named(place),
          title: 'Mend it',
          postmortem: named('about'),
          entity: `component:default/${place}`,
          status: 'verified',
          verifiedAt: '2026-02-01T00:00:00Z',
        })),
      ]);
      expect(await milestones()).toContain(`${CANARY} mode`);
      const { body } = await owner()
        .get('/incidents?q=It%20failed')
        .expect(200);
      await restrict(body.items[0]);
      expect(await milestones()).not.toContain(`${CANARY} mode`);
    });

    it('tells nobody any more which team a postmortem is of that is about nothing else', async () => {
      await portal().refreshCatalog();
      const named = (externalId: string) => ({ source: 'wiki', externalId });
      await tell(portal(), [
        {
          type: 'incident',
          ...named('search'),
          title: 'Search was empty',
          entities: [{ ref: INDEXER }],
        },
        {
          type: 'postmortem',
          ...named('search'),
          title: 'Why',
          status: 'published',
          incidents: [named('search')],
        },
      ]);
      expect(await milestones('?state=stands')).toContain('search-team');
      const { body } = await owner()
        .get('/incidents?q=Search%20was%20empty')
        .expect(200);
      await restrict(body.items[0], portal().as('user:default/outsider'));
      expect(await milestones('?state=stands')).not.toContain('search-team');
    });
  },
);
