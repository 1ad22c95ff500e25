import { anIncidentFact } from '../metrics/testing/factBuilders';
import { aReportInput, metricsOf } from './__testUtils__/aReportInput';
import { english, said } from './__testUtils__/english';
import { theParts, whereTheyWait } from './__testUtils__/partsOfCheckout';
import { lineOfFigure } from './figureInWords';
import { reportOf } from './reportOf';

describe('A report', () => {
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
        '21 d (5–47 d) · n 6 · 6 of 7 known · low confidence',
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
