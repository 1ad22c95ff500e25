import fc from 'fast-check';
import { HistoryKind, HistoryMark, placeHistory } from './historyMarks';

const from = Date.parse('2026-01-01T00:00:00Z');
const until = Date.parse('2026-04-11T00:00:00Z');
const WIDTH = 1_000;

function mark(
  at: number,
  kind: HistoryKind = 'sev3',
  label?: string,
): HistoryMark {
  return {
    key: `${at} ${kind}`,
    at: from + (at / 1_000) * (until - from),
    kind,
    label,
  };
}

const KINDS = [
  'sev1',
  'sev2',
  'sev3',
  'sev4',
  'sev5',
  'unrated',
  'nearMiss',
  'drill',
] as const;
const rowOf = (kind: HistoryKind) =>
  kind === 'nearMiss' || kind === 'drill' ? kind : 'incident';

/** Up to 3 000 marks, some of which lie outside. */
const many = fc
  .array(
    fc.tuple(fc.integer({ min: -100, max: 1_100 }), fc.constantFrom(...KINDS)),
    { maxLength: 3_000, size: 'max' },
  )
  .map(all =>
    all.map(([at, kind], index) => ({ ...mark(at, kind), key: String(index) })),
  );
const width = fc.integer({ min: 100, max: 2_000 });

function place(...marks: readonly HistoryMark[]) {
  return placeHistory(marks, from, until, WIDTH);
}

describe('the marks of a history', () => {
  it('stand in the order of time, in proportion', () => {
    expect(place(mark(500), mark(100)).map(({ x }) => x)).toEqual([100, 500]);
  });

  it('are higher and larger the graver an incident is', () => {
    const [grave, light] = place(mark(100, 'sev1'), mark(200, 'sev4'));

    expect(grave.y).toBeLessThan(light.y);
    expect(grave.size).toBeGreaterThan(light.size);
  });

  it('have no stem where nobody was hurt', () => {
    expect(
      place(mark(100, 'sev5'), mark(200, 'nearMiss'), mark(300, 'drill')).map(
        ({ hasStem }) => hasStem,
      ),
    ).toEqual([true, false, false]);
  });

  it('are labelled where there is room', () => {
    expect(
      place(
        mark(10, 'sev1', 'PM-1'),
        mark(400, 'sev1', 'PM-2'),
        mark(420, 'sev1', 'PM-3'),
        mark(600, 'sev2'),
        mark(620, 'sev3', 'PM-4'),
        mark(900, 'sev2', 'PM-5'),
      ).map(({ words }) => words),
    ).toEqual([undefined, 'PM-2', undefined, undefined, undefined, 'PM-5']);
  });

  it('are never more than can be reached one by one, and none is lost', () => {
    fc.assert(
      fc.property(many, width, (marks, wide) => {
        const placed = placeHistory(marks, from, until, wide);
        const inside = marks.filter(({ at }) => at >= from && at < until);
        expect(placed.length).toBeLessThanOrEqual(100);
        expect(placed.reduce((sum, { count }) => sum + count, 0)).toBe(
          inside.length,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('keep the gravest of each row, and stay within the strip in order', () => {
    fc.assert(
      fc.property(many, width, (marks, wide) => {
        const placed = placeHistory(marks, from, until, wide);
        const inside = marks.filter(({ at }) => at >= from && at < until);
        const gravest = (all: readonly HistoryMark[]) =>
          new Map(
            [...all]
              .sort((a, b) => KINDS.indexOf(b.kind) - KINDS.indexOf(a.kind))
              .map(({ kind }) => [rowOf(kind), kind]),
          );
        expect(gravest(placed.map(one => one.mark))).toEqual(gravest(inside));
        placed.forEach(({ x }, index) => {
          expect(x).toBeGreaterThanOrEqual(
            index === 0 ? 0 : placed[index - 1].x,
          );
          expect(x).toBeLessThanOrEqual(wide);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('say how many stand in a place, once they cannot be told apart', () => {
    const crowd = Array.from({ length: 500 }, (_, index) => ({
      ...mark(300 + (index % 3), index === 77 ? 'sev1' : 'sev4'),
      key: String(index),
    }));

    const placed = place(...crowd, mark(900));
    expect(placed.map(({ words }) => words)).toEqual(['500', undefined]);
    expect(placed[0].mark.kind).toBe('sev1');
  });
});
