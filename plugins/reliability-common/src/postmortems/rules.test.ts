import { gateInEnglish, said } from './gateMessages';
import { missingStep } from './rules';

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
