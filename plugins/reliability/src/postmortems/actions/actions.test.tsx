import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCommitment, anActionItem } from '../../__testUtils__/anActionItem';
import { aGate, aPostmortem } from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

describe('the action items of a postmortem', () => {
  beforeEach(() => window.localStorage.clear());

  it('stand with their state, day and owner; an idea can be committed', async () => {
    renderPostmortem(
      aPostmortemServer(aPostmortem(), {
        actionItems: [
          aCommitment({ title: 'A drill each quarter' }),
          anActionItem({ key: 'AI-78', title: 'A mere idea' }),
        ],
      }),
    );

    expect(
      await screen.findByRole('link', { name: 'A drill each quarter' }),
    ).toHaveAttribute('href', '/reliability/action-items/AI-77');
    expect(screen.getByText('payments-team')).toBeVisible();
    expect(screen.getByText(/^done when: A drill with the pool/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Commit AI-78' }));
    expect(
      await screen.findByRole('dialog', { name: 'Commit AI-78' }),
    ).toBeVisible();
  });

  it('are committed by those only who may change them', async () => {
    const server = aPostmortemServer(aPostmortem(), {
      actionItems: [
        anActionItem({ editable: false }),
        anActionItem({ key: 'AI-78' }),
      ],
    });
    renderPostmortem(server);

    expect(
      await screen.findByRole('button', { name: 'Commit AI-78' }),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Commit AI-77' })).toBeNull();
    expect(server.callsTo('listActionItems')[0].query).toMatchObject({
      editable: 'true',
    });
  });

  it('are committed to what the postmortem is about, unless told', async () => {
    renderPostmortem(
      aPostmortemServer(
        aPostmortem({
          entities: [{ ref: 'component:default/checkout-api', known: true }],
        }),
        { actionItems: [anActionItem()] },
      ),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Commit AI-77' }),
    );

    const dialog = within(
      await screen.findByRole('dialog', { name: 'Commit AI-77' }),
    );
    expect(dialog.getByRole('combobox', { name: 'Makes better' })).toHaveValue(
      'checkout-api',
    );
  });

  it('are noted in one line, from the gate that misses one', async () => {
    const server = aPostmortemServer(
      aPostmortem({
        gates: [
          aGate('processAction', {
            passed: false,
            problem: 'No process action is committed yet',
            where: 'actionItems',
          }),
        ],
      }),
      { answers: { createActionItem: () => anActionItem() } },
    );
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Add: No process action is committed yet',
      }),
    );
    const idea = screen.getByRole('textbox', { name: /^Note an idea/ });
    await waitFor(() => expect(idea).toHaveFocus());
    await userEvent.type(idea, 'Bound the retry budget{Enter}');

    expect(
      await screen.findByText('AI-77 noted as a candidate.'),
    ).toBeVisible();
    await waitFor(() => expect(idea).toHaveValue(''));
    expect(server.callsTo('createActionItem')).toMatchObject([
      { body: { title: 'Bound the retry budget', postmortem: 'PM-31' } },
    ]);
  });
});
