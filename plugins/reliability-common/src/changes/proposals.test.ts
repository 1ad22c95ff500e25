import fc from 'fast-check';
import { defaultFailureModes } from '../failureModes';
import { severities } from '../incidents';
import {
  changeReasonInEnglish,
  changeReasonMessage,
  changeRiskInput,
  readableChangeReasons,
} from './index';
import { ChangeEvidence, proposeFailureModes } from './proposals';

const modes = defaultFailureModes;
const now = Date.UTC(2026, 10, 27);
const written = fc.constantFrom(
  null,
  'retry-storm',
  'Retry storm',
  'capacity',
  'gremlins',
);
const refs = fc.uniqueArray(
  fc.constantFrom('component:default/a', 'component:default/b'),
  { minLength: 1 },
);
const key = (prefix: string) =>
  fc.integer({ min: 1, max: 99 }).map(n => `${prefix}-${n}`);
const incident = fc.record({
  key: key('INC'),
  failureMode: written,
  severity: fc.constantFrom(null, ...severities),
  at: fc.integer({ min: now - 700 * 24 * 3_600_000, max: now }),
  entities: refs,
  of: fc.constantFrom('touched' as const, 'dependant' as const),
});
const learning = fc.record({
  key: key('LRN'),
  failureMode: written,
  statement: fc.constantFrom('Retries need a budget', 'Caches start cold'),
  entities: refs,
});
const earlier = fc.record({
  key: key('CHG'),
  failureMode: written,
  text: fc.constantFrom('It was slow', 'it was slow', 'The cache was cold'),
});
const unique = <T extends { key: string }>(item: fc.Arbitrary<T>) =>
  fc.uniqueArray(item, { selector: each => each.key, maxLength: 12 });
const evidence: fc.Arbitrary<ChangeEvidence> = fc.record({
  incidents: unique(incident),
  learnings: unique(learning),
  changes: unique(earlier),
  made: fc.nat(20),
  modes: fc.constant(modes),
  now: fc.constant(now),
});
const nothing: ChangeEvidence = {
  incidents: [],
  learnings: [],
  changes: [],
  made: 0,
  modes,
  now,
};

