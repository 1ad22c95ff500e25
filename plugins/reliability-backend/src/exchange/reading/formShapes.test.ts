import { aGist, gistOf } from './__testUtils__/shapes/gistOf';
import {
  fieldTable,
  fourColumns,
  frontMatterOnly,
  headingsAsFields,
  plainLabels,
  separateColumns,
} from './__testUtils__/shapes/formShapes';

it('reads a table of fields and a table of tasks', () => {
  expect(gistOf(fieldTable)).toEqual(
    aGist({
      title: 'INC-2044 Mail delayed',
      times: {
        impactStarted: '2022-11-02T07:10:00Z',
        detected: '2022-11-02T07:40:00Z',
        acknowledged: '2022-11-02T07:44:00Z',
        mitigated: '2022-11-02T09:05:00Z',
        resolved: '2022-11-02T11:00:00Z',
      },
      stated: { timeToRestore: 'PT1H55M' },
      actions: [
        'Raise the queue limit | done | 2022-11-10 | Platform',
        'Alert on queue age | inProgress | Platform',
        'Rewrite the relay | declined | Nobody yet',
      ],
      sections: ['whatHappened'],
    }),
  );
});

it('reads a form with two pairs on a row', () => {
  expect(gistOf(fourColumns)).toEqual(
    aGist({
      title: 'Postmortem 17',
      times: {
        impactStarted: '2020-05-05T10:00:00Z',
        detected: '2020-05-05T10:04:00Z',
        mitigated: '2020-05-05T10:50:00Z',
        resolved: '2020-05-05T11:20:00Z',
      },
      stated: {
        timeToDetect: 'PT4M',
        timeToRestore: 'PT50M',
        timeToResolve: 'PT1H20M',
      },
      timeline: [
        '2020-05-05T10:00:00Z Deploy bot — Release 4.2 rolled out',
        '2020-05-05T10:04:00Z Alert — Error rate above 5 %',
      ],
      factors: ['technology: Missing index on a new column'],
      actions: [
        'Check for indexes in CI | prevent | 2020-06-01 | Data team | 4711',
        'Practise rollbacks | process | 2020-07-01 | SRE',
      ],
      sections: ['whatHappened', 'whyItHappened', 'recovery'],
    }),
  );
});

it('reads times in the front matter', () => {
  expect(gistOf(frontMatterOnly)).toEqual(
    aGist({
      title: 'Search index stale',
      times: {
        impactStarted: '2023-03-04T05:06:07Z',
        detected: '2023-03-04T06:00:00Z',
        mitigated: '2023-03-04T06:30:00Z',
        resolved: '2023-03-04T08:15:00Z',
      },
      actions: [
        'Alert when the index is older than two hours',
        'Delete flags in two steps',
      ],
      sections: ['whatHappened', 'whyItHappened'],
    }),
  );
});

it('reads a heading for every field', () => {
  expect(gistOf(headingsAsFields)).toEqual(
    aGist({
      title: 'Directory outage',
      times: {
        impactStarted: '2019-08-07T07:45:00Z',
        resolved: '2019-08-07T09:15:00Z',
      },
      timeline: [
        '2019-08-07T07:45:00Z First login fails',
        '2019-08-07T07:58:00Z Helpdesk is called by users',
        '2019-08-07T08:10:00Z [acknowledged] On-call engineer acknowledges the page',
        '2019-08-07T09:15:00Z [mitigated] Service restored after cleaning the disk',
      ],
      factors: [
        'technology: Log rotation was off on one server',
        'technology: No alert on disk space',
      ],
      actions: [
        'Monitor disk space on every directory server',
        'Keep the on-call list in the portal',
      ],
      sections: ['whatHappened', 'impact', 'governance', 'whatWentWell'],
    }),
  );
});

it('reads plain lines with labels', () => {
  expect(gistOf(plainLabels)).toEqual(
    aGist({
      title: 'Cache stampede on product pages',
      times: {
        detected: '2021-07-01T22:50:00Z',
        declared: '2021-07-01T23:05:00Z',
        mitigated: '2021-07-02T00:20:00Z',
        resolved: '2021-07-02T01:30:00Z',
      },
      actions: [
        'pre-warm the cache | group:default/web',
        'add jitter to expiry | 2021-08-01',
      ],
      sections: ['impact', 'whyItHappened'],
    }),
  );
});

it('reads day and time in columns of their own', () => {
  expect(gistOf(separateColumns)).toEqual(
    aGist({
      title: 'Post-incident review: VPN concentrator reboot',
      times: {
        impactStarted: '2024-02-12T06:14:00Z',
        detected: '2024-02-12T06:19:00Z',
        mitigated: '2024-02-12T07:02:00Z',
        resolved: '2024-02-13T12:00:00Z',
      },
      stated: { timeToRestore: 'PT48M' },
      timeline: [
        '2024-02-12T06:14:00Z Reboot',
        '2024-02-12T06:19:00Z Monitoring — Page',
        '2024-02-12T06:30:00Z On-call — Looks at the console',
        '2024-02-13T09:00:00Z Vendor — Patch delivered',
      ],
      factors: [
        'technology: Firmware bug, known to the vendor',
        'process: Runbook out of date',
      ],
      actions: [
        'Patch both concentrators | done',
        'Update the runbook | inProgress',
      ],
      sections: ['whatHappened', 'learnings'],
    }),
  );
});
