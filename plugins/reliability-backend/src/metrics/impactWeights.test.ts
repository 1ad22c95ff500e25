import { ScopeMetrics } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-07-20T12:00:00Z');
const ago = (hours: number) => new Date(NOW - hours * HOUR).toISOString();
const checkout = 'component:default/checkout-api';

eachDatabase('The weights of impact', (databases, databaseId) => {
  const portals: Portal[] = [];
  beforeEach(() => {
    // Answers are others with every minute.
    jest.spyOn(Date, 'now').mockReturnValue(NOW);
  });
  afterEach(async () => {
    for (const portal of portals.splice(0)) await portal.stop();
    jest.restoreAllMocks();
  });

  /** The figures of ten hours of partial impact, and their ETag. */
  const answerOf = async (impactWeights: object) => {
    const portal = await aPortal(databases, databaseId, {
      config: {
        data: {
          reliability: {
            permissions: { rememberReadsSeconds: 0 },
            metrics: { impactWeights },
          },
        },
      },
    });
    portals.push(portal);
    const owner = portal.as('user:default/owner');
    await owner
      .post('/incidents', {
        title: 'Some orders failed',
        entities: [{ ref: checkout, impact: 'partial' }],
        times: { impactStarted: ago(300), mitigated: ago(290) },
      })
      .expect(201);
    const { body, headers } = await owner
      .get(`/metrics?scope=${checkout}`)
      .expect(200);
    const { downtime, availability } = (body as ScopeMetrics).figures;
    if (!('mean' in downtime) || !('mean' in availability)) {
      throw new TypeError(`no downtime: ${downtime.state}`);
    }
    return { downtime, availability, etag: headers.etag };
  };

  it('are those that are configured; each answer says which, and is another where they are', async () => {
    const usual = await answerOf({});
    expect(usual.downtime.mean).toBeCloseTo(3 * 3600, 6);
    expect(usual.downtime.weights).toEqual({ major: 1, partial: 0.3 });
    expect((await answerOf({})).etag).toBe(usual.etag);

    const other = await answerOf({ major: 0.8, partial: 0.5 });
    expect(other.downtime.mean).toBeCloseTo(5 * 3600, 6);
    expect(other.availability.mean).toBeCloseTo(1 - 5 / 300, 9);
    expect(other.availability.weights).toEqual({ major: 0.8, partial: 0.5 });
    expect(other.etag).not.toBe(usual.etag);
  });
});
