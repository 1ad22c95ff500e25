import fc from 'fast-check';
import { downsample } from './downsample';

interface Point {
  readonly index: number;
  readonly value: number | null;
}

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const buckets = fc.integer({ min: 1, max: 40 });

function seriesOf(values: fc.Arbitrary<number | null>): fc.Arbitrary<Point[]> {
  return fc
    .array(values, { maxLength: 400 })
    .map(all => all.map((one, index) => ({ index, value: one })));
}

const whole = seriesOf(value);
const withGaps = seriesOf(fc.option(value, { freq: 3 }));

const valueOf = (point: Point) => point.value;
const valuesOf = (points: readonly Point[]) =>
  points.flatMap(point => point.value ?? []);

/** What a bucket of a series holds. */
function bucketsOf(points: readonly Point[], count: number): Point[][] {
  return Array.from({ length: count }, (_, bucket) =>
    points.slice(
      Math.floor((bucket * points.length) / count),
      Math.floor(((bucket + 1) * points.length) / count),
    ),
  );
}

describe('a series made shorter', () => {
  it('is never longer than two points a bucket and its ends', () => {
    fc.assert(
      fc.property(whole, buckets, (points, count) => {
        expect(downsample(points, count, valueOf).length).toBeLessThanOrEqual(
          2 * count + 2,
        );
      }),
    );
  });

  it('keeps its first and its last point', () => {
    fc.assert(
      fc.property(withGaps, buckets, (points, count) => {
        const shorter = downsample(points, count, valueOf);
        expect(shorter[0]).toBe(points[0]);
        expect(shorter.at(-1)).toBe(points.at(-1));
      }),
    );
  });

  it('keeps the lowest and the highest of every bucket, and so of the whole', () => {
    fc.assert(
      fc.property(withGaps, buckets, (points, count) => {
        const kept = new Set(valuesOf(downsample(points, count, valueOf)));
        for (const bucket of [points, ...bucketsOf(points, count)]) {
          const values = [...valuesOf(bucket)].sort((a, b) => a - b);
          for (const extreme of [...values.slice(0, 1), ...values.slice(-1)]) {
            expect(kept).toContain(extreme);
          }
        }
      }),
    );
  });

  it('keeps the order, and no point twice', () => {
    fc.assert(
      fc.property(withGaps, buckets, (points, count) => {
        const order = downsample(points, count, valueOf).map(
          ({ index }) => index,
        );
        expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
      }),
    );
  });

  it('never draws a line over a gap, and opens none where there was none', () => {
    fc.assert(
      fc.property(withGaps, buckets, (points, count) => {
        const shorter = downsample(points, count, valueOf);
        const bridged = shorter.slice(1).filter((point, place) => {
          const before = shorter[place];
          return (
            before.value !== null &&
            point.value !== null &&
            points
              .slice(before.index + 1, point.index)
              .some(between => between.value === null)
          );
        });
        expect(bridged).toEqual([]);
        const holds = (all: readonly Point[]) =>
          all.some(point => point.value === null);
        expect(holds(shorter)).toBe(holds(points));
      }),
    );
  });

  it('has no more empty points than others, and one', () => {
    fc.assert(
      fc.property(withGaps, buckets, (points, count) => {
        fc.pre(points.length > 2 * count + 2);
        const shorter = downsample(points, count, valueOf);
        const values = valuesOf(shorter).length;
        expect(values).toBeLessThanOrEqual(2 * count + 2);
        expect(shorter.length - values).toBeLessThanOrEqual(values + 2);
      }),
    );
  });

  it('stays as it is once it is short', () => {
    fc.assert(
      fc.property(whole, buckets, (points, count) => {
        const shorter = downsample(points, count, valueOf);
        expect(downsample(shorter, count, valueOf)).toBe(shorter);
      }),
    );
  });

  it('keeps the extremes of everything that is drawn of a point', () => {
    const points = Array.from({ length: 100 }, (_, index) => ({
      value: 10,
      high: index === 37 ? 99 : 20,
    }));

    const shorter = downsample(
      points,
      4,
      point => point.value,
      point => point.high,
    );

    expect(shorter).toContain(points[37]);
    expect(shorter.length).toBeLessThanOrEqual(4 * 4 + 2);
  });
});
