import { countCommitments, countDue, shareOnTime } from './commitmentFigures';
import type { CommitmentFact } from './facts';
import { shareFigure } from './model';
import { aCommitmentFact, DAY, NOW } from './testing/factBuilders';

// NOW is 1 March 2026, 12:00 UTC.
const window = { from: NOW - 90 * DAY, until: NOW, rolling: 'P90D' } as const;

/** Originally due on 10 February; done at the given UTC time. */
const due10February = (
  doneAt: string | null,
  changes: Partial<CommitmentFact> = {},
) =>
  aCommitmentFact({
    status: doneAt === null ? 'committed' : 'done',
    due: '2026-02-10',
    originalDue: '2026-02-10',
    doneAt: doneAt === null ? null : Date.parse(doneAt),
    ...changes,
  });

const numbered = (facts: readonly CommitmentFact[]) =>
  facts.map((fact, index) => ({ ...fact, actionItemId: index + 1 }));

const shareOf = (
  facts: readonly CommitmentFact[],
  during: Parameters<typeof countDue>[1],
) => shareOnTime(countDue(facts, during));

const repeated = (times: number, fact: CommitmentFact) =>
  Array.from({ length: times }, () => fact);

describe('shareOnTime', () => {
  it('counts what was done by the end of the day first promised', () => {
    const facts = numbered([
      due10February('2026-02-01T08:00:00Z'),
      due10February('2026-02-10T23:59:59Z', { status: 'verified' }),
      due10February('2026-02-11T00:00:00Z'),
      due10February(null),
    ]);
    const figure = shareOf(facts, window);
    expect(shareFigure.parse(figure)).toEqual(figure);
    expect(figure).toMatchObject({
      state: 'lowConfidence',
      k: 2,
      n: 4,
      value: 0.5,
      coverage: { known: 4, total: 4 },
      declined: 0,
    });
  });

  it('gives the interval that the card shows for 9 of 11', () => {
    const figure = shareOf(
      numbered([
        ...repeated(9, due10February('2026-02-09T00:00:00Z')),
        ...repeated(2, due10February(null)),
      ]),
      window,
    );
    expect(figure).toMatchObject({ k: 9, n: 11 });
    const interval = 'interval' in figure ? figure.interval : [];
    expect(interval.map(bound => Math.round(100 * bound))).toEqual([52, 95]);
  });

  it('holds on to the original due date when the due date moves', () => {
    const moved = due10February('2026-02-20T00:00:00Z', { due: '2026-02-28' });
    expect(shareOf([moved], window)).toMatchObject({ k: 0, n: 1 });
  });

  it('does not count as on time what was done and found ineffective', () => {
    const ineffective = due10February('2026-02-01T00:00:00Z', {
      status: 'ineffective',
    });
    expect(shareOf([ineffective], window)).toMatchObject({ k: 0, n: 1 });
  });

  it('does not judge a promise before its day is over', () => {
    const today = { ...due10February(null), originalDue: '2026-03-01' };
    expect(shareOf([today], window).state).toBe('none');
  });

  it('puts every promise into one of two neighbouring windows', () => {
    const midnight = Date.parse('2026-02-11T00:00:00Z');
    const before = { ...window, until: midnight };
    const after = { ...window, from: midnight };
    expect(shareOf([due10February(null)], before)).toMatchObject({ n: 1 });
    expect(shareOf([due10February(null)], after).state).toBe('none');
  });

  it('shows declined ones beside the share', () => {
    const declined = due10February(null, { status: 'declined' });
    expect(shareOf([declined], window)).toEqual({
      state: 'none',
      definition: 'commitmentsOnTime',
      unit: 'ratio',
      declined: 1,
    });
  });

  it('shows no share when under 80 % of the dates are known', () => {
    const undated = due10February(null, { status: 'done' });
    const dated = due10February('2026-02-01T00:00:00Z');
    const share = (known: number, unknown: number) =>
      shareOf(
        numbered([...repeated(known, dated), ...repeated(unknown, undated)]),
        window,
      );
    expect(share(3, 1)).toMatchObject({
      state: 'unattributed',
      coverage: { known: 3, total: 4 },
    });
    expect(share(4, 1)).toMatchObject({
      state: 'lowConfidence',
      k: 4,
      n: 4,
      coverage: { known: 4, total: 5 },
    });
  });

  it('is without reserve from 20 on, and counts no row twice', () => {
    const facts = numbered(repeated(20, due10February('2026-02-01T00:00:00Z')));
    expect(shareOf([...facts, ...facts], window)).toMatchObject({
      state: 'ok',
      n: 20,
    });
  });
});

describe('countCommitments', () => {
  it('counts promises that are open, overdue and due soon', () => {
    const on = (due: string | null, status: CommitmentFact['status']) =>
      aCommitmentFact({ due, status });
    const facts = numbered([
      on('2026-02-28', 'committed'),
      on('2026-03-01', 'inProgress'),
      on('2026-03-08', 'ineffective'),
      on('2026-03-09', 'committed'),
      on('2026-02-01', 'candidate'),
      on('2026-02-01', 'done'),
      on('2026-02-01', 'declined'),
    ]);
    expect(countCommitments([...facts, ...facts], NOW)).toEqual({
      open: 4,
      overdue: 1,
      dueSoon: 2,
    });
  });
});
