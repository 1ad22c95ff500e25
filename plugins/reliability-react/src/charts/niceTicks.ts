import type { FigureUnit } from './trend';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Distances that a person counts time in, in seconds. */
const DURATIONS = [
  1,
  2,
  5,
  10,
  20,
  30,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  5 * DAY,
];

/** The least distance between two ticks of a unit that is not a duration. */
const FINEST = { count: 1, ratio: 0.001 } as const;

/**
 * Ticks from zero up to the first that is not below the highest value: whole steps that a person would count in.
 *
 * @param highest - what has to fit, not negative
 * @param most - how many ticks there may be above zero, at least 2
 */
export function niceTicks(
  highest: number,
  unit: FigureUnit,
  most: number,
): number[] {
  const step = stepFor(Math.max(highest, 0), unit, most);
  const count = Math.max(1, Math.ceil(highest / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) =>
    // Adding up would let tenths drift.
    Number((index * step).toPrecision(12)),
  );
}

function stepFor(highest: number, unit: FigureUnit, most: number): number {
  const least = highest / most;
  if (unit !== 's') return decimalStep(Math.max(least, FINEST[unit]));
  const step = DURATIONS.find(duration => duration >= least - 1e-9);
  return step ?? decimalStep(least / DAY) * DAY;
}

/** 1, 2 or 5 times a power of ten. */
function decimalStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least) + 1e-9);
  const step = [1, 2, 5].find(one => one * power >= least * (1 - 1e-9));
  return (step ?? 10) * power;
}
