import {
  compareMedians,
  compareShares,
  type Coverage,
  FEWEST_FOR_CONFIDENCE,
  FEWEST_FOR_MEDIAN,
  figureDefinitions,
  LOWEST_COVERAGE,
  medianInterval,
  quantile,
  sampleOf,
  wilsonInterval,
} from '../../metrics';
import type { PracticeFigure, PracticeFigureId } from './model';

/** Of how many something holds; `total` are those of whom it might be known. */
export interface Counted {
  readonly k: number;
  readonly n: number;
  readonly total: number;
}

/** Which figure it is, and its unit. */
export function namedOf(definition: PracticeFigureId) {
  return { definition, unit: figureDefinitions[definition].unit };
}

function confidenceIn(n: number): 'ok' | 'lowConfidence' {
  return n < FEWEST_FOR_CONFIDENCE ? 'lowConfidence' : 'ok';
}

/** What is typical of values, against those of the window before. */
export function medianFigure(
  definition: PracticeFigureId,
  values: {
    readonly before: readonly number[];
    readonly now: readonly number[];
    /** Of how many a value might be known. */
    readonly total: number;
  },
): PracticeFigure {
  const named = namedOf(definition);
  if (values.total === 0) return { state: 'none', ...named };
  const n = values.now.length;
  const coverage: Coverage = { known: n, total: values.total };
  const [before, now] = [values.before, values.now].map(durations =>
    sampleOf(durations.map(duration => ({ duration, censored: false }))),
  );
  const interval = medianInterval(now.ended);
  if (n < FEWEST_FOR_MEDIAN || interval === null) {
    return { state: 'tooFew', ...named, n, coverage };
  }
  return {
    state: confidenceIn(n),
    ...named,
    value: quantile(now.ended, 0.5),
    interval: [...interval],
    k: null,
    n,
    coverage,
    change: compareMedians(before, now),
  };
}

/** A share, against the one of the window before. */
export function shareFigureOf(
  definition: PracticeFigureId,
  before: Counted,
  now: Counted,
): PracticeFigure {
  const named = namedOf(definition);
  const { k, n, total } = now;
  if (total === 0) return { state: 'none', ...named };
  const coverage: Coverage = { known: n, total };
  if (n < LOWEST_COVERAGE * total) {
    return { state: 'unattributed', ...named, coverage };
  }
  return {
    state: confidenceIn(n),
    ...named,
    value: k / n,
    interval: [...wilsonInterval(k, n)],
    k,
    n,
    coverage,
    change: compareShares(before, now),
  };
}

/**
 * Over how many hands something is spread.
 *
 * @param led - whose each thing is, of those of which it is known
 * @param total - of how many it might be known
 */
export function spreadFigure(
  led: readonly string[],
  total: number,
): PracticeFigure {
  const named = namedOf('facilitatorSpread');
  if (total === 0) return { state: 'none', ...named };
  const n = led.length;
  const coverage: Coverage = { known: n, total };
  if (n < FEWEST_FOR_MEDIAN) return { state: 'tooFew', ...named, n, coverage };
  return {
    state: confidenceIn(n),
    ...named,
    value: effectiveNumber(led),
    interval: null,
    k: null,
    n,
    coverage,
    change: null,
  };
}

/**
 * How many would share something evenly that is spread as widely.
 *
 * Source: Hill, Diversity and Evenness, Ecology 54 (1973), the number of order 2.
 *
 * @param hands - whose each thing is; at least one
 * @example effectiveNumber(['a', 'a', 'b', 'b']) // 2
 * @public
 */
export function effectiveNumber(hands: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const hand of hands) counts.set(hand, (counts.get(hand) ?? 0) + 1);
  const squares = [...counts.values()].reduce(
    (total, count) => total + count * count,
    0,
  );
  return (hands.length * hands.length) / squares;
}
