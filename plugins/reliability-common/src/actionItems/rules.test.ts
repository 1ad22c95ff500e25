import fc from 'fast-check';
import { actionItemStatuses, actionItemTransition } from './model';
import {
  actionItemSteps,
  ActionItemStanding,
  CommitmentInput,
  isOverdue,
  isPromised,
  missingForStep,
  nextSteps,
  openCommitmentStatuses,
  takenFromPromise,
  takeStep,
  wasPromised,
} from './rules';

const NOW = Date.parse('2026-11-23T10:00:00Z');

type Item = ActionItemStanding & CommitmentInput;

const anItem = (over: Partial<Item> = {}): Item => ({
  status: 'candidate',
  statusNote: '',
  originalDue: null,
  checkOn: null,
  committedAt: null,
  doneAt: null,
  verifiedAt: null,
  accountable: 'group:default/checkout-team',
  due: '2026-12-01',
  acceptanceTest: 'The alert fires in a drill',
  ...over,
});

const taken = (item: Item, to: string, over: object = {}): Item => {
  const step = actionItemTransition.parse({ to, note: 'because', ...over });
  const outcome = takeStep(item, step, NOW);
  if ('missing' in outcome) {
    throw new Error(outcome.missing.map(({ problem }) => problem).join('; '));
  }
  return { ...item, ...outcome.taken };
};

describe('The steps of an action item', () => {
  it('names everything that a commitment lacks at once', () => {
    const missing = missingForStep({
      status: 'candidate',
      to: 'committed',
      accountable: null,
      due: null,
      acceptanceTest: ' \n',
      note: '',
    });
    expect(missing.map(({ field }) => field)).toEqual([
      'owner',
      'due',
      'acceptanceTest',
    ]);
  });

  it('says what is possible instead of a step that does not exist', () => {
    expect(
      missingForStep({ ...anItem(), to: 'verified', note: 'checked' }),
    ).toEqual([
      {
        field: 'to',
        problem:
          'cannot go from candidate to verified; possible: committed, declined',
      },
    ]);
  });

  it.each(['declined', 'verified', 'ineffective'] as const)(
    'asks for a reason before it becomes %s',
    to => {
      const [from] = actionItemStatuses.filter(status =>
        actionItemSteps[status].includes(to),
      );
      const item = { ...anItem({ status: from }), to };
      expect(missingForStep({ ...item, note: '  ' })).toEqual([
        expect.objectContaining({ field: 'note' }),
      ]);
      expect(missingForStep({ ...item, note: 'a drill' })).toEqual([]);
    },
  );

  it('keeps the day and the time of the first commitment when the due date moves', () => {
    const first = taken(anItem(), 'committed');
    const again = taken(
      taken({ ...first, due: '2027-03-01' }, 'declined'),
      'candidate',
    );
    const second = takeStep(
      again,
      { to: 'committed', note: '' },
      NOW + 1_000_000,
    );
    expect(second).toMatchObject({
      taken: { originalDue: '2026-12-01', committedAt: NOW },
    });
  });

  it('keeps that something was promised, also where nobody said when', () => {
    const imported = anItem({ status: 'inProgress' });
    const declined = taken(imported, 'declined');
    expect(declined.committedAt).toBe(NOW);
    expect(wasPromised(declined)).toBe(true);
    expect(wasPromised(taken(anItem(), 'declined'))).toBe(false);
  });

  it('plans the check of an effect 30 days after the work, or on the day that was chosen', () => {
    const committed = taken(anItem(), 'committed');
    expect(taken(committed, 'done').checkOn).toBe('2026-12-23');
    expect(taken(committed, 'done', { checkOn: '2027-01-15' }).checkOn).toBe(
      '2027-01-15',
    );
  });

  it('refuses a day of checking on any other step', () => {
    const parsed = actionItemTransition.safeParse({
      to: 'committed',
      checkOn: '2027-01-15',
    });
    expect(parsed.error?.issues[0]).toMatchObject({ path: ['checkOn'] });
  });

  it('opens work again that had no effect, and forgets that it was done once it is taken up', () => {
    const ineffective = taken(
      taken(taken(taken(anItem(), 'committed'), 'done'), 'verified'),
      'ineffective',
    );
    expect(ineffective).toMatchObject({ doneAt: NOW, verifiedAt: null });
    expect(isOverdue('ineffective', '2026-12-01', '2026-12-02')).toBe(true);
    expect(taken(ineffective, 'inProgress')).toMatchObject({
      doneAt: null,
      checkOn: null,
    });
  });

  it('counts the due day itself as in time', () => {
    expect(isOverdue('committed', '2026-12-01', '2026-12-01')).toBe(false);
    expect(isOverdue('committed', '2026-12-01', '2026-12-02')).toBe(true);
    expect(isOverdue('done', '2026-12-01', '2026-12-02')).toBe(false);
  });

  it('lists every next step with what it lacks, leaving the note for when it is taken', () => {
    expect(nextSteps(anItem({ due: null }))).toEqual([
      { to: 'committed', missing: ['a commitment needs a due date'] },
      { to: 'declined', missing: [] },
    ]);
  });

  it('notices what an edit takes away from a promise, and not what was missing before', () => {
    const promised = anItem({ status: 'committed', accountable: null });
    expect(
      takenFromPromise(promised, { ...promised, due: null }).map(
        ({ field }) => field,
      ),
    ).toEqual(['due']);
    expect(takenFromPromise(anItem(), anItem({ due: null }))).toEqual([]);
  });

  it('lets an item go from any status to any other', () => {
    for (const start of actionItemStatuses) {
      const reached = new Set([start]);
      for (const status of reached) {
        for (const to of actionItemSteps[status]) reached.add(to);
      }
      expect(reached.size).toBe(actionItemStatuses.length);
    }
  });
});

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
