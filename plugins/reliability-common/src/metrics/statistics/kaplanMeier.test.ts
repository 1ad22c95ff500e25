import fc from 'fast-check';
import { kaplanMeier } from './kaplanMeier';
import { ascending, sampleOf } from './sample';

/** `'6+'` is censored at 6. */
const observed = (line: string) =>
  sampleOf(
    line.split(' ').map(word => ({
      duration: parseFloat(word),
      censored: word.endsWith('+'),
    })),
  );

const stepsOf = (line: string) => [...kaplanMeier(observed(line))];

describe('kaplanMeier', () => {
  it('gives the published curve of Freireich’s 6-MP group', () => {
    // Klein & Moeschberger (2003), table 4.1A: survival and standard error.
    const steps = stepsOf(
      '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+',
    );
    expect(
      steps.map(({ duration, atRisk, ended, survival, greenwood }) => [
        duration,
        atRisk,
        ended,
        survival.toFixed(3),
        (survival * Math.sqrt(greenwood)).toFixed(3),
      ]),
    ).toEqual([
      [6, 21, 3, '0.857', '0.076'],
      [7, 17, 1, '0.807', '0.087'],
      [10, 15, 1, '0.753', '0.096'],
      [13, 12, 1, '0.690', '0.107'],
      [16, 11, 1, '0.627', '0.114'],
      [22, 7, 1, '0.538', '0.128'],
      [23, 6, 1, '0.448', '0.135'],
    ]);
  });

  it('counts what is censored at a duration as at risk there', () => {
    const [step] = stepsOf('5+ 5 9+');
    expect(step).toMatchObject({ duration: 5, atRisk: 3, ended: 1 });
  });

  it('reaches exactly 0 when everything has ended', () => {
    const steps = stepsOf('1 2 3');
    expect(steps[2]).toMatchObject({ survival: 0, greenwood: Infinity });
  });

  it('has no step when nothing has ended', () => {
    expect(stepsOf('1+ 2+')).toEqual([]);
    expect([...kaplanMeier({ ended: [], open: [] })]).toEqual([]);
  });

  it('is the share that lasts longer when nothing is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { minLength: 1 }), list => {
        const steps = kaplanMeier({ ended: ascending(list), open: [] });
        for (const { duration, survival } of steps) {
          const longer = list.filter(value => value > duration).length;
          expect(survival).toBeCloseTo(longer / list.length, 10);
        }
      }),
    );
  });
});
