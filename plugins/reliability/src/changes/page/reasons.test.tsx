import { screen } from '@testing-library/react';
import { aChange, aRisk } from '../../__testUtils__/aChange';
import { renderChange } from '../../__testUtils__/renderChange';

describe('the reason for which a way to fail was proposed', () => {
  it('calls entities as the catalog does', async () => {
    const reasons = [
      {
        kind: 'ownIncidents' as const,
        entities: ['component:default/checkout-api'],
        incidents: ['INC-7'],
      },
    ];
    const risks = [aRisk({ reasons })];
    renderChange(aChange({ risks }), {}, 'Checkout API');
    expect(
      await screen.findByText(/Checkout API failed so before/),
    ).toBeVisible();
  });
});
