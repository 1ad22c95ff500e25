import { aGist, gistOf } from './__testUtils__/shapes/gistOf';
import {
  american,
  boldHeadings,
  boldMetadata,
  daysAsBullets,
  german,
  midnight,
  respondersAndTable,
} from './__testUtils__/shapes/listShapes';

it('reads the month first, a clock of twelve hours, owners and due dates within the sentence', () => {
  expect(gistOf(american)).toEqual(
    aGist({
      title: 'Payment gateway errors',
      times: {
        impactStarted: '2021-10-21T17:05:00Z',
        detected: '2021-10-21T17:12:00Z',
        declared: '2021-10-21T17:15:00Z',
        mitigated: '2021-10-21T18:40:00Z',
        resolved: '2021-10-21T19:05:00Z',
      },
      stated: { timeToDetect: 'PT7M', timeToRestore: 'PT1H35M' },
      timeline: [
        '2021-10-21T17:05:00Z [impactStarted] Gateway starts returning 502s',
        '2021-10-21T17:12:00Z [detected] Alert from synthetic checks',
        '2021-10-21T18:40:00Z Failover done',
      ],
      actions: [
        'Fail over automatically | 2021-11-15 | payments-team',
        'Ask the provider for a status feed | 2021-11-30 | jdoe',
        'None of the dashboards show the gateway; add one. | PAY-88',
      ],
      sections: ['whatHappened'],
    }),
  );
});

it('reads bold lines for headings, the zone in one of them', () => {
  expect(gistOf(boldHeadings)).toEqual(
    aGist({
      title: '🔥 Image resizing down',
      times: {
        declared: '2023-07-10T08:07:00Z',
        resolved: '2023-07-10T08:40:00Z',
      },
      timeline: [
        '2023-07-10T07:58:00Z Release 88 goes out',
        '2023-07-10T08:03:00Z Alert: error rate',
        '2023-07-10T08:07:00Z [declared] Incident opened in chat',
        '2023-07-10T08:31:00Z Release rolled back',
        '2023-07-10T08:40:00Z [resolved] Incident closed',
      ],
      factors: [
        'technology: Library upgrade changed the default codec',
        'technology: The canary was too small to show it',
      ],
      actions: [
        'Pin the library | done | 2023-07-12 | @ana',
        'Larger canary | 2023-08-01 | @bo',
      ],
      sections: ['whatHappened', 'impact', 'detection'],
    }),
  );
});

it('reads bold labels, a table of actions and clock times under a day', () => {
  expect(gistOf(boldMetadata)).toEqual(
    aGist({
      title: 'Basket service drops sessions (incident #465)',
      times: {
        impactStarted: '2021-10-21T14:54:00Z',
        mitigated: '2021-10-21T16:00:00Z',
        resolved: '2021-10-21T16:30:00Z',
      },
      timeline: [
        '2021-10-21T14:51:00Z News reports that a sale has started',
        '2021-10-21T14:53:00Z Traffic increases by 88x',
        '2021-10-21T14:54:00Z [impactStarted] OUTAGE BEGINS — Backends start melting down',
        '2021-10-21T14:55:00Z jtest receives a pager storm',
        '2021-10-21T15:01:00Z [declared] INCIDENT BEGINS jtest declares an incident',
        '2021-10-21T15:36:00Z Clusters recovering',
        '2021-10-21T16:00:00Z [mitigated] OUTAGE ENDS, all traffic back',
        '2021-10-21T16:30:00Z [resolved] INCIDENT ENDS, reached exit criterion',
      ],
      actions: [
        'Update the playbook for cascading failure | done | contain | jtest',
        'Balance load between clusters | prevent | mdemo | 5554823',
        'Schedule a cascading failure test | process | team-basket',
      ],
      sections: [
        'whatHappened',
        'impact',
        'whyItHappened',
        'detection',
        'recovery',
        'governance',
        'whatWentWell',
      ],
    }),
  );
});

