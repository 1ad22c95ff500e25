import type { MetricsScopes, MetricsWaiting, PartMetrics } from '../metrics';
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
import { lineOfFigure } from './figureInWords';
import { report as reportModel, type ReportSaid } from './model';
import { reportOf } from './reportOf';

const english = ({ text }: ReportSaid) => text;
const said = (several: readonly ReportSaid[] = []) =>
  several.map(english).join(' ');

const aPart = (scope: string, title: string | null): PartMetrics => ({
  scope,
  title,
  figures: metricsOf().figures,
  commitments: { open: 5, overdue: 1, dueSoon: 2 },
});

const theParts = (given: Partial<MetricsScopes> = {}): MetricsScopes => ({
  ...aReportInput().parts,
  kind: 'component',
  kinds: [{ kind: 'component', count: 5 }],
  items: [
    aPart('component:default/cart', 'Cart'),
    aPart('component:default/pay', null),
  ],
  ...given,
});

const whereTheyWait = (
  given: Partial<MetricsWaiting> = {},
): MetricsWaiting => ({
  scope: 'domain:default/checkout',
  attribution: 'current',
  kind: 'component',
  kinds: [{ kind: 'component', count: 2 }],
  unreadable: 0,
  items: [
    {
      scope: 'component:default/cart',
      title: 'Cart',
      open: 7,
      overdue: 1,
      age: {
        state: 'lowConfidence',
        definition: 'commitmentAge',
        unit: 's',
        median: 21 * 86_400,
        interval: [5 * 86_400, 47 * 86_400],
        n: 6,
        coverage: { known: 6, total: 7 },
      },
      marks: [],
      left: 0,
      undated: 1,
    },
    {
      scope: 'component:default/pay',
      title: null,
      open: 0,
      overdue: 0,
      age: { state: 'none', definition: 'commitmentAge', unit: 's' },
      marks: [],
      left: 0,
      undated: 0,
    },
  ],
  page: {},
  ...given,
});

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

  it('counts incidents by what people called them', () => {
    const types = ['a', 'b', 'b', 'c', 'd', 'e', 'f', 'g', null, null];
    const facts = types.map((incidentType, index) =>
      anIncidentFact({ incidentId: index + 1, incidentType }),
    );
    const { byType } = reportOf(
      aReportInput({ metrics: metricsOf({ facts }) }),
    );
    expect(byType?.items.map(english)).toHaveLength(6);
    expect(byType?.items.map(english)).toEqual(
      expect.arrayContaining(['b: 2', 'not said: 2']),
    );
    expect(said(byType?.foot)).toBe('2 more of other types.');
    expect(reportOf(aReportInput()).byType).toBeNull();
  });

  it('says what recurs, A to Z, in which layers, and how many came back', () => {
    const layers = { people: 0, process: 3, technology: 8, external: 0 };
    const modes = Array.from({ length: 12 }, (_, index) => ({
      failureMode: `mode ${String.fromCharCode(97 + index)}`,
      incidents: index === 0 ? 1 : index + 1,
      repeated: index === 11 ? 2 : 0,
      layers: index === 11 ? layers : null,
    }));
    const { recurring } = reportOf(
      aReportInput({
        recurring: {
          ...aReportInput().recurring,
          coverage: { known: 12, total: 14 },
          told: { postmortems: 1, incidents: { known: 9, total: 12 } },
          modes,
          left: 3,
        },
      }),
    );
    expect(said(recurring?.lead)).toBe(
      'A failure mode is known of 12 of 14 incidents. From A to Z. 1 published postmortem tells what contributed to 9 of them; one counts in each of its layers.',
    );
    expect(recurring?.items).toHaveLength(10);
    expect(recurring?.items[0].failureMode).toBe('mode c');
    expect(recurring?.items[9].facts.map(english)).toEqual([
      '12 incidents',
      '2 followed by another within 90 days',
      'process 3',
      'technology 8',
    ]);
    expect(said(recurring?.foot)).toBe('5 more failure modes.');
  });

  it('says where commitments wait, and leaves out where none does', () => {
    const { waiting } = reportOf(aReportInput({ waiting: whereTheyWait() }));
    expect(
      waiting?.items.map(({ name, commitments, age }) => [
        name,
        ...commitments.map(english),
        lineOfFigure(age, english),
      ]),
    ).toEqual([
      [
        'Cart',
        '7 open',
        '1 overdue',
        '21 d (5 d – 47 d) · n 6 · 6 of 7 known · low confidence',
      ],
    ]);
    const nobody = { ...whereTheyWait(), items: [] };
    expect(reportOf(aReportInput({ waiting: nobody })).waiting).toBeNull();
  });

  it('says of what is behind many parts without commitments that it waits, and counts what is not listed', () => {
    const given = whereTheyWait();
    const [waits] = given.items;
    const waitsFor = (open: number, index: number) => ({
      ...waits,
      scope: `component:default/part-${index}`,
      open,
    });
    const items = [
      ...Array.from({ length: 300 }, (_, index) => waitsFor(0, index)),
      ...Array.from({ length: 203 }, (_, index) => waitsFor(1, 300 + index)),
    ];
    const { waiting } = reportOf(
      aReportInput({ waiting: { ...given, items } }),
    );
    expect(waiting?.items).toHaveLength(200);
    expect(said(waiting?.foot)).toContain('3 more are not listed here');
  });

  it('lists parts by name with intervals of their own, and says which are not there', () => {
    const { parts } = reportOf(
      aReportInput({ parts: theParts({ unreadable: 1, page: { next: 'x' } }) }),
    );
    expect(parts?.title.text).toBe('Components');
    expect(
      parts?.items.map(({ name, incidents, timeToRestore, commitments }) => [
        name,
        lineOfFigure(incidents, english),
        lineOfFigure(timeToRestore, english),
        said(commitments ?? []),
      ]),
    ).toEqual(
      ['Cart', 'pay'].map(name => [
        name,
        '14 (8–23) · 90 days observed · 4.7 per 30 days',
        '42 min (31 min – 58 min) · n 14 · low confidence',
        '5 open 1 overdue',
      ]),
    );
    expect(said(parts?.foot)).toBe(
      '1 more may not be seen by whoever asked for this. 2 more are not listed here.',
    );
    expect(reportOf(aReportInput()).parts).toBeNull();
  });
});
