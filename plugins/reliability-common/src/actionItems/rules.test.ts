import { anItem, Item, NOW } from './__testUtils__/anItem';
import { actionItemStatuses, actionItemTransition } from './model';
import {
  actionItemSteps,
  isOverdue,
  missingForStep,
  nextSteps,
  takenFromPromise,
  takeStep,
  wasPromised,
} from './rules';

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
