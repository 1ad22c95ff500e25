import { screen, waitFor } from '@testing-library/react';
import { gateOverridePermission } from '@afterword/plugin-reliability-common';
import { aPostmortem } from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

// What the policy said is kept between the tests of a file: so this one has its own.
it('The reason for a gate that stood open is not offered for other words to whoever may not publish so', async () => {
  const server = aPostmortemServer(
    aPostmortem({
      status: 'published',
      overrides: [
        {
          gate: 'timesKnown',
          reason: 'Nobody measured it then',
          by: 'user:default/on-call-engineer',
          at: '2026-11-20T12:00:00Z',
        },
      ],
    }),
  );
  renderPostmortem(server, '', undefined, undefined, [gateOverridePermission]);
  await screen.findByText('Nobody measured it then');
  await waitFor(() =>
    expect(
      screen.queryByRole('button', { name: /^Say it in other words/ }),
    ).toBeNull(),
  );
});
