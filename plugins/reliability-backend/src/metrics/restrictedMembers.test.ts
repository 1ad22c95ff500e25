import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const DAY = 86_400_000;
const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY).toISOString();
const basket = 'component:default/basket';

eachDatabase(
  'An entity of which a restricted incident alone tells',
  (databases, databaseId) => {
    let portal: Portal;
    const figuresOf = async (scope: string, who: string) => {
      const { body } = await portal
        .as(who)
        .get(`/metrics?scope=${scope}`)
        .expect(200);
      const { entities, figures } = body;
      const { availability, downtime, incidents } = figures;
      return {
        counted: entities.counted,
        missing: entities.missing,
        incidents: incidents.count,
        availability: availability.state,
        worst: downtime.maximum?.entityRef,
      };
    };
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
      // One moment for both: a second more would make the other the worst.
      const times = { impactStarted: daysAgo(20), mitigated: daysAgo(19) };
      for (const ref of [basket, 'component:default/gone']) {
        await portal
          .as('user:default/owner')
          .post('/incidents', {
            title: 'Secret outage',
            visibility: 'restricted',
            entities: [{ ref }],
            times,
          })
          .expect(201);
      }
    });
    afterAll(async () => {
      await portal.stop();
    });

    it('is down for who reads the incident, in the organisation as in its system', async () => {
      const own = { incidents: 1, availability: 'ok', worst: basket };
      expect(
        await figuresOf('system:default/buying', 'user:default/owner'),
      ).toMatchObject(own);
      expect(
        await figuresOf('organisation', 'user:default/owner'),
      ).toMatchObject({
        ...own,
        incidents: 2,
        counted: 1,
        missing: 1,
      });
    });

    it('is nothing to whoever does not', async () => {
      expect(await figuresOf('organisation', 'user:default/outsider')).toEqual({
        counted: 0,
        missing: 0,
        incidents: undefined,
        availability: 'notObserved',
        worst: undefined,
      });
    });
  },
);
