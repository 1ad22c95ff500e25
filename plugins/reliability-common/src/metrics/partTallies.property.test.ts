import fc from 'fast-check';
import { histories } from './__testUtils__/histories';
import { incidentFigures, IncidentTally } from './incidentFigures';
import { partTallies } from './partTallies';
import { figuresInput } from './testing/factBuilders';

const kinds = ['timeToDetect', 'timeToRestore'] as const;
const { facts: _, observedSince, ...input } = figuresInput();

/** Entities of which each is in some parts, and some of which are in none. */
const entities = [
  { ref: 'component:default/one', parts: [0] },
  { ref: 'component:default/another', parts: [0, 1] },
  { ref: 'component:default/far', parts: [2] },
  { ref: 'component:default/elsewhere', parts: [] },
];
const partsOf = (ref: string | null) =>
  entities.find(each => each.ref === ref)?.parts ?? [];

/** Several histories, in which the same incidents come up, on entities of several parts. */
const spread = fc
  .tuple(...entities.map(() => histories))
  .map(all =>
    all.flatMap((facts, place) =>
      facts.map(fact => ({ ...fact, entityRef: entities[place].ref })),
    ),
  );
const since = fc.tuple(
  ...[0, 1, 2, 3].map(() => fc.constantFrom(null, observedSince)),
);

describe('tallies of parts', () => {
  it('have the figures, samples and exposures that each part has by itself', () => {
    fc.assert(
      fc.property(spread, since, (facts, observed) => {
        const parts = { observedSince: observed, of: partsOf };
        const tallies = partTallies(facts, kinds, parts, input);
        expect(tallies).toHaveLength(observed.length);
        tallies.forEach((tally, place) => {
          const own = facts.filter(({ entityRef }) =>
            partsOf(entityRef).includes(place),
          );
          const alone = { ...input, observedSince: observed[place] };
          const { incidents, timeToDetect, timeToRestore } = incidentFigures({
            ...alone,
            facts: own,
          });
          expect(tally.figures()).toEqual({
            incidents,
            timeToDetect,
            timeToRestore,
          });
          const single = new IncidentTally(kinds, alone);
          for (const fact of own) single.add(fact);
          expect(tally.exposure()).toEqual(single.exposure());
          for (const kind of kinds) {
            expect(tally.sample(kind)).toEqual(single.sample(kind));
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('say the same when they are asked again', () => {
    fc.assert(
      fc.property(spread, facts => {
        const parts = { observedSince: [null, null, null], of: partsOf };
        const tallies = partTallies(facts, kinds, parts, input);
        const first = tallies.map(tally => tally.figures());
        expect(tallies.map(tally => tally.figures())).toEqual(first);
      }),
    );
  });
});
