import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCommitment } from '../../__testUtils__/anActionItem';
import { aCharter } from '../../__testUtils__/aCharter';
import { anIncident } from '../../__testUtils__/anIncident';
import { aGate, aPostmortem } from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { calledAlike } from '../../__testUtils__/calledAlike';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

describe('a gate that waits for a time', () => {
  beforeEach(() => window.localStorage.clear());

  const notKnown = aGate('timesKnown', {
    passed: false,
    problem: 'Not known: when INC-142 was detected',
    where: 'times.INC-142.detected',
  });
  const undetected = anIncident({
    times: { ...anIncident().times, detected: null },
  });
  /** The incident is written as well; with its time the gate is passed. */
  const aServer = (incident = undetected) => {
    const server = aPostmortemServer(aPostmortem({ gates: [notKnown] }), {
      answers: {
        getIncident: () => incident,
        setIncidentTime: () => {
          server.change({ gates: [aGate('timesKnown')] });
          return undetected;
        },
      },
    });
    return server;
  };
  const open = async () => {
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Say when: Not known: when INC-142 was detected',
      }),
    );
    return within(await screen.findByRole('dialog', { name: 'Detected' }));
  };

  it('opens the dialog of that time, with the keyboard in its field', async () => {
    renderPostmortem(aServer());
    const dialog = await open();

    await waitFor(() =>
      expect(dialog.getByLabelText('When was it?')).toHaveFocus(),
    );
  });

  it('takes the present moment at a press, and is passed then', async () => {
    const server = aServer();
    renderPostmortem(server);
    const dialog = await open();
    const before = Math.floor(Date.now() / 1000) * 1000;
    await userEvent.click(dialog.getByRole('button', { name: 'Now' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));

    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    const [{ params, body }] = server.callsTo('setIncidentTime');
    expect(params).toEqual({ key: 'INC-142', kind: 'detected' });
    const said = Date.parse(String(body.at));
    expect(said).toBeGreaterThanOrEqual(before);
    expect(said).toBeLessThanOrEqual(Date.now());
    const ready = await screen.findByText(/^1 of 1 ready/);
    await waitFor(() => expect(ready).toHaveFocus());
  });

  it('leaves the keyboard on its button when the dialog is closed', async () => {
    renderPostmortem(aServer());
    const dialog = await open();
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));

    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: /^Say when: Not known/ }),
      ).toHaveFocus(),
    );
  });

  it('leads to the incident whoever may not change it', async () => {
    renderPostmortem(aServer({ ...undetected, editable: false }));

    expect(
      await screen.findByRole('link', { name: /^Go to: Not known/ }),
    ).toHaveAttribute('href', expect.stringMatching(/INC-142$/));
  });
});

