import fc from 'fast-check';
import { DAY, anIncidentFact, NOW } from './testing/factBuilders';
import { countedFacts } from './countedFacts';
import {
  recurrenceAmong,
  type RecurrenceFact,
  type RecurrenceInput,
} from './recurrence';
import { recurrenceFigure } from './model';

let lastId = 0;
const incident = (
  daysAgo: number,
  failureMode: string | null,
  changes: Partial<RecurrenceFact> = {},
): RecurrenceFact => {
  lastId += 1;
  return {
    ...anIncidentFact({ incidentId: lastId, anchorAt: NOW - daysAgo * DAY }),
    failureMode,
    ...changes,
  };
};

const figure = (
  facts: readonly RecurrenceFact[],
  changes: Partial<RecurrenceInput> = {},
) =>
  recurrenceAmong(countedFacts(facts), {
    window: { from: NOW - 90 * DAY, until: NOW, rolling: 'P90D' },
    now: NOW,
    observedSince: NOW - 400 * DAY,
    ...changes,
  });

describe('recurrenceAmong', () => {
  it('is the share of incidents that another of their failure mode followed', () => {
    const facts = [
      incident(170, 'expired certificate'),
      incident(85, 'expired certificate'),
      incident(150, 'full disk'),
      incident(120, 'bad configuration'),
      incident(110, 'bad configuration'),
    ];
    expect(figure(facts)).toMatchObject({
      state: 'lowConfidence',
      k: 2,
      n: 4,
      value: 0.5,
      coverage: { known: 4, total: 4 },
    });
  });

  it('takes two names for one failure mode as one, where it is told so', () => {
    const facts = [incident(170, 'Full disk'), incident(150, 'disk-full')];
    expect(figure(facts)).toMatchObject({ k: 0 });
    expect(figure(facts, { modeOf: () => 'disk-full' })).toMatchObject({
      k: 1,
      n: 2,
    });
  });

  it('looks 90 days ahead, no further', () => {
    const modes = (...daysAgo: number[]) =>
      daysAgo.map(days => incident(days, 'full disk'));
    expect(figure(modes(170, 80))).toMatchObject({ k: 1 });
    expect(figure(modes(170, 79.9))).toMatchObject({ k: 0 });
  });

  it('leaves out incidents whose 90 days are not over', () => {
    expect(
      figure([incident(89, 'full disk'), incident(10, 'full disk')]),
    ).toEqual({ state: 'none', definition: 'recurrence', unit: 'ratio' });
  });

  it('counts two at the same moment as one and its repeat', () => {
    expect(
      figure([incident(100, 'full disk'), incident(100, 'full disk')]),
    ).toMatchObject({ k: 1, n: 2 });
  });

  it('counts an incident on several entities once, and never as its own repeat', () => {
    const one = incident(100, 'full disk');
    const same = { ...one, entityRef: 'component:default/cart' };
    expect(figure([one, same])).toMatchObject({ k: 0, n: 1 });
  });

  it('sees no repeat in a near miss, nor in what hurt users elsewhere', () => {
    const first = incident(100, 'full disk');
    const nearMiss = incident(90, 'full disk', { kind: 'nearMiss' });
    const elsewhere = incident(90, 'full disk', { role: 'origin' });
    expect(figure([first, nearMiss, elsewhere])).toMatchObject({ k: 0, n: 1 });
  });

  it('says of how many the failure mode is known', () => {
    expect(
      figure([incident(100, 'full disk'), incident(100, null)]),
    ).toMatchObject({ n: 1, coverage: { known: 1, total: 2 } });
    expect(figure([incident(100, null)])).toMatchObject({
      state: 'unattributed',
      coverage: { known: 0, total: 1 },
    });
  });

  it('is without reserve from 20 on, and 80 % of them known', () => {
    const known = Array.from({ length: 20 }, (_, i) =>
      incident(100 + i, `m${i}`),
    );
    const unknown = Array.from({ length: 6 }, () => incident(120, null));
    expect(figure(known).state).toBe('ok');
    expect(figure(known.slice(1)).state).toBe('lowConfidence');
    expect(figure([...known, ...unknown]).state).toBe('lowConfidence');
    expect(figure([...known, ...unknown.slice(1)]).state).toBe('ok');
  });

  it('is not observed where nothing was heard before the last 90 days', () => {
    expect(figure([], { observedSince: NOW - 50 * DAY }).state).toBe(
      'notObserved',
    );
    expect(figure([], { observedSince: null }).state).toBe('notObserved');
    expect(figure([]).state).toBe('none');
  });

  it('agrees with a look at every pair, and fits its schema', () => {
    const facts = fc.array(
      fc
        .tuple(
          fc.integer({ min: 0, max: 250 }),
          fc.constantFrom('a', 'b', 'c', null),
        )
        .map(([daysAgo, mode]) => incident(daysAgo, mode)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(facts, list => {
        const answer = figure(list);
        expect(recurrenceFigure.parse(answer)).toEqual(answer);
        const at = (fact: RecurrenceFact) => fact.anchorAt ?? 0;
        const cohort = list.filter(
          fact =>
            fact.failureMode !== null &&
            at(fact) >= NOW - 180 * DAY &&
            at(fact) < NOW - 90 * DAY,
        );
        const repeated = cohort.filter(fact =>
          list.some(
            other =>
              other.failureMode === fact.failureMode &&
              (at(other) > at(fact) ||
                (at(other) === at(fact) &&
                  other.incidentId > fact.incidentId)) &&
              at(other) <= at(fact) + 90 * DAY,
          ),
        );
        const { k, n } = 'k' in answer ? answer : { k: 0, n: 0 };
        expect({ k, n }).toEqual({ k: repeated.length, n: cohort.length });
      }),
    );
  });
});
