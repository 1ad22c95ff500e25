import fc from 'fast-check';
import { timePointKinds } from '../incidents';
import {
  firstTimeline,
  inTimelineOrder,
  missingFromTimeline,
} from './timeline';

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

describe('The lines that a timeline lacks', () => {
  const word = (at: number) => ({ at, origin: 'human' as const, by: null });
  const line = (kind: string, at: number | null, text = 'Somebody saw it') => ({
    kind,
    at,
    text,
  });
  const kinds = (lines: readonly { kind: string; text: string }[]) =>
    lines.map(({ text }) => text);

  it('are the time points of an incident that no line marks, wherever one was moved to', () => {
    const times = {
      impactStarted: word(10),
      detected: word(20),
      resolved: word(40),
    };
    const lacks = (...timeline: ReturnType<typeof line>[]) =>
      kinds(missingFromTimeline([{ key: 'INC-1', times }], timeline));

    expect(lacks()).toEqual(['Impact started', 'Detected', 'Resolved']);
    expect(lacks(line('impactStarted', 11), line('note', 20))).toEqual([
      'Detected',
      'Resolved',
    ]);
    expect(
      lacks(
        line('impactStarted', 10),
        line('detected', null),
        line('resolved', 40),
      ),
    ).toEqual([]);
  });

  it('are told apart by incident where there are several', () => {
    const incidents = ['INC-1', 'INC-12'].map((key, index) => ({
      key,
      times: { detected: word(10 + index) },
    }));
    const lacks = (...timeline: ReturnType<typeof line>[]) =>
      kinds(missingFromTimeline(incidents, timeline));

    expect(lacks(line('detected', 10))).toEqual(['Detected (INC-12)']);
    expect(lacks(line('detected', 99, 'Detected (INC-12)'))).toEqual([
      'Detected (INC-1)',
    ]);
    expect(lacks(line('detected', 99))).toHaveLength(2);
  });
});
