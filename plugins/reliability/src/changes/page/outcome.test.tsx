import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ChangeReview,
  RiskOutcome,
} from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aChange, aRisk } from '../../__testUtils__/aChange';
import { renderChange } from '../../__testUtils__/renderChange';

const slow = {
  id: '22222222-2222-4222-8222-222222222222',
  text: 'Too slow',
};
const madeWith = (one: RiskOutcome, two: RiskOutcome, over = {}) =>
  aChange({
    status: 'done',
    risks: [aRisk({ outcome: one }), aRisk({ ...slow, outcome: two })],
    ...over,
  });

/** A page on which somebody else has spoken meanwhile. */
function renderOvertaken(theirs: ChangeReview) {
  let isFirst = true;
  return renderChange(madeWith('open', 'open'), {
    setChangeOutcome: () => {
      if (!isFirst) return theirs;
      isFirst = false;
      throw new ReliabilityError(412, 'Changed', { current: theirs });
    },
  });
}

const say = async (what: string, outcome: string) =>
  userEvent.click(
    within(await screen.findByRole('radiogroup', { name: what })).getByRole(
      'radio',
      { name: outcome },
    ),
  );
const write = (text: string) =>
  userEvent.type(screen.getByRole('textbox', { name: /In your words/ }), text);
const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

describe('what came of a change', () => {
  it('sends what its reader said, and nothing else', async () => {
    const { sent } = renderChange(
      madeWith('occurred', 'open', { outcome: 'So far so good.' }),
      { setChangeOutcome: () => aChange() },
    );
    await say('Too slow', 'It did not');
    await press('Save');
    await waitFor(() =>
      expect(sent('setChangeOutcome').map(({ body }) => body)).toEqual([
        {
          risks: [{ id: slow.id, outcome: 'didNotOccur' }],
          complete: false,
        },
      ]),
    );
  });

  it('goes on by itself where somebody else spoke of something else', async () => {
    const { sent } = renderOvertaken(
      madeWith('occurred', 'open', { version: 3, outcome: 'Theirs.' }),
    );
    await say('Too slow', 'It did not');
    await press('Save');
    expect(await screen.findByText('Kept')).toBeVisible();
    expect(sent('setChangeOutcome')).toMatchObject([
      { version: 2 },
      { version: 3, body: { risks: [{ id: slow.id }] } },
    ]);
  });

  it('shows both texts where somebody else wrote too, and loses neither', async () => {
    const { sent } = renderOvertaken(
      madeWith('didNotOccur', 'open', { version: 3, outcome: 'Theirs.' }),
    );
    await say('The copy falls behind', 'It occurred');
    await write('Mine.');
    await press('Save');
    const both = await screen.findByRole('region', {
      name: 'Changed while you were editing',
    });
    expect(both).toHaveTextContent(
      /The copy falls behind.*Now It did not.*Yours It occurred.*In your words.*Now Theirs\..*Yours Mine\./,
    );
    await press('Save mine');
    expect(await screen.findByText('Kept')).toBeVisible();
    expect(sent('setChangeOutcome').at(-1)).toMatchObject({
      version: 3,
      body: {
        outcome: 'Mine.',
        risks: [{ id: aRisk().id, outcome: 'occurred' }],
      },
    });
  });

  it('stands in the history, as far as something else was said than before', async () => {
    const said = (one: RiskOutcome, two: RiskOutcome) => [
      { risk: 'The copy falls behind', outcome: one },
      { risk: 'Too slow', outcome: two },
    ];
    renderChange(madeWith('occurred', 'didNotOccur', { status: 'reviewed' }), {
      getChangeHistory: () => ({
        items: [
          {
            at: '2026-12-02T09:00:00Z',
            by: 'user:default/kim',
            action: 'outcome',
            changes: {
              outcomes: [
                said('open', 'occurred'),
                said('occurred', 'occurred'),
              ],
            },
          },
        ],
        page: {},
      }),
    });
    const history = await screen.findByRole('region', { name: 'History' });
    expect(
      await within(history).findByText('The copy falls behind: It occurred'),
    ).toBeVisible();
    expect(within(history).queryByText(/Too slow/)).not.toBeInTheDocument();
  });

  it('says in the history what became an action item, what is touched since, and why a change was cancelled', async () => {
    const entry = (action: string, changes: Record<string, unknown>) => ({
      at: '2026-12-02T09:00:00Z',
      by: 'user:default/kim',
      action,
      changes,
    });
    renderChange(aChange({ status: 'cancelled', reason: 'No need' }), {
      getChangeHistory: () => ({
        items: [
          entry('cancelled', { reason: ['', 'No need'] }),
          entry('changed', {
            entities: [
              ['component:default/orders'],
              ['component:default/orders', 'component:default/basket'],
            ],
          }),
          entry('risk', { actionItem: [null, 'AI-7'] }),
        ],
        page: {},
      }),
    });
    const history = within(
      await screen.findByRole('region', { name: 'History' }),
    );
    expect(
      await history.findByText('Action item: nothing → AI-7'),
    ).toBeVisible();
    expect(history.getByText('No need')).toBeVisible();
    expect(
      history.getByText('Touches: checkout-api → checkout-api, checkout-api'),
    ).toBeVisible();
  });

  it('leaves what somebody else wrote to whoever takes it', async () => {
    const { sent } = renderOvertaken(
      madeWith('open', 'open', { version: 3, outcome: 'Theirs.' }),
    );
    await screen.findByRole('radiogroup', { name: 'Too slow' });
    await write('Mine.');
    await press('Save');
    await screen.findByRole('region', {
      name: 'Changed while you were editing',
    });
    await press('Take theirs');
    expect(
      screen.queryByRole('region', { name: 'Changed while you were editing' }),
    ).not.toBeInTheDocument();
    expect(
      screen.getByRole('textbox', { name: /In your words/ }),
    ).not.toHaveValue('Mine.');
    expect(sent('setChangeOutcome')).toHaveLength(1);
  });
});
