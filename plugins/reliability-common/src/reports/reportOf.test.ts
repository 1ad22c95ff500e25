import type { IncidentFact } from '../metrics/facts';
import {
  anIncidentFact,
  DAY,
  incidentsLasting,
  NOW,
  times,
} from '../metrics/testing/factBuilders';
import {
  aReportInput,
  FOURTEEN,
  metricsOf,
} from './__testUtils__/aReportInput';
import { english, said } from './__testUtils__/english';
import { theParts, whereTheyWait } from './__testUtils__/partsOfCheckout';
import { report as reportModel } from './model';
import { reportOf } from './reportOf';

describe('A report', () => {
  it('is what its contract says', () => {
    const made = reportOf(
      aReportInput({ waiting: whereTheyWait(), parts: theParts() }),
    );
    expect(reportModel.parse(made)).toEqual(made);
  });

  it('says whole UTC days as such, the last one included', () => {
    const input = aReportInput();
    const { period } = reportOf({
      ...input,
      metrics: {
        ...input.metrics,
        window: {
          ...input.metrics.window,
          rolling: null,
          from: '2026-10-01T00:00:00Z',
          until: '2026-11-01T00:00:00Z',
        },
      },
    });
    expect(period.text).toBe(
      'From 1 Oct 2026 to 31 Oct 2026, both included (UTC).',
    );
    expect(period.message.values).toEqual({
      first: { date: '2026-10-01' },
      last: { date: '2026-10-31' },
    });
  });

  it('begins with what it is about, and the sentences of the overview', () => {
    const { title, period, sentences, counted } = reportOf(aReportInput());
    expect(title.text).toBe('Reliability of Checkout');
    expect(period.text).toBe('From 1 Dec 2025 until 1 Mar 2026.');
    expect(said(sentences)).toBe(
      'Half of the 14 incidents in the last 90 days were restored within 42 minutes (31–58). That is too few to say whether anything changed.',
    );
    expect(said(counted)).toBe(
      'Counts incidents that hurt users of 4 entities, by what belongs together now.',
    );
  });

  it('calls a scope by its name where the catalog has no title for whoever asks, and the organisation by what it is', () => {
    expect(reportOf(aReportInput({ title: null })).title.text).toBe(
      'Reliability of checkout',
    );
    const metrics = metricsOf({}, { scope: 'organisation' });
    expect(reportOf(aReportInput({ metrics, title: null })).title.text).toBe(
      'Reliability of the organisation',
    );
  });

  it('says that something is not counted, and what was reported beside', () => {
    const facts = [
      ...incidentsLasting([5, 6, 7, 8, 9, 10]),
      anIncidentFact({ incidentId: 50, kind: 'nearMiss' }),
    ];
    const entities = { counted: 1, unreadable: 2, missing: 0 };
    const { counted } = reportOf(
      aReportInput({ metrics: metricsOf({ facts }, { entities }) }),
    );
    expect(said(counted)).toBe(
      'Counts incidents that hurt users of 1 entity. 2 more belong to it and may not be seen by whoever asked for this. 1 near miss was reported.',
    );
  });

  it('has the figures that the reader may see, and defines what it has', () => {
    const own = reportOf(aReportInput());
    expect(own.figures.map(({ figure }) => figure)).toEqual([
      'timeToRestore',
      'timeToDetect',
      'incidents',
      'timeBetweenIncidents',
      'availability',
      'recurrence',
    ]);
    expect(own.definitions).toEqual(own.figures.map(({ figure }) => figure));
    const { definitions } = reportOf(
      aReportInput({ waiting: whereTheyWait() }),
    );
    expect(definitions).toContain('commitmentAge');
  });

  describe('lists the incidents themselves', () => {
    const recent = [
      {
        key: 'INC-3',
        title: 'Receipts',
        severity: 'sev2' as const,
        anchor: '2026-02-03T10:00:00Z',
        timeToRestore: 2520,
        restored: 'known' as const,
      },
      {
        key: 'INC-2',
        title: 'Search',
        severity: null,
        anchor: '2026-02-02T10:00:00Z',
        timeToRestore: null,
        restored: 'open' as const,
      },
    ];
    const reported = (facts: IncidentFact[]) =>
      reportOf(aReportInput({ metrics: metricsOf({ facts }, { recent }) }))
        .incidents;

    it('where they are too few', () => {
      const few = reported(incidentsLasting([42, null]));
      expect(
        few?.items.map(({ key, title, facts }) => [
          key,
          title,
          ...facts.map(english),
        ]),
      ).toEqual([
        ['INC-3', 'Receipts', '3 Feb 2026', 'Sev-2', 'restored within 42 min'],
        ['INC-2', 'Search', '2 Feb 2026', 'not rated', 'still open'],
      ]);
      expect(few?.lead).toEqual([]);
    });

    it('and of how many they are where those are not all', () => {
      const unknown = times(NOW - DAY, { impactStarted: 0, resolved: 9 });
      const more = [7, 8, 9].map(incidentId =>
        anIncidentFact({ incidentId, times: unknown }),
      );
      const some = reported([...incidentsLasting([42, null]), ...more]);
      expect(some?.lead.map(english)).toEqual(['2 of 5, the latest first.']);
    });

    it('but not where they are enough for a typical time', () => {
      expect(reported(incidentsLasting(FOURTEEN))).toBeNull();
    });
  });
});
