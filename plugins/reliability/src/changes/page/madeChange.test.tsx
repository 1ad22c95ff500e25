import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aChange, aRisk } from '../../__testUtils__/aChange';
import { renderChange } from '../../__testUtils__/renderChange';

describe('the review of a change that is made', () => {
  it('asks what came of everything that was foreseen, then it is reviewed', async () => {
    const { sent } = renderChange(
      aChange({
        status: 'done',
        risks: [aRisk()],
        doneAt: '2026-12-01T10:00:00Z',
      }),
      { setChangeOutcome: () => aChange({ status: 'reviewed' }) },
    );
    const all = await screen.findByRole('button', { name: 'Finish' });
    expect(all).toBeDisabled();
    await userEvent.click(
      within(
        screen.getByRole('radiogroup', { name: 'The copy falls behind' }),
      ).getByRole('radio', { name: 'It occurred' }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /In your words/ }),
      'An hour late',
    );
    await userEvent.click(all);
    await waitFor(() =>
      expect(sent('setChangeOutcome')).toMatchObject([
        {
          body: {
            outcome: 'An hour late',
            complete: true,
            risks: [{ id: aRisk().id, outcome: 'occurred' }],
          },
        },
      ]),
    );
  });

  it('shows what belongs to it, fills in what an incident says, and writes down a surprise in one press', async () => {
    const incident = {
      state: 'linked',
      because: 'changeFailure',
      severity: 'sev3',
      status: 'resolved',
      at: '2026-12-01T11:00:00Z',
      causedBy: ['DEP-3'],
    };
    const { sent } = renderChange(
      aChange({ status: 'done', risks: [aRisk()] }),
      {
        getChangeLinks: () => ({
          version: 5,
          deployments: [
            {
              key: 'DEP-3',
              state: 'proposed',
              because: 'time',
              entity: { ref: 'component:default/checkout-api', known: true },
              environment: 'production',
              release: '2.4.1',
              status: 'success',
              rolledBack: false,
              finished: '2026-12-01T10:00:00Z',
            },
          ],
          incidents: [
            {
              ...incident,
              key: 'INC-5',
              title: 'Orders were late',
              failureMode: 'retry-storm',
              foreseenAs: [aRisk().id],
            },
            {
              ...incident,
              key: 'INC-6',
              title: 'The cache was cold',
              failureMode: 'cache-stampede',
              foreseenAs: [],
            },
          ],
        }),
        answerChangeLink: () => ({
          version: 6,
          deployments: [],
          incidents: [],
        }),
        addChangeRisk: () => aChange({ status: 'done' }),
      },
    );
    const asked = await screen.findByRole('radiogroup', {
      name: 'The copy falls behind',
    });
    await waitFor(() =>
      expect(
        within(asked).getByRole('radio', { name: 'It occurred' }),
      ).toBeChecked(),
    );
    expect(screen.getByText('INC-5 speaks for it')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Belongs to this change: DEP-3' }),
    );
    await waitFor(() =>
      expect(sent('answerChangeLink')).toMatchObject([
        { params: { linked: 'DEP-3' }, body: { state: 'linked' }, version: 5 },
      ]),
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Write it down as a surprise: INC-6',
      }),
    );
    await waitFor(() =>
      expect(sent('addChangeRisk')).toMatchObject([
        {
          body: {
            text: 'INC-6: The cache was cold',
            failureMode: 'cache-stampede',
          },
        },
      ]),
    );
  });

  it('says that its reader may see nothing that belongs to it, which others may', async () => {
    renderChange(aChange({ status: 'done' }));
    expect(
      await screen.findByText(
        'Nothing that you may see was deployed there around that time, and nothing that you may see failed after it.',
      ),
    ).toBeVisible();
  });

  it('leaves what was foreseen as it is, and takes surprises down', async () => {
    renderChange(aChange({ status: 'done', risks: [aRisk()] }));
    expect(
      await screen.findByRole('button', { name: 'Add a surprise' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /^Edit “/ }),
    ).not.toBeInTheDocument();
  });

  it('compares what was foreseen with what happened', async () => {
    renderChange(
      aChange({
        status: 'reviewed',
        outcome: 'It went well.',
        risks: [
          aRisk({ outcome: 'occurred' }),
          aRisk({ id: 'b', text: 'Too slow', outcome: 'didNotOccur' }),
          aRisk({
            id: 'c',
            text: 'Cold cache',
            foreseen: false,
            outcome: 'occurred',
          }),
        ],
      }),
    );
    expect(
      await screen.findByText(
        'Of 2 foreseen, 1 occurred and 1 did not; surprises: 1.',
      ),
    ).toBeVisible();
    expect(screen.getByText('It went well.')).toBeVisible();
    expect(screen.getByRole('list', { name: 'Surprises' })).toHaveTextContent(
      /Cold cache.*Surprise: nobody had written it down/,
    );
  });
});
