import { said } from '../contract';
import { gateInEnglish } from './gateMessages';
import { missingForDiscard, missingStep } from './rules';

describe('Steps of a postmortem', () => {
  it('lead from draft through review to published, and back from review', () => {
    expect(missingStep('draft', 'inReview')).toBeNull();
    expect(missingStep('inReview', 'draft')).toBeNull();
    expect(missingStep('inReview', 'published')).toBeNull();
  });

  it('say what is possible instead', () => {
    const words = (...[status, to]: Parameters<typeof missingStep>) =>
      gateInEnglish(missingStep(status, to) ?? said('noStep'));
    expect(words('draft', 'published')).toBe(
      'It cannot go from draft to published; possible: in review',
    );
    expect(words('published', 'draft')).toMatch(/goes on being edited/);
  });
});

describe('Discarding a postmortem', () => {
  const words = (...[asked]: Parameters<typeof missingForDiscard>) => {
    const missing = missingForDiscard(asked);
    return missing && gateInEnglish(missing);
  };

  it('is for what was never published', () => {
    expect(words({ status: 'draft', actionItems: [] })).toBeNull();
    expect(words({ status: 'inReview', actionItems: [] })).toBeNull();
    expect(words({ status: 'published', actionItems: [] })).toMatch(
      /^It is published/,
    );
  });

  it('takes ideas with it, and no promise', () => {
    const candidate = {
      key: 'AI-1',
      status: 'candidate',
      committedAt: null,
    } as const;
    const declined = {
      key: 'AI-2',
      status: 'declined',
      committedAt: null,
    } as const;
    const committed = {
      key: 'AI-3',
      status: 'committed',
      committedAt: null,
    } as const;
    const unseen = { key: null, status: 'done', committedAt: 1 } as const;
    const draft = (
      ...actionItems: Parameters<
        typeof missingForDiscard
      >[0]['actionItems'][number][]
    ) => words({ status: 'draft', actionItems });
    expect(draft(candidate, declined)).toBeNull();
    expect(draft(candidate, committed)).toBe(
      'AI-3 was promised, and stays with it',
    );
    expect(draft(committed, unseen)).toBe(
      'AI-3 and an action item that you may not see were promised, and stay with it',
    );
    expect(draft({ ...declined, committedAt: 1 })).toBe(
      'AI-2 was promised, and stays with it',
    );
  });
});
