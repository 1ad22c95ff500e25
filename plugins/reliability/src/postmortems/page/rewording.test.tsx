import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aPostmortem } from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

const NAMED =
  'Say it in other words: When it was detected, and when impact ended';
const aServer = (over: Parameters<typeof aPostmortem>[0] = {}) =>
  aPostmortemServer(
    aPostmortem({
      status: 'published',
      publishedAt: '2026-11-20T12:00:00Z',
      overrides: [
        {
          gate: 'timesKnown',
          reason: 'Kim forgot to measure it',
          by: 'user:default/on-call-engineer',
          at: '2026-11-20T12:00:00Z',
        },
      ],
      ...over,
    }),
  );

describe('the reason for a gate that stood open', () => {
  beforeEach(() => window.localStorage.clear());

  it('is said in other words, and not in none', async () => {
    const server = aServer();
    renderPostmortem(server);
    await userEvent.click(await screen.findByRole('button', { name: NAMED }));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Say it in other words' }),
    );
    const field = dialog.getByRole('textbox', {
      name: 'When it was detected, and when impact ended',
    });
    await waitFor(() => expect(field).toHaveFocus());
    await userEvent.clear(field);
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(dialog.getByText('Say why, in a sentence.')).toBeVisible();
    expect(server.callsTo('rewordGateOverride')).toEqual([]);
    await userEvent.type(field, ' Nobody measured it then');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Nobody measured it then')).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.callsTo('rewordGateOverride')).toMatchObject([
      {
        params: { gate: 'timesKnown' },
        body: { reason: 'Nobody measured it then' },
      },
    ]);
  });

  it('is not offered to whoever may not change the postmortem', async () => {
    renderPostmortem(aServer({ editable: false }));
    await screen.findByText('Kim forgot to measure it');
    expect(screen.queryByRole('button', { name: NAMED })).toBeNull();
  });
});
