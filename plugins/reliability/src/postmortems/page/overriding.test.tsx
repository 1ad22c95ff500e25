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

const NOT_KNOWN = 'Not known: when INC-142 was detected';
const late = aGate('timesKnown', {
  level: 'overridable',
  passed: false,
  problem: NOT_KNOWN,
});

/** In review, with nothing missing but when it was detected. */
const aServer = (
  over: Parameters<typeof aPostmortem>[0] = {},
  answers: NonNullable<Parameters<typeof aPostmortemServer>[1]>['answers'] = {},
) =>
  aPostmortemServer(
    aPostmortem({
      status: 'inReview',
      texts: writtenTexts,
      factors: [aFactor()],
      gates: [aGate('fourQuestions'), late],
      ...over,
    }),
    { actionItems: [aCommitment()], answers },
  );
const publish = async () => {
  await userEvent.click(await screen.findByRole('button', { name: 'Publish' }));
};
const question = async () =>
  within(await screen.findByRole('dialog', { name: 'Publish PM-31?' }));

describe('a gate that can be overridden', () => {
  beforeEach(() => window.localStorage.clear());

  it('is asked about where it is published, and kept with the reason', async () => {
    const server = aServer();
    renderPostmortem(server);
    await publish();
    const dialog = await question();
    const field = dialog.getByRole('textbox', {
      name: 'When it was detected, and when impact ended',
    });
    await waitFor(() => expect(field).toHaveFocus());
    expect(field).toHaveAccessibleDescription(NOT_KNOWN);
    await userEvent.type(field, '  Nobody measured it then');
    await userEvent.click(dialog.getByRole('button', { name: 'Publish now' }));
    await screen.findByText('PM-31 is published.');
    expect(server.callsTo('transitionPostmortem')).toMatchObject([
      {
        body: {
          to: 'published',
          overrides: { timesKnown: 'Nobody measured it then' },
        },
      },
    ]);
  });

  it('is not without a reason, and says so where the keyboard goes', async () => {
    const server = aServer({
      gates: [
        late,
        aGate('reviewedFromOutside', { ...late, gate: 'reviewedFromOutside' }),
      ],
    });
    renderPostmortem(server);
    await publish();
    const dialog = await question();
    expect(dialog.getByText(/^2 gates stand open/)).toBeVisible();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^When it was detected/ }),
      'Nobody measured it then',
    );
    await userEvent.keyboard('{Tab}');
    await userEvent.click(dialog.getByRole('button', { name: 'Publish now' }));
    const other = dialog.getByRole('textbox', {
      name: 'A review from outside',
    });
    await waitFor(() => expect(other).toHaveFocus());
    expect(dialog.getByText('Say why, in a sentence.')).toBeVisible();
    expect(server.callsTo('transitionPostmortem')).toEqual([]);
  });

  it('stays as it is where the server takes no reason', async () => {
    const server = aServer(
      {},
      {
        transitionPostmortem: () => {
          throw new ReliabilityError(403, 'You need the permission', {});
        },
      },
    );
    renderPostmortem(server);
    await publish();
    const dialog = await question();
    await userEvent.type(dialog.getByRole('textbox'), 'So');
    await userEvent.click(dialog.getByRole('button', { name: 'Publish now' }));
    expect(await screen.findByText(/You need the permission/)).toBeVisible();
    expect(server.stored().status).toBe('inReview');
  });

  it.each([
    [
      'not allowed',
      new ReliabilityError(403, 'You need the permission', {}),
      /You need the permission/,
    ],
    [
      'not reached',
      new ReliabilityError(0, 'Nobody answered'),
      /Nobody answered/,
    ],
    [
      'changed meanwhile',
      new ReliabilityError(412, 'It was changed', {}),
      /^Somebody changed this postmortem/,
    ],
    [
      'refused by another gate',
      new ReliabilityError(409, 'Not yet', {
        gates: [{ gate: 'legalHold', problem: 'Legal has not answered' }],
      }),
      'Legal has not answered',
    ],
  ])('keeps the reason where publishing is %s', async (_, error, said) => {
    let isUp = false;
    const server = aServer(
      {},
      {
        transitionPostmortem: () => {
          if (!isUp) throw error;
          return aPostmortem({ status: 'published' });
        },
      },
    );
    renderPostmortem(server);
    await publish();
    await userEvent.type((await question()).getByRole('textbox'), 'Unmeasured');
    await userEvent.click(screen.getByRole('button', { name: 'Publish now' }));
    // What stands in the way stands beside the document as well.
    await screen.findAllByText(said);
    isUp = true;
    await publish();
    expect((await question()).getByRole('textbox')).toHaveValue('Unmeasured');
    await userEvent.click(screen.getByRole('button', { name: 'Publish now' }));
    await screen.findByText('PM-31 is published.');
    expect(server.callsTo('transitionPostmortem')[1]).toMatchObject({
      body: { overrides: { timesKnown: 'Unmeasured' } },
    });
  });

  it('asks the gates anew where a colleague passed one meanwhile, and says so', async () => {
    let isPassed = false;
    const other = aGate('reviewedFromOutside', {
      ...late,
      gate: 'reviewedFromOutside',
    });
    const before = aPostmortem({
      status: 'inReview',
      texts: writtenTexts,
      factors: [aFactor()],
      gates: [late, other],
    });
    const server = aServer(before, {
      getPostmortem: () =>
        isPassed ? { ...before, gates: [aGate('timesKnown'), other] } : before,
      transitionPostmortem: () => {
        throw new ReliabilityError(400, 'The input is wrong', {
          fields: [
            {
              field: 'body.overrides.timesKnown',
              problem: 'is passed: there is nothing to override',
            },
          ],
        });
      },
    });
    renderPostmortem(server);
    await publish();
    const dialog = await question();
    for (const name of [/^When it was detected/, 'A review from outside']) {
      await userEvent.type(dialog.getByRole('textbox', { name }), 'So it is');
    }
    isPassed = true;
    await userEvent.click(dialog.getByRole('button', { name: 'Publish now' }));
    expect(
      await screen.findByText(
        'The gates have changed since you gave your reasons, which are kept. Have a look at what stands open now, then try once more.',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/nothing to override/)).toBeNull();
    await publish();
    const fields = (await question()).getAllByRole('textbox');
    expect(fields).toHaveLength(1);
    expect(fields[0]).toHaveAccessibleName('A review from outside');
    expect(fields[0]).toHaveValue('So it is');
  });

  it('needs no reason to be sent to review', async () => {
    renderPostmortem(aServer({ status: 'draft' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Send to review' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByText(
        `${NOT_KNOWN} (can be overridden with a reason, by who may)`,
      ),
    ).toBeVisible();
    expect(dialog.queryByRole('textbox')).toBeNull();
  });

  it('is named where it was overridden, with why, by whom and when', async () => {
    renderPostmortem(
      aServer({
        status: 'published',
        publishedAt: '2026-11-20T12:00:00Z',
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
    const said = await screen.findByRole('region', {
      name: 'Published although a gate stood open',
    });
    expect(said).toHaveTextContent(
      /When it was detected, and when impact ended: .*Nobody measured it then.*on-call-engineer.*2026/,
    );
  });

  it('is named with the others that were', async () => {
    const given = {
      reason: 'So it is',
      by: 'user:default/on-call-engineer',
      at: '2026-11-20T12:00:00Z',
    };
    renderPostmortem(
      aServer({
        status: 'published',
        publishedAt: given.at,
        overrides: [
          { ...given, gate: 'timesKnown' },
          { ...given, gate: 'processAction' },
        ],
      }),
    );
    expect(
      await screen.findByRole('region', {
        name: 'Published although 2 gates stood open',
      }),
    ).toBeVisible();
  });

  it('is nothing to be said of where none was', async () => {
    renderPostmortem(aServer({ status: 'published', confidential: false }));
    await screen.findByText('everyone in the portal can read it');
    expect(
      screen.queryByRole('region', { name: /^Published although/ }),
    ).toBeNull();
  });
});
