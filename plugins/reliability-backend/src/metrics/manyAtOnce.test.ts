import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_INCIDENT } from '@afterword/plugin-reliability-common';
import { aPolicy, onCondition } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { aTray } from '../__testUtils__/aTray';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const OWN = 'group:default/checkout-team';
const checkout = 'component:default/checkout-api';

/** Attack: nothing waits for ever, and nothing is told twice. */
eachDatabase('Many at once', (databases, databaseId) => {
  const policy = aPolicy();
  const tray = aTray();
  let portal: Portal;
  const owner = () => portal.as('user:default/owner');
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory, tray.factory],
    });
  });
  afterAll(async () => {
    await portal.stop();
  });

  it.each([false, true])('are answered, under a policy: %s', async under => {
    policy.set(
      under
        ? {
            'reliability.incident.read': onCondition(
              RESOURCE_TYPE_INCIDENT,
              'HAS_SEVERITY',
              ['sev1'],
            ),
            'catalog.entity.read': { result: AuthorizeResult.DENY },
          }
        : {},
    );
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const paths = [
          '/metrics?scope=organisation',
          '/metrics/report?scope=organisation',
          '/metrics/report.md?scope=system:default/buying',
          '/metrics/trend?figure=incidents',
          '/metrics/quality.ndjson',
          '/metrics/scopes?changed=true&kind=group',
        ];
        const { status } = await (index % 4 === 0
          ? owner().post('/incidents', {
              title: 'Outage',
              severity: 'sev1',
              entities: [{ ref: checkout }],
              times: {
                impactStarted: new Date(
                  Date.now() - (index + 1) * 3_600_000,
                ).toISOString(),
              },
            })
          : owner().get(paths[index % paths.length]));
        return status;
      }),
    );
    expect(answers.filter(status => ![200, 201].includes(status))).toEqual([]);
  });

  it('asked for the same and stopped at once leave nothing half', async () => {
    policy.set({});
    const asked = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const answer = await owner()
          .post('/report-subscriptions', { scope: checkout, group: OWN })
          .set('Idempotency-Key', `k${index % 4}`);
        if (index % 3 === 0 && answer.status === 201) {
          await owner().delete(`/report-subscriptions/${answer.body.id}`);
        }
        return answer.status;
      }),
    );
    expect(asked.filter(status => status >= 500 && status !== 503)).toEqual([]);
    const rows = await portal.database('report_subscription');
    expect(rows.length).toBeLessThanOrEqual(1);
  });
});
