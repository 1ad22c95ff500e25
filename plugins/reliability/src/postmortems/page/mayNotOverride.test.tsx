import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { gateOverridePermission } from '@afterword/plugin-reliability-common';
import { aCommitment } from '../../__testUtils__/anActionItem';
import {
  aFactor,
  aGate,
  aPostmortem,
  writtenTexts,
} from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

// What the policy said is kept between the tests of a file: so this one has its own.
it('A gate that can be overridden is in the way of whoever may not, who reads that somebody may', async () => {
  const server = aPostmortemServer(
    aPostmortem({
      status: 'inReview',
      texts: writtenTexts,
      factors: [aFactor()],
      gates: [
        aGate('fourQuestions'),
        aGate('timesKnown', {
          level: 'overridable',
          passed: false,
          problem: 'Not known: when INC-142 was detected',
        }),
      ],
    }),
    { actionItems: [aCommitment()] },
  );
  renderPostmortem(server, '', undefined, undefined, [gateOverridePermission]);
  await screen.findByText(/can be overridden with a reason, by who may/);
  await userEvent.click(await screen.findByRole('button', { name: 'Publish' }));
  await screen.findByText('Not published yet. 1 thing first:');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(server.callsTo('transitionPostmortem')).toEqual([]);
});
