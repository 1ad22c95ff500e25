import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { defaultFailureModes } from '@afterword/plugin-reliability-common';
import { aChange, aRisk } from '../../__testUtils__/aChange';
import { renderChange } from '../../__testUtils__/renderChange';

const surprise = aRisk({
  text: 'The cache was cold',
  failureMode: null,
  foreseen: false,
  outcome: 'occurred',
});
const offer = {
  name: 'Make it a failure mode: “The cache was cold”',
};

describe('a surprise', () => {
  it('that no failure mode has words for becomes one, with its words filled in', async () => {
    const { sent } = renderChange(
      aChange({ status: 'done', risks: [surprise] }),
      {
        listFailureModes: () => ({
          items: defaultFailureModes,
          editable: true,
        }),
        putFailureMode: () => defaultFailureModes[0],
        updateChangeRisk: () => aChange(),
      },
    );
    await userEvent.click(await screen.findByRole('button', offer));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByRole('textbox', { name: 'Name' })).toHaveValue(
      'The cache was cold',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(sent('updateChangeRisk')).toMatchObject([
        { body: { failureMode: 'The cache was cold' } },
      ]),
    );
    expect(sent('putFailureMode')).toMatchObject([
      {
        params: { id: 'the-cache-was-cold' },
        body: {
          name: 'The cache was cold',
          description: 'The cache was cold',
        },
      },
    ]);
  });

  it('is offered so to nobody who may not change them, and not where there is one', async () => {
    const known = aRisk({
      ...surprise,
      id: '22222222-2222-4222-8222-222222222222',
      failureMode: 'retry-storm',
    });
    renderChange(aChange({ status: 'done', risks: [surprise, known] }));
    expect(await screen.findByText('Retry storm')).toBeVisible();
    expect(screen.queryByRole('button', offer)).not.toBeInTheDocument();
  });
});
