import fc from 'fast-check';
import { anItem, NOW } from './__testUtils__/anItem';
import { actionItemStatuses } from './model';
import {
  actionItemSteps,
  isOverdue,
  isPromised,
  missingForStep,
  openCommitmentStatuses,
  takeStep,
} from './rules';

const day = fc
  .integer({ min: -60, max: 60 })
  .map(days => new Date(NOW + days * 86_400_000).toISOString().slice(0, 10));
const edit = fc.record(
  {
    due: fc.option(day),
    accountable: fc.option(fc.constant('group:default/checkout-team')),
    acceptanceTest: fc.constantFrom('', ' ', 'It holds in a drill'),
  },
  { requiredKeys: [] },
);
const move = fc.record({
  edit: fc.option(edit, { nil: {} }),
  /** Mostly one of the steps that exist from wherever the walk is; sometimes any status. */
  step: fc.oneof(
    { arbitrary: fc.nat(2), weight: 4 },
    { arbitrary: fc.constantFrom(...actionItemStatuses), weight: 1 },
  ),
  note: fc.constantFrom('', 'because', 'a drill'),
  later: fc.integer({ min: 1, max: 1_000_000 }),
});

type Move = typeof move extends fc.Arbitrary<infer TMove> ? TMove : never;

/** Every move of a random walk of edits and steps, with the state before the step and after it. */
function walk(moves: readonly Move[]) {
  let item = anItem();
  let now = NOW;
  return moves.map(({ edit: change, step, note, later }) => {
    const before = { ...item, ...change };
    const possible = actionItemSteps[before.status];
    const to =
      typeof step === 'string' ? step : possible[step % possible.length];
    now += later;
    const outcome = takeStep(before, { to, note }, now);
    const took = 'taken' in outcome;
    item = took ? { ...before, ...outcome.taken } : before;
    return { before, to, note, now, took, after: item };
  });
}

const walks = fc.array(move, { minLength: 8, maxLength: 60 });

describe('From any walk through edits and steps', () => {
  it('the first commitment stays as it was', () => {
    let seen = 0;
    fc.assert(
      fc.property(walks, moves => {
        const walked = walk(moves);
        const first = walked.find(({ after }) => after.committedAt !== null);
        if (first === undefined) return;
        seen += 1;
        expect(first.after).toMatchObject({
          status: 'committed',
          originalDue: first.after.due,
          committedAt: first.now,
        });
        for (const { after } of walked.slice(walked.indexOf(first))) {
          expect(after.originalDue).toBe(first.after.originalDue);
          expect(after.committedAt).toBe(first.after.committedAt);
        }
      }),
    );
    expect(seen).toBeGreaterThan(50);
  });

  it('no step is taken past what it needs, and none is refused without a word', () => {
    fc.assert(
      fc.property(walks, moves => {
        const walked = walk(moves);
        for (const { before, to, note, took, after } of walked) {
          const missing = missingForStep({ ...before, to, note });
          expect(took).toBe(missing.length === 0);
          expect(after.status).toBe(took ? to : before.status);
          expect(!took || actionItemSteps[before.status].includes(to)).toBe(
            true,
          );
        }
        const promises = walked.filter(
          ({ to, took }) =>
            took && ['committed', 'inProgress', 'done'].includes(to),
        );
        for (const { after } of promises) {
          expect(after.due).not.toBeNull();
          expect(after.accountable).not.toBeNull();
          expect(after.acceptanceTest.trim()).not.toBe('');
        }
      }),
    );
  });

  it('the times say what the status says', () => {
    fc.assert(
      fc.property(walks, moves => {
        const items = walk(moves).map(({ after }) => after);
        const those = (...statuses: string[]) =>
          items.filter(({ status }) => statuses.includes(status));
        for (const item of items.filter(({ status }) => isPromised(status))) {
          expect(item.committedAt).not.toBeNull();
          expect(item.originalDue).not.toBeNull();
        }
        for (const item of those('done', 'verified', 'ineffective')) {
          expect(item.doneAt).not.toBeNull();
          expect(item.checkOn).not.toBeNull();
        }
        for (const item of those('candidate', 'committed', 'inProgress')) {
          expect(item.doneAt).toBeNull();
        }
        for (const item of items) {
          expect(item.verifiedAt !== null).toBe(item.status === 'verified');
        }
      }),
    );
  });

  it('a promise is overdue exactly when it is open and its day is over', () => {
    fc.assert(
      fc.property(walks, day, (moves, today) => {
        for (const { after: item } of walk(moves)) {
          const open = openCommitmentStatuses.includes(item.status);
          const over =
            item.due !== null && Date.parse(item.due) < Date.parse(today);
          expect(isOverdue(item.status, item.due, today)).toBe(open && over);
        }
      }),
    );
  });
});
