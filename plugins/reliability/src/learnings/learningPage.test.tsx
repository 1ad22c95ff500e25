import { screen } from '@testing-library/react';
import { LearningRecord } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aLearning } from '../__testUtils__/aPostmortem';
import { aReliabilityApi } from '../__testUtils__/aReliabilityApi';
import { renderLearning } from '../__testUtils__/renderLearning';

const aRecord = (given: Partial<LearningRecord> = {}): LearningRecord => ({
  ...aLearning({ key: 'LRN-12' }),
  postmortem: {
    key: 'PM-31',
    title: 'Card payments failed',
    status: 'published',
  },
  severity: 'sev2',
  entities: [{ ref: 'component:default/checkout-api', known: true }],
  owners: ['group:default/payments'],
  publishedAt: '2026-11-20T12:00:00Z',
  ...given,
});

const open = (getLearning: () => LearningRecord) =>
  renderLearning(aReliabilityApi({ getLearning }));

describe('the page of a learning', () => {
  it('says what was learned, where it applies, what helped, and where it comes from', async () => {
    open(() => aRecord({ didNotHelp: '' }));

    expect(
      await screen.findByRole('heading', { name: /^Retries without jitter/ }),
    ).toBeVisible();
    for (const [name, text] of [
      ['Where it applies', 'Whatever calls a shared service'],
      ['What helped', 'A retry budget of 10 %'],
      ['What did not help', 'Not said.'],
    ]) {
      expect(screen.getByRole('region', { name })).toHaveTextContent(text);
    }
    const origin = screen.getByRole('region', { name: 'Where it comes from' });
    expect(origin).toHaveTextContent(
      /PM-31 Card payments failed.*Sev-2.*checkout-api.*payments.*2026/,
    );
    expect(screen.getByRole('link', { name: 'PM-31' })).toHaveAttribute(
      'href',
      '/reliability/postmortems/PM-31',
    );
  });

  it('says so where it is in a draft', async () => {
    open(() => aRecord({ publishedAt: null }));
    expect(await screen.findByText(/^in a draft/)).toBeVisible();
  });

  it('says so where there is none for its reader', async () => {
    open(() => {
      throw new ReliabilityError(404, 'There is no LRN-12');
    });
    expect(
      await screen.findByText('There is nothing to show for LRN-12'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'All learnings' })).toBeVisible();
  });
});
