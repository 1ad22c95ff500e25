import fc from 'fast-check';
import { type StoryCandidates, storiesOf } from './storiesOf';

const nothing: StoryCandidates = {
  adopted: [],
  checked: [],
  nearMisses: [],
  published: [],
};
const day = (number: number) =>
  `2026-08-${String(number).padStart(2, '0')}T00:00:00Z`;
const aLearning = (key: string, adopted: number, on = 1) => ({
  key,
  title: `Postmortem of ${key}`,
  statement: `What ${key} says. More.`,
  adopted,
  publishedAt: day(on),
});
const aChecked = (
  key: string,
  on: number,
  note = `How ${key} was checked`,
) => ({
  key,
  title: key,
  note,
  verifiedAt: day(on),
});
const anEvent = (key: string, learnings: readonly string[], on = 1) => ({
  key,
  title: key,
  at: day(on),
  learnings,
});
const keysOf = (candidates: Partial<StoryCandidates>) =>
  storiesOf({ ...nothing, ...candidates }).map(({ key }) => key);

const candidates: fc.Arbitrary<StoryCandidates> = fc.record({
  adopted: fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 4 }))
      .map(([id, adopted]) => aLearning(`L-${id}`, adopted)),
  ),
  checked: fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 28 }))
      .map(([id, on]) => aChecked(`AI-${id}`, on)),
  ),
  nearMisses: fc.array(
    fc
      .tuple(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.constantFrom('a', 'b')),
      )
      .map(([id, learnings]) => anEvent(`INC-${id}`, learnings)),
  ),
  published: fc.array(
    fc
      .tuple(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.constantFrom('c', 'd')),
      )
      .map(([id, learnings]) => anEvent(`PM-${id}`, learnings)),
  ),
});

describe('storiesOf', () => {
  it('tells of what was adopted most, checked last, and taught most', () => {
    expect(
      keysOf({
        adopted: [aLearning('L-1', 2), aLearning('L-2', 3)],
        checked: [aChecked('AI-1', 3), aChecked('AI-2', 9)],
        nearMisses: [anEvent('INC-1', ['a']), anEvent('INC-2', ['b', 'c'])],
        published: [anEvent('PM-1', ['d'])],
      }),
    ).toEqual(['L-2', 'AI-2', 'INC-2']);
  });

  it('fills up with postmortems that taught something', () => {
    expect(
      keysOf({
        adopted: [aLearning('L-1', 0)],
        checked: [aChecked('AI-1', 3, ' ')],
        nearMisses: [anEvent('INC-1', [])],
        published: [
          anEvent('PM-1', ['a']),
          anEvent('PM-2', ['b', 'c']),
          anEvent('PM-3', []),
        ],
      }),
    ).toEqual(['PM-2', 'PM-1']);
  });

  it('quotes no sentence twice', () => {
    const story = storiesOf({
      ...nothing,
      adopted: [aLearning('L-1', 1)],
      published: [anEvent('PM-1', ['What L-1 says. And more.'])],
    });
    expect(story.map(({ key, quote }) => [key, quote])).toEqual([
      ['L-1', 'What L-1 says.'],
    ]);
  });

  it('tells everybody the same, in whatever order things are found', () => {
    fc.assert(
      fc.property(candidates, found => {
        const stories = storiesOf(found);
        const turned = Object.fromEntries(
          Object.entries(found).map(([kind, items]) => [
            kind,
            [...items].reverse(),
          ]),
        ) as unknown as StoryCandidates;
        expect(storiesOf(turned).map(({ key }) => key)).toEqual(
          stories.map(({ key }) => key),
        );
        expect(stories.length).toBeLessThanOrEqual(3);
        expect(new Set(stories.map(({ quote }) => quote)).size).toBe(
          stories.length,
        );
      }),
    );
  });
});
