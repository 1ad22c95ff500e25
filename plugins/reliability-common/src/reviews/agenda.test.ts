import fc from 'fast-check';
import {
  builtTopics,
  CLOSING,
  SHORTEST_BOX,
  timeAgenda,
  topicKinds,
  type Topic,
} from './agenda';

const untouched = { order: [], parked: [] };
const topic = (id: string, count = 1): Topic => ({
  id,
  kind: topicKinds.find(kind => kind === id) ?? 'added',
  count,
});
const boxes = (...asked: Parameters<typeof timeAgenda>) =>
  timeAgenda(...asked).map(({ id, minutes, parked }) => [
    id,
    parked ?? minutes,
  ]);

const anyTopics = fc
  .tuple(
    fc.subarray([...builtTopics]),
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 }),
    fc.array(fc.integer({ min: 0, max: 500 }), {
      minLength: 13,
      maxLength: 13,
    }),
  )
  .map(([built, added, counts]) =>
    [...added, ...built, CLOSING].map((id, index) =>
      topic(id, id === CLOSING ? 1 : counts[index]),
    ),
  );
const anyId = fc.constantFrom<string>(
  ...builtTopics,
  CLOSING,
  'a',
  'b',
  'gone',
);
const anyOrder = fc.record({
  order: fc.uniqueArray(anyId),
  parked: fc.uniqueArray(anyId),
});
const anyLength = fc.integer({ min: 15, max: 240 });

describe('An agenda', () => {
  it('begins with what to celebrate, ends with what is decided, and gives new postmortems the largest part', () => {
    const topics = [
      topic('closing'),
      topic('overdue', 2),
      topic('postmortems', 2),
      topic('celebrate', 4),
    ];
    expect(boxes(topics, untouched, 50)).toEqual([
      ['celebrate', 10],
      ['postmortems', 20],
      ['overdue', 12],
      ['closing', 8],
    ]);
  });

  it('follows the order of people, and leaves what they park for another time', () => {
    const topics = ['postmortems', 'overdue', 'figures', 'mine', 'closing'].map(
      id => topic(id),
    );
    expect(
      boxes(
        topics,
        { order: ['mine', 'overdue'], parked: ['figures'] },
        30,
      ).map(([id, box]) => (box === 'people' ? `${id} parked` : id)),
    ).toEqual(['mine', 'overdue', 'postmortems', 'closing', 'figures parked']);
  });

  it('parks what the time does not hold, and never the end', () => {
    const topics = [...builtTopics, CLOSING].map(id => topic(id));
    const timed = timeAgenda(topics, untouched, 15);
    expect(timed.filter(({ parked }) => parked === null)).toHaveLength(5);
    expect(timed.find(({ id }) => id === CLOSING)?.parked).toBeNull();
    expect(timed.filter(({ parked }) => parked === 'time')).toHaveLength(
      topics.length - 5,
    );
  });

  it('takes exactly the time that there is, with room to speak for each topic', () => {
    fc.assert(
      fc.property(anyTopics, anyOrder, anyLength, (topics, order, length) => {
        const timed = timeAgenda(topics, order, length);
        const spoken = timed.filter(({ parked }) => parked === null);
        expect(spoken.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(
          length,
        );
        expect(
          spoken.every(
            ({ minutes }) =>
              Number.isInteger(minutes) && minutes >= SHORTEST_BOX,
          ),
        ).toBe(true);
      }),
    );
  });

  it('loses no topic, doubles none, and ends with the end', () => {
    fc.assert(
      fc.property(anyTopics, anyOrder, anyLength, (topics, order, length) => {
        const timed = timeAgenda(topics, order, length);
        expect(timed.map(({ id }) => id).sort()).toEqual(
          topics.map(({ id }) => id).sort(),
        );
        const spoken = timed.filter(({ parked }) => parked === null);
        expect(spoken.at(-1)?.id).toBe(CLOSING);
      }),
    );
  });

  it('parks what people parked, and of the rest only what does not fit', () => {
    fc.assert(
      fc.property(anyTopics, anyOrder, anyLength, (topics, order, length) => {
        const timed = timeAgenda(topics, order, length);
        const of = (why: string | null) =>
          timed.filter(({ parked }) => parked === why);
        expect(of('people').map(({ id }) => id)).toEqual(
          expect.arrayContaining(
            topics
              .map(({ id }) => id)
              .filter(id => id !== CLOSING && order.parked.includes(id)),
          ),
        );
        const isFull = of(null).length >= Math.floor(length / SHORTEST_BOX);
        expect(of('time').length > 0 && !isFull).toBe(false);
      }),
    );
  });

  it('keeps the order that people gave to what they named', () => {
    fc.assert(
      fc.property(anyTopics, anyOrder, anyLength, (topics, order, length) => {
        const spoken = timeAgenda(topics, order, length)
          .filter(({ id, parked }) => parked === null && id !== CLOSING)
          .map(({ id }) => id);
        const named = order.order.filter(id => spoken.includes(id));
        expect(spoken.slice(0, named.length)).toEqual(named);
      }),
    );
  });
});
