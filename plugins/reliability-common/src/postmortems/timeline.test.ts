import fc from 'fast-check';
import { timePointKinds } from '../incidents';
import { firstTimeline, inTimelineOrder } from './timeline';

const momentOf = (entry: { at: number | null }) => entry.at;
const entries = fc
  .array(fc.option(fc.integer({ min: 0, max: 5 })), { maxLength: 12 })
  .map(ats => ats.map((at, id) => ({ id, at })));

describe('The order of a timeline', () => {
  it('puts a line whose moment is not known behind the line that it follows', () => {
    const ordered = inTimelineOrder(
      [
        { id: 'before everything', at: null },
        { id: 'twelve', at: 12 },
        { id: 'soon after twelve', at: null },
        { id: 'eleven', at: 11 },
      ],
      momentOf,
    );
    expect(ordered.map(({ id }) => id)).toEqual([
      'before everything',
      'eleven',
      'twelve',
      'soon after twelve',
    ]);
  });

  it('loses nothing, has the dated lines by time, and is settled after once', () => {
    fc.assert(
      fc.property(entries, list => {
        const ordered = inTimelineOrder(list, momentOf);
        expect([...ordered].sort((a, b) => a.id - b.id)).toEqual(list);
        const dated = ordered.flatMap(({ at }) => (at === null ? [] : [at]));
        expect(dated).toEqual([...dated].sort((a, b) => a - b));
        expect(inTimelineOrder(ordered, momentOf)).toEqual(ordered);
      }),
    );
  });

  it('keeps each undated line behind the same dated one', () => {
    const leaders = (list: readonly { id: number; at: number | null }[]) => {
      let leader: number | null = null;
      const found = new Map<number, number | null>();
      for (const { id, at } of list) {
        if (at === null) found.set(id, leader);
        else leader = id;
      }
      return found;
    };
    fc.assert(
      fc.property(entries, list => {
        expect(new Map(leaders(inTimelineOrder(list, momentOf)))).toEqual(
          leaders(list),
        );
      }),
    );
  });
});

describe('The first lines of a timeline', () => {
  const word = (at: number | null) => ({
    at,
    origin: 'human' as const,
    by: 'user:default/owner',
  });

  it('are the moments that are known, in order, with the source that said so', () => {
    expect(
      firstTimeline([
        {
          key: 'INC-1',
          times: {
            resolved: { at: 30, origin: 'source', by: 'alertmanager' },
            impactStarted: word(10),
            acknowledged: word(null),
          },
        },
      ]),
    ).toEqual([
      {
        at: 10,
        atText: '',
        kind: 'impactStarted',
        text: 'Impact started',
        evidence: '',
      },
      {
        at: 30,
        atText: '',
        kind: 'resolved',
        text: 'Resolved',
        evidence: 'alertmanager',
      },
    ]);
  });

  it('say which incident they are about when there are several', () => {
    const lines = firstTimeline([
      { key: 'INC-1', times: { detected: word(20) } },
      { key: 'INC-2', times: { detected: word(10) } },
    ]);
    expect(lines.map(({ text }) => text)).toEqual([
      'Detected (INC-2)',
      'Detected (INC-1)',
    ]);
  });

  it('name every kind of moment', () => {
    const times = Object.fromEntries(
      timePointKinds.map((kind, index) => [kind, word(index)]),
    );
    expect(firstTimeline([{ key: 'INC-1', times }])).toHaveLength(6);
  });
});
