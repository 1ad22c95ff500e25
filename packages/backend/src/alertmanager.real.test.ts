import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import reliabilityPlugin from '@afterword/plugin-reliability-backend';
import type {
  Incident,
  IncidentSummary,
} from '@afterword/plugin-reliability-common';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import reliabilityModuleAlertmanager from '@afterword/plugin-reliability-backend-module-alertmanager';
import { checkedAnswers } from './__testUtils__/checkedAnswers';
import {
  eventually,
  freePort,
  Processes,
  programPath,
} from './__testUtils__/Processes';

const prometheus = programPath('prometheus');
const alertmanager =
  programPath('prometheus-alertmanager') ?? programPath('alertmanager');
const installed = prometheus !== undefined && alertmanager !== undefined;
const suite = installed ? describe : describe.skip;

jest.setTimeout(150_000);

suite(
  `A real Prometheus and Alertmanager${
    installed ? '' : ' (skipped: prometheus or alertmanager is not installed)'
  }`,
  () => {
    const processes = new Processes();
    const folder = mkdtempSync(join(tmpdir(), 'afterword-alertmanager-'));
    let backend: TestBackend;
    let exporter: Server;
    let failing = true;
    const isSlow = { eu: false, us: false };
    let alertmanagerPort: number;

    beforeAll(async () => {
      backend = await startTestBackend({
        features: [
          reliabilityPlugin,
          checkedAnswers,
          reliabilityModuleAlertmanager,
          catalogServiceMock.factory({
            entities: [
              {
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'Component',
                metadata: { name: 'checkout-api', namespace: 'default' },
              },
            ],
          }),
          mockServices.rootConfig.factory({
            data: {
              reliability: { alertmanager: { tokens: ['old', 'let-me-in'] } },
            },
          }),
        ],
      });
      exporter = createServer((_req, res) => {
        res.setHeader('Content-Type', 'text/plain; version=0.0.4');
        res.end(
          `checkout_failing ${failing ? 1 : 0}
orders_slow{region="eu"} ${isSlow.eu ? 1 : 0}
orders_slow{region="us"} ${isSlow.us ? 1 : 0}
`,
        );
      });
      const exporterPort = await freePort();
      await new Promise<void>(resolve => {
        exporter.listen(exporterPort, '127.0.0.1', resolve);
      });
      alertmanagerPort = await freePort();
      const prometheusPort = await freePort();
      const file = (name: string, text: string) => {
        const path = join(folder, name);
        writeFileSync(path, text);
        return path;
      };
      const rules = file(
        'rules.yml',
        `groups:
  - name: checkout
    interval: 1s
    rules:
      - alert: CheckoutFailing
        expr: checkout_failing == 1
        labels: { severity: critical, component: checkout-api }
        annotations: { summary: Checkout fails }
      - alert: OrdersSlow
        expr: orders_slow == 1
        labels: { severity: warning, component: checkout-api, grouped: orders }
        annotations: { summary: 'Orders are slow in {{ $labels.region }}' }
`,
      );
      const prometheusConfig = file(
        'prometheus.yml',
        `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: ['${rules}']
alerting:
  alertmanagers: [{ static_configs: [{ targets: ['127.0.0.1:${alertmanagerPort}'] }] }]
scrape_configs:
  - job_name: exporter
    static_configs: [{ targets: ['127.0.0.1:${exporterPort}'] }]
`,
      );
      const alertmanagerConfig = file(
        'alertmanager.yml',
        `route:
  receiver: portal
  group_by: ['...']
  group_wait: 1s
  group_interval: 1s
  repeat_interval: 2s
  routes:
    - matchers: ['grouped="orders"']
      group_by: [grouped]
receivers:
  - name: portal
    webhook_configs:
      - url: http://127.0.0.1:${backend.server.port()}/api/reliability/intake/alertmanager
        send_resolved: true
        http_config: { authorization: { credentials: let-me-in } }
`,
      );
      processes.start(alertmanager ?? '', [
        `--config.file=${alertmanagerConfig}`,
        `--storage.path=${join(folder, 'alertmanager')}`,
        `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
        '--cluster.listen-address=',
      ]);
      processes.start(prometheus ?? '', [
        `--config.file=${prometheusConfig}`,
        `--storage.tsdb.path=${join(folder, 'prometheus')}`,
        `--web.listen-address=127.0.0.1:${prometheusPort}`,
        '--rules.alert.resend-delay=1s',
      ]);
    });

    afterAll(async () => {
      await processes.stop();
      await new Promise(resolve => {
        exporter.close(resolve);
        exporter.closeAllConnections();
      });
      await backend.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const read = async (path: string) => {
      const response = await fetch(
        `http://127.0.0.1:${backend.server.port()}/api/reliability/${path}`,
        { headers: { Authorization: mockCredentials.user.header() } },
      );
      return response.json();
    };
    const incidents = async (): Promise<IncidentSummary[]> =>
      (await read('incidents')).items;

    /** How many webhooks Alertmanager has sent so far. */
    const notificationsSent = async (): Promise<number> => {
      const response = await fetch(
        `http://127.0.0.1:${alertmanagerPort}/metrics`,
      );
      const counts = (await response.text()).matchAll(
        /^alertmanager_notifications_total\{[^}]*"webhook"[^}]*\} (\d+)/gm,
      );
      return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
    };

    it('put an incident on the entity that the alert names, once, and resolve it', async () => {
      const [opened] = await eventually(incidents, list => list.length > 0);
      expect(opened).toMatchObject({
        title: 'Checkout fails',
        status: 'open',
        severity: 'sev2',
        source: { name: 'alertmanager' },
        entities: [{ ref: 'component:default/checkout-api' }],
      });
      const whole: Incident = await read(`incidents/${opened.key}`);
      expect(whole.times.detected?.origin).toBe('source');

      // Repeats must not double it.
      const sentBefore = await notificationsSent();
      await eventually(notificationsSent, sent => sent >= sentBefore + 2);
      expect(await incidents()).toHaveLength(1);

      failing = false;
      const after = await eventually(
        incidents,
        list => list[0]?.status === 'resolved',
      );
      expect(after).toHaveLength(1);
      expect(after[0].key).toBe(opened.key);

      failing = true;
      const again = await eventually(incidents, list => list.length > 1);
      expect(again.map(incident => incident.status).sort()).toEqual([
        'open',
        'resolved',
      ]);
    });

    it('tell of alerts in one group, and each is an incident that is resolved on its own', async () => {
      /** What is known of slow orders: `eu open`. */
      const slowOrders = async () =>
        (await incidents()).flatMap(({ title, status }) => {
          const [, region] = /^Orders are slow in (.+)$/.exec(title) ?? [];
          return region ? `${region} ${status}` : [];
        });
      const comesTo = (...expected: string[]) =>
        eventually(
          slowOrders,
          list => [...list].sort().join() === expected.join(),
        );
      const alertsInGroup = async (): Promise<number[]> => {
        const response = await fetch(
          `http://127.0.0.1:${alertmanagerPort}/api/v2/alerts/groups?filter=grouped%3Dorders`,
        );
        const groups: { alerts: unknown[] }[] = await response.json();
        return groups.map(({ alerts }) => alerts.length);
      };

      isSlow.eu = true;
      await comesTo('eu open');
      isSlow.us = true;
      await comesTo('eu open', 'us open');
      expect(await alertsInGroup()).toEqual([2]);

      // Both are repeated together, and neither is doubled.
      const sentBefore = await notificationsSent();
      await eventually(notificationsSent, sent => sent >= sentBefore + 3);
      await comesTo('eu open', 'us open');

      isSlow.eu = false;
      await comesTo('eu resolved', 'us open');
      isSlow.us = false;
      await comesTo('eu resolved', 'us resolved');
    });

    it('are refused with a wrong token, and nothing is kept', async () => {
      const before = await incidents();
      const response = await fetch(
        `http://127.0.0.1:${backend.server.port()}/api/reliability/intake/alertmanager`,
        {
          method: 'POST',
          headers: { Authorization: 'Bearer wrong' },
          body: JSON.stringify({ version: '4', alerts: [] }),
        },
      );
      expect(response.status).toBe(401);
      expect(await incidents()).toHaveLength(before.length);
    });
  },
);
