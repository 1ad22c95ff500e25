import { aGist, gistOf } from './__testUtils__/shapes/gistOf';
import {
  brief,
  impossible,
  issueForm,
  looseTimes,
  manyHeadings,
  newestFirst,
  prose,
  underlined,
} from './__testUtils__/shapes/textShapes';

it('reads a day in the title and a list of times outside of a timeline', () => {
  expect(gistOf(brief)).toEqual(
    aGist({
      title: '2021-05-06 Queue backlog',
      timeline: [
        '2021-05-06T10:00:00Z deploy started',
        '2021-05-06T10:05:00Z [detected] queue length alert fired',
        '2021-05-06T10:40:00Z rolled back',
      ],
      sections: ['whatHappened'],
    }),
  );
});

it('reads dates that cannot be, storing none of them and flagging all', () => {
  expect(gistOf(impossible)).toEqual(
    aGist({
      title: 'Broken dates',
      times: {
        mitigated: '2022-03-01T12:00:00Z',
        resolved: '2022-03-01T11:00:00Z',
      },
      timeline: [
        '"2022-02-30 10:00" no such day',
        '"31/04/2022 11:00" no such day either',
        '"2022-03-01 12:61" no such minute',
        '"??:??" unknown',
        '2022-03-01T13:00:00Z fine',
      ],
      sections: ['whatHappened'],
      wrong: [
        '3 time.impactStarted',
        '4 time.detected',
        '5 time.declared',
        '7 time.resolved',
        '14 timeline',
        '15 timeline',
        '16 timeline',
        '17 timeline',
      ],
    }),
  );
});

it('reads an issue with HTML, code and check boxes', () => {
  expect(gistOf(issueForm)).toEqual(
    aGist({
      title: 'Incident: API 500s on 3 Jan',
      timeline: [
        '2022-01-03T10:02:00Z deploy of config',
        '2022-01-03T10:05:00Z first 500s',
        '2022-01-03T10:20:00Z reverted',
      ],
      actions: [
        '#412 Add a schema | #412',
        '#413 Alert on 500s | done | #413',
        'Roll out configs one region at a time',
      ],
      sections: ['whatHappened', 'whyItHappened'],
    }),
  );
});

it('reads approximate times as paragraphs, and actions that are none', () => {
  expect(gistOf(looseTimes)).toEqual(
    aGist({
      title: 'Incident 2021-09: e-mail bounce',
      timeline: [
        '2021-09-14T14:00:00Z Mail bounces',
        '2021-09-14T14:30:00Z "14:30-14:50" Investigation',
        '2021-09-14T15:10:00Z "15:10 (approx)" fixed by the provider',
        '2021-09-14T16:00:00Z "around 16:00" customers told',
      ],
      sections: ['whatHappened', 'impact', 'learnings'],
    }),
  );
});

it('reads the day only in a sentence', () => {
  expect(gistOf(manyHeadings)).toEqual(
    aGist({
      title: 'PMR-88: Notifications sent twice',
      times: { resolved: '2023-06-14T10:25:00Z' },
      timeline: [
        '2023-06-14T10:00:00Z new pool started',
        '2023-06-14T10:10:00Z [detected] first customer reports duplicates',
        '2023-06-14T10:25:00Z [resolved] pool stopped; incident resolved',
      ],
      actions: [
        'Take a lease on the queue | NOTIF-12',
        'Add the checklist | done',
      ],
      sections: [
        'whatHappened',
        'impact',
        'whyItHappened',
        'detection',
        'recovery',
        'learnings',
      ],
    }),
  );
});

it('reads a list from the latest to the earliest', () => {
  expect(gistOf(newestFirst)).toEqual(
    aGist({
      title: 'Service disruption: uploads',
      timeline: [
        '2022-05-12T14:32:00Z [resolved] resolved',
        '2022-05-12T14:05:00Z fix implemented',
        '2022-05-12T13:40:00Z cause found',
        '2022-05-12T13:20:00Z uploads fail',
      ],
      sections: ['whatHappened'],
    }),
  );
});

it('reads nothing but paragraphs, and makes up nothing', () => {
  expect(gistOf(prose)).toEqual(
    aGist({
      title: 'Why the warehouse stood still on 2021-11-26',
      sections: ['whatHappened'],
    }),
  );
});

it('reads underlined headings and times in brackets', () => {
  expect(gistOf(underlined)).toEqual(
    aGist({
      title: 'Load balancer certificate expired',
      times: { resolved: '2021-09-05T04:30:00Z' },
      timeline: [
        '2021-09-05T03:00:00Z Certificate expires',
        '2021-09-05T03:02:00Z [detected] Synthetic check fails, alert fired',
        '2021-09-05T04:30:00Z [resolved] New certificate installed, issue resolved',
      ],
      actions: ['Automate renewal', 'Alert 30 days before expiry'],
      sections: ['whatHappened', 'whyItHappened'],
    }),
  );
});