describe('proposed ways to fail', () => {
  it('are none where nothing is known', () => {
    expect(proposeFailureModes(nothing)).toEqual([]);
  });

  it('are written down as they are proposed, however long what was learned is, and however many lines it has', () => {
    const [proposal] = proposeFailureModes({
      ...nothing,
      learnings: [
        {
          key: 'LRN-2',
          failureMode: null,
          statement: `Retries need a budget:\n\n${'a call and '.repeat(80)}`,
          entities: ['component:default/checkout'],
        },
      ],
    });
    expect(proposal.text).toMatch(/^Retries need a budget: a call and a call/);
    expect(changeRiskInput.parse({ text: proposal.text }).text).toBe(
      proposal.text,
    );
  });

  it('name the mode that is meant by any word for it, with each reason once', () => {
    const [proposal, ...more] = proposeFailureModes({
      ...nothing,
      incidents: [
        {
          key: 'INC-3',
          failureMode: 'Retry storm',
          severity: 'sev2',
          at: now,
          entities: ['component:default/checkout'],
          of: 'touched',
        },
        {
          key: 'INC-7',
          failureMode: 'retry-storm',
          severity: null,
          at: now,
          entities: ['component:default/basket'],
          of: 'dependant',
        },
      ],
      learnings: [
        {
          key: 'LRN-2',
          failureMode: 'retry-storm',
          statement: 'Retries need a budget',
          entities: ['component:default/checkout'],
        },
      ],
    });
    expect(more).toEqual([]);
    expect(proposal).toMatchObject({
      id: 'retry-storm',
      failureMode: 'retry-storm',
      likelihood: 'possible',
      impact: 'high',
    });
    expect(
      proposal.reasons.map(reason =>
        changeReasonInEnglish(changeReasonMessage(reason)),
      ),
    ).toEqual([
      'checkout failed so before: INC-3',
      'LRN-2 applies to checkout',
      'basket, which depends on it, failed so: INC-7',
    ]);
  });

  it('say a learning without a failure mode in its own words, and leave out an incident of which nobody said how', () => {
    const proposals = proposeFailureModes({
      ...nothing,
      incidents: [
        {
          key: 'INC-1',
          failureMode: null,
          severity: 'sev1',
          at: now,
          entities: ['component:default/a'],
          of: 'touched',
        },
      ],
      learnings: [
        {
          key: 'LRN-9',
          failureMode: null,
          statement: 'Caches start cold',
          entities: ['component:default/a'],
        },
      ],
    });
    expect(proposals).toMatchObject([
      { id: 'LRN-9', failureMode: null, text: 'Caches start cold' },
    ]);
  });

  it('say what surprised an earlier change in its own words, once for the same words', () => {
    const proposals = proposeFailureModes({
      ...nothing,
      changes: [
        { key: 'CHG-3', failureMode: null, text: 'The cache was cold' },
        { key: 'CHG-5', failureMode: null, text: 'the cache was cold.' },
        { key: 'CHG-5', failureMode: null, text: 'Retry storm' },
      ],
    });
    expect(proposals).toMatchObject([
      {
        failureMode: null,
        text: 'the cache was cold.',
        reasons: [{ kind: 'changes', changes: ['CHG-5', 'CHG-3'] }],
      },
      { id: 'retry-storm', failureMode: 'retry-storm' },
    ]);
  });

  it('do not depend on the order of what is known', () => {
    fc.assert(
      fc.property(evidence, known => {
        const turned = {
          ...known,
          incidents: [...known.incidents].reverse(),
          learnings: [...known.learnings].reverse(),
          changes: [...known.changes].reverse(),
        };
        expect(proposeFailureModes(turned)).toEqual(proposeFailureModes(known));
      }),
    );
  });

  it('each have a reason, which names only what was given, and are there once', () => {
    fc.assert(
      fc.property(evidence, known => {
        const proposals = proposeFailureModes(known);
        const given = new Set(
          [...known.incidents, ...known.learnings, ...known.changes].map(
            each => each.key,
          ),
        );
        const named = JSON.stringify(proposals).match(/(INC|LRN|CHG)-\d+/g);
        expect((named ?? []).filter(each => !given.has(each))).toEqual([]);
        expect(new Set(proposals.map(({ id }) => id)).size).toBe(
          proposals.length,
        );
        expect(proposals.every(({ reasons }) => reasons.length > 0)).toBe(true);
      }),
    );
  });

  it('never move down for more evidence', () => {
    fc.assert(
      fc.property(evidence, incident, (known, more) => {
        fc.pre(!known.incidents.some(each => each.key === more.key));
        const places = (given: ChangeEvidence) =>
          proposeFailureModes(given).map(({ id }) => id);
        const before = places(known);
        const after = places({
          ...known,
          incidents: [...known.incidents, more],
        });
        const [moved] = places({ ...nothing, incidents: [more] });
        fc.pre(before.includes(moved));
        expect(after.indexOf(moved)).toBeLessThanOrEqual(before.indexOf(moved));
      }),
    );
  });
});

describe('reasons', () => {
  it('name only what their reader may see, and say so where nothing is left', () => {
    fc.assert(
      fc.property(evidence, fc.func(fc.boolean()), (known, asked) => {
        const sees = (named: string) => asked(named);
        const reasons = proposeFailureModes(known).flatMap(
          each => each.reasons,
        );
        const told = readableChangeReasons(reasons, {
          seesEntity: sees,
          reads: sees,
        });
        const named =
          JSON.stringify(told).match(/(INC|LRN|CHG)-\d+|component:[a-z/]+/g) ??
          [];
        expect(named.filter(each => !sees(each))).toEqual([]);
        expect(told.length > 0).toBe(reasons.length > 0);
      }),
    );
  });
});
