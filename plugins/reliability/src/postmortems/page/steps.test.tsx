import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aCommitment } from '../../__testUtils__/anActionItem';
import {
  aFactor,
  aGate,
  aPostmortem,
  writtenTexts,
} from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

/** A postmortem to which no gate objects. */
function aReadyPostmortem() {
  return aPostmortem({
    status: 'inReview',
    texts: writtenTexts,
    factors: [aFactor()],
    gates: [
      aGate('fourQuestions'),
      aGate('timesKnown'),
      aGate('factorsHaveEvidence'),
    ],
  });
}

describe('the steps of a postmortem', () => {
  beforeEach(() => window.localStorage.clear());

  it('send a draft to review, and take that back', async () => {
    const server = aPostmortemServer(aPostmortem());
    renderPostmortem(server);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Send to review' }),
    );
    expect(await screen.findByText('PM-31 is in review now.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(server.stored().status).toBe('draft'));
  });

  it('say before a review what still keeps it from being published, and go on', async () => {
    const server = aPostmortemServer(
      aPostmortem({ gates: [aGate('timesKnown'), aGate('fourQuestions')] }),
    );
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Send to review' }),
    );
    const question = within(
      await screen.findByRole('dialog', { name: 'Send PM-31 to review?' }),
    );
    expect(question.getByText(/^Not answered yet: /)).toBeVisible();
    expect(server.stored().status).toBe('draft');

    await userEvent.click(
      question.getByRole('button', { name: 'Send to review' }),
    );
    expect(await screen.findByText('PM-31 is in review now.')).toBeVisible();
  });

  it('list what is missing when publishing is tried too soon, and lead there', async () => {
    const server = aPostmortemServer(
      aPostmortem({
        status: 'inReview',
        texts: writtenTexts,
        factors: [aFactor({ layer: 'people', evidence: [] })],
        gates: [
          aGate('fourQuestions'),
          aGate('factorsHaveEvidence', { where: 'factors' }),
          aGate('factorOutsidePeople'),
        ],
      }),
      { actionItems: [aCommitment()] },
    );
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Publish' }),
    );

    const refused = await screen.findByRole('region', {
      name: 'Not published yet. 2 things first:',
    });
    await waitFor(() => expect(refused).toHaveFocus());
    expect(refused).toHaveAccessibleDescription(/One factor has no evidence/);
    expect(
      within(refused).getByText(
        'One factor has no evidence; add some, or mark it possible',
      ),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled();
    expect(server.callsTo('transitionPostmortem')).toEqual([]);

    await userEvent.click(
      within(refused).getByRole('button', {
        name: /^Go to: One factor has no evid/,
      }),
    );
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Add a factor' }),
      ).toHaveFocus(),
    );
  });

  it('go on at once where what was missing has been mended elsewhere', async () => {
    let isMended = false;
    const ready = aReadyPostmortem();
    const notKnown = aGate('timesKnown', {
      passed: false,
      problem: 'Not known: when it ended',
    });
    const server = aPostmortemServer(ready, {
      actionItems: [aCommitment()],
      answers: {
        getPostmortem: () =>
          isMended ? ready : { ...ready, gates: [notKnown] },
      },
    });
    renderPostmortem(server);
    expect(await screen.findByText('Not known: when it ended')).toBeVisible();
    isMended = true;
    await userEvent.click(screen.getByRole('button', { name: 'Publish' }));
    expect(
      await screen.findByRole('button', { name: 'Publish now' }),
    ).toBeVisible();
  });

  it('say no more what kept it from being published once it is', async () => {
    const from = aGate('reviewedFromOutside', {
      level: 'overridable',
      passed: false,
      problem: 'Nobody from outside has reviewed it',
    });
    const notKnown = aGate('timesKnown', {
      passed: false,
      problem: 'Not known: when it ended',
    });
    const server = aPostmortemServer(
      { ...aReadyPostmortem(), gates: [from, notKnown] },
      { actionItems: [aCommitment()] },
    );
    renderPostmortem(server);
    const publish = await screen.findByRole('button', { name: 'Publish' });
    await userEvent.click(publish);
    await screen.findByText('Not published yet. 2 things first:');
    server.change({ gates: [from, aGate('timesKnown')] });
    await userEvent.click(publish);
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'A review from outside' }),
      'Nobody was there',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Publish now' }));
    await screen.findByText('PM-31 is published.');
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: /^Not published yet/ }),
      ).not.toBeInTheDocument(),
    );
  });

  it('do not say again that publishing was refused once that was mended', async () => {
    let isMended = false;
    const ready = aReadyPostmortem();
    const notKnown = aGate('timesKnown', {
      passed: false,
      problem: 'Not known: when it ended',
    });
    renderPostmortem(
      aPostmortemServer(ready, {
        actionItems: [aCommitment()],
        answers: {
          getPostmortem: () =>
            isMended ? ready : { ...ready, gates: [notKnown] },
        },
      }),
    );
    const publish = await screen.findByRole('button', { name: 'Publish' });
    await userEvent.click(publish);
    await screen.findByText('Not published yet. 1 thing first:');
    isMended = true;
    await userEvent.click(publish);
    await screen.findByRole('button', { name: 'Publish now' });
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText('Not known: when it ended')).toBeNull();

    // It stands open anew, and is read again with whatever is written next.
    isMended = false;
    await userEvent.click(
      await screen.findByRole('button', { name: 'Back to draft' }),
    );
    expect(await screen.findByText('Not known: when it ended')).toBeVisible();
    expect(screen.queryByText(/^Not published yet/)).toBeNull();
  });

  it('list what the server finds missing as well', async () => {
    renderPostmortem(
      aPostmortemServer(aReadyPostmortem(), {
        actionItems: [aCommitment()],
        answers: {
          transitionPostmortem: () => {
            throw new ReliabilityError(409, 'Not yet', {
              gates: [
                { gate: 'timesKnown', problem: 'Not known: when it ended' },
                { gate: 'legalHold', problem: 'Legal has not answered' },
              ],
            });
          },
        },
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Publish' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Publish now' }),
    );

    expect(
      await screen.findByText('Not published yet. 2 things first:'),
    ).toBeVisible();
    const refused = within(
      screen.getByRole('region', { name: /^Not published yet/ }),
    );
    expect(refused.getByText('Not known: when it ended')).toBeVisible();
    expect(refused.getByText('Legal has not answered')).toBeVisible();
  });

  it('are where the keyboard is again once what stands in the way was read', async () => {
    renderPostmortem(
      aPostmortemServer(
        aPostmortem({
          status: 'inReview',
          gates: [aGate('timesKnown', { passed: false, problem: 'Not known' })],
        }),
      ),
    );
    const publish = await screen.findByRole('button', { name: 'Publish' });
    await userEvent.click(publish);
    const refused = await screen.findByRole('region', {
      name: 'Not published yet. 1 thing first:',
    });
    await userEvent.click(
      within(refused).getByRole('button', { name: 'Close' }),
    );
    expect(refused).not.toBeInTheDocument();
    expect(publish).toHaveFocus();
  });

  it('ask before a draft is opened to everyone', async () => {
    const server = aPostmortemServer(aReadyPostmortem(), {
      actionItems: [aCommitment()],
    });
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Publish' }),
    );
    const question = await screen.findByRole('dialog', {
      name: 'Publish PM-31?',
    });
    expect(server.stored().status).toBe('inReview');

    await userEvent.click(
      within(question).getByRole('button', { name: 'Publish now' }),
    );
    expect(await screen.findByText('PM-31 is published.')).toBeVisible();
    expect(server.stored().status).toBe('published');
  });

  it('do not publish what has changed under the reader', async () => {
    const server = aPostmortemServer(aReadyPostmortem(), {
      actionItems: [aCommitment()],
    });
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Publish' }),
    );
    server.writeSection('impact', 'Something else.', 'user:default/other');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Publish now' }),
    );

    expect(
      await screen.findByText(/Have a look at it as it stands now/),
    ).toBeVisible();
    expect(server.stored().status).toBe('inReview');
  });
});
