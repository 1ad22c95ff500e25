import { render } from '@testing-library/react';
import { SentenceLead } from './SentenceLead';

describe('SentenceLead', () => {
  it('says the sentence, then how it was counted', () => {
    const { container } = render(
      <SentenceLead how="Counts incidents." aside={<button>90 days</button>}>
        Half were restored within <b>42 minutes</b>.
      </SentenceLead>,
    );

    expect(container.textContent).toBe(
      'Half were restored within 42 minutes.Counts incidents.90 days',
    );
  });
});