it('reads offsets, and days as bullets over their times', () => {
  expect(gistOf(daysAsBullets)).toEqual(
    aGist({
      title: 'Incident review: search timeouts',
      times: {
        impactStarted: '2022-04-05T14:05:00Z',
        detected: '2022-04-05T14:20:00Z',
        mitigated: '2022-04-05T15:00:00Z',
        resolved: '2022-04-06T07:00:00Z',
      },
      stated: { timeToDetect: 'PT15M', timeToRestore: 'PT55M' },
      timeline: [
        '2022-04-05T14:05:00Z A reindex starts',
        '2022-04-05T14:20:00Z Alert: latency',
        '2022-04-05T15:00:00Z [mitigated] Reindex paused, back to normal',
        '2022-04-06T07:00:00Z Reindex rescheduled',
      ],
      factors: [
        'technology: No rate limit on reindexing',
        'technology: Ran during peak hours because of the schedule',
      ],
      actions: [
        'Rate-limit reindexing | 2022-04-20 | Search team | SRCH-7',
        'Move the job to the night | group:default/search',
      ],
      sections: ['whatWentWell'],
    }),
  );
});

it('reads German headings, dates and zone', () => {
  expect(gistOf(german)).toEqual(
    aGist({
      title: 'Störung im Bestellsystem',
      timeline: [
        '2018-01-17T13:05:00Z Erste Fehlermeldungen',
        '2018-01-17T13:20:00Z Störung erkannt',
        '2018-01-17T14:10:00Z "ca. 15:10 Uhr" Neustart der Datenbank',
        '2018-01-17T14:45:00Z Dienst läuft wieder',
        '2018-01-18T08:00:00Z Nachbesprechung',
      ],
      factors: [
        'technology: Festplatte voll (disk full)',
        'technology: Kein Alarm',
      ],
      actions: ['Alarm einrichten | done', 'Log-Rotation prüfen'],
      sections: ['whatHappened'],
    }),
  );
});

it('reads a list that passes midnight under bold days', () => {
  expect(gistOf(midnight)).toEqual(
    aGist({
      title: 'Overnight batch stuck',
      times: { resolved: '2021-05-04T02:00:00Z' },
      timeline: [
        '2021-05-03T22:40:00Z "~22:40" batch starts',
        '2021-05-03T23:55:00Z batch hangs',
        '2021-05-04T00:15:00Z on-call engineer paged',
        '2021-05-04T01:05:00Z "01:05 to 01:20" restart of the workers',
        '2021-05-04T02:00:00Z [resolved] batch completes, incident over',
        '2021-05-04T09:30:00Z review call',
      ],
      actions: ['Add a watchdog'],
      sections: ['whatWentWell'],
    }),
  );
});

it('reads a form, a table that leaves the day out, and tickets named by key', () => {
  expect(gistOf(respondersAndTable)).toEqual(
    aGist({
      title: 'Checkout latency after queue upgrade',
      times: {
        declared: '2022-05-02T09:24:00Z',
        mitigated: '2022-05-02T09:57:00Z',
        resolved: '2022-05-02T10:30:00Z',
      },
      timeline: [
        '2022-05-02T09:12:00Z Upgrade is rolled out — deploy (https://ci.example',
        '2022-05-02T09:20:00Z [detected] Alert fires: p99 above 2 s',
        '2022-05-02T09:24:00Z [declared] Incident declared as SEV-2',
        '2022-05-02T09:57:00Z [mitigated] Service restored',
        '2022-05-02T10:30:00Z [resolved] Incident resolved',
      ],
      factors: [
        'technology: Acknowledgement mode changed in the new broker version',
        'technology: No load test in the pipeline',
      ],
      actions: [
        'OPS-112 Add a load test for the broker | OPS-112',
        'Write the rollback runbook (OPS-113) | OPS-113',
        'Review defaults before each upgrade',
      ],
      sections: [
        'whatHappened',
        'impact',
        'recovery',
        'governance',
        'whatWentWell',
      ],
    }),
  );
});
