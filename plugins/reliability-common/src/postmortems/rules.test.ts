import { missingStep } from './rules';

describe('Steps of a postmortem', () => {
  it('lead from draft through review to published, and back from review', () => {
    expect(missingStep('draft', 'inReview')).toBeNull();
    expect(missingStep('inReview', 'draft')).toBeNull();
    expect(missingStep('inReview', 'published')).toBeNull();
  });

  it('say what is possible instead', () => {
    expect(missingStep('draft', 'published')).toBe(
      'It cannot go from draft to published; possible: inReview',
    );
    expect(missingStep('published', 'draft')).toMatch(/goes on being edited/);
  });
});