describe('the ways on from gates', () => {
  beforeEach(() => window.localStorage.clear());

  const noReviewer = aGate('reviewedFromOutside', {
    passed: false,
    problem: 'Nobody outside the owning team was asked to review it',
    where: 'people',
  });
  const noProcess = aGate('processAction', {
    passed: false,
    problem: 'No process action is committed yet',
    where: 'actionItems',
  });

  it('lead to whom to ask for a review, and say another word once somebody is asked', async () => {
    const server = aPostmortemServer(aPostmortem({ gates: [noReviewer] }));
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Ask: Nobody outside/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await waitFor(() =>
      expect(
        within(
          dialog.getByRole('group', { name: 'Asked to review' }),
        ).getByRole('combobox'),
      ).toHaveFocus(),
    );
  });

  it('ask others where who was asked is of the team', async () => {
    renderPostmortem(
      aPostmortemServer(
        aPostmortem({ reviewers: ['user:default/kim'], gates: [noReviewer] }),
      ),
    );
    expect(
      await screen.findByRole('button', { name: /^Ask others: Nobody/ }),
    ).toBeVisible();
  });

  it('lead to noting a process action, of that kind already', async () => {
    renderPostmortem(
      aPostmortemServer(aPostmortem({ gates: [noProcess] }), {
        actionItems: [aCommitment({ type: 'detect' })],
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /^Add: No process action/ }),
    );
    expect(
      await screen.findByRole('button', { name: /^Process.*Kind/ }),
    ).toBeVisible();
  });

  it('commit a process action that is noted already', async () => {
    renderPostmortem(
      aPostmortemServer(aPostmortem({ gates: [noProcess] }), {
        actionItems: [
          aCommitment({ key: 'AI-9', type: 'process', status: 'candidate' }),
        ],
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /^Commit AI-9: No process/ }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent('AI-9');
  });

  it('are in nobody’s way any more once it is published', async () => {
    const gate = aGate('timesKnown', {
      passed: false,
      level: 'overridable',
      problem: 'Not known: when INC-142 was detected',
    });
    renderPostmortem(
      aPostmortemServer(aPostmortem({ status: 'published', gates: [gate] })),
    );
    await userEvent.click(await screen.findByRole('tab', { name: 'Gates' }));
    expect(
      await screen.findByText(
        '0 of 1 ready. It is published; 1 still stands open.',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/can be overridden/)).toBeNull();
  });

  it('count what is only advised as nothing that is in the way', async () => {
    renderPostmortem(
      aPostmortemServer(
        aPostmortem({ gates: [{ ...noReviewer, level: 'advised' }] }),
      ),
    );
    expect(
      await screen.findByText('0 of 1 ready. Nothing is in the way.'),
    ).toBeVisible();
  });
});

describe('gates of a postmortem of which nothing is written yet', () => {
  it('count no work as ready that nobody has done', async () => {
    const bare = aPostmortem({
      factors: [],
      gates: [
        aGate('factorsHaveEvidence'),
        aGate('factorOutsidePeople'),
        aGate('commitmentsComplete'),
      ],
    });
    renderPostmortem(aPostmortemServer(bare, { actionItems: [] }));
    expect(
      await screen.findByText(
        '0 of 1 ready. 1 thing before this can be published:',
      ),
    ).toBeVisible();
    expect(
      within(
        screen.getByRole('list', { name: 'Nothing to ask yet:' }),
      ).getAllByRole('listitem'),
    ).toHaveLength(2);
    expect(screen.getByText('Commitments: there is none yet')).toBeVisible();
    expect(
      screen.getByRole('progressbar', { name: 'Gates passed' }),
    ).toHaveAttribute('aria-valuemax', '1');
    expect(
      screen.getByRole('button', { name: 'Gates: 0 of 1 passed' }),
    ).toBeInTheDocument();
  });
});

describe('the gate of the charter', () => {
  it('names the facilitator as the catalog does, and is passed once they have acknowledged it', async () => {
    const facilitator = 'user:default/facilitator';
    const server = aPostmortemServer(
      aPostmortem({
        facilitator,
        gates: [
          aGate('facilitatorKnowsCharter', {
            level: 'advised',
            passed: false,
            problem:
              'facilitator, who facilitates, has not acknowledged the charter yet',
            message: {
              code: 'charterUnread',
              values: { names: 'facilitator' },
            },
            where: 'people',
          }),
        ],
      }),
      {
        answers: {
          getCharter: () => aCharter(),
          acknowledgeCharter: () => {
            server.change({ gates: [aGate('facilitatorKnowsCharter')] });
            return aCharter({ standing: 'acknowledged' });
          },
        },
      },
    );
    renderPostmortem(server, '', undefined, calledAlike('Kim of Payments'));
    expect(
      await screen.findByText(
        'Kim of Payments, who facilitates, has not acknowledged the charter yet',
      ),
    ).toBeVisible();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'I have read it and work by it',
      }),
    );
    expect(
      await screen.findByText('The facilitator has acknowledged the charter'),
    ).toBeVisible();
  });
});
