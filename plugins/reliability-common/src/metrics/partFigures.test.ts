import type { IncidentFact } from './facts';
import { changedParts, figuresOfParts } from './partFigures';
import {
  anIncidentFact,
  DAY,
  figuresInput,
  HOUR,
  times,
} from './testing/factBuilders';

const { window, ...rest } = figuresInput();
const before = window.from - 90 * DAY;

/** So many incidents of a part, an hour apart from a moment on, each a minute longer than the one before it. */
function incidents(part: number, from: number, count: number): IncidentFact[] {
  return Array.from({ length: count }, (_, index) =>
    anIncidentFact({
      incidentId: part * 10_000 + (from < window.from ? 5_000 : 0) + index,
      entityRef: String(part),
      times: times(from + index * HOUR, {
        impactStarted: 0,
        mitigated: 10 + index,
      }),
    }),
  );
}

/** What changed among parts of which each had so many incidents in the window before, and in this one. */
function changedAmong(counts: readonly (readonly [number, number])[]) {
  const facts = counts.flatMap(([earlier, now], part) => [
    ...incidents(part, before, earlier),
    ...incidents(part, window.from, now),
  ]);
  const parts = {
    observedSince: counts.map(() => rest.observedSince),
    of: (ref: string | null) => [Number(ref)],
  };
  const input = { ...rest, window };
  return {
    changed: changedParts(facts, ['timeToRestore'], parts, input),
    all: [...figuresOfParts(facts, ['timeToRestore'], parts, input)],
  };
}

describe('changedParts', () => {
  it('are those whose incidents became surely more or fewer', () => {
    const { changed } = changedAmong([
      [30, 31],
      [80, 25],
      [25, 90],
    ]);
    expect(
      changed.map(({ place, figures }) => [
        place,
        'change' in figures.incidents && figures.incidents.change?.verdict,
      ]),
    ).toEqual([
      [1, 'lower'],
      [2, 'higher'],
    ]);
  });

  it('have the figures that they have in a list of all', () => {
    const { changed, all } = changedAmong([
      [80, 25],
      [30, 30],
    ]);
    const [{ place, figures }] = changed;
    expect(figures.incidents).toMatchObject(all[place].incidents);
    expect(figures.timeToRestore).toMatchObject(all[place].timeToRestore);
  });

  it('have a verdict of those figures alone that made them changed', () => {
    const [{ figures }] = changedAmong([[80, 25]]).changed;
    // Each lasts a minute longer than the one before it, so that fewer take less time: surely so, if asked alone.
    expect(figures.incidents).toMatchObject({ change: { verdict: 'lower' } });
    const among = changedAmong([
      [45, 21],
      ...Array(9).fill([30, 30] as const),
      [400, 20],
    ]).changed;
    for (const { figures: each } of among) {
      for (const figure of [each.incidents, each.timeToRestore]) {
        expect(
          !('change' in figure) ||
            !figure.change ||
            figure.change.pValue * 2 <= 0.05,
        ).toBe(true);
      }
    }
  });

  it('are fewer among many, of which some seem to have changed by chance', () => {
    // Alone, 25 after 46 is no chance at 5 %, twice looked at.
    const placesOf = (counts: readonly (readonly [number, number])[]) =>
      changedAmong(counts).changed.map(({ place }) => place);
    expect(placesOf([[46, 25]])).toEqual([0]);
    expect(placesOf([[46, 25], ...Array(30).fill([30, 30] as const)])).toEqual(
      [],
    );
  });

  it('are none of those with too few to tell', () => {
    expect(changedAmong([[200, 3]]).changed).toEqual([]);
  });
});
