import { screen, waitFor, within } from '@testing-library/react';
import {
  ChangeCause,
  ChangeFailureState,
  ChangeLink,
} from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aChangeCause, aChangeLink } from '../../__testUtils__/aChangeCause';
import type { FakeCall } from '../../__testUtils__/aReliabilityApi';
import { anIncident } from '../../__testUtils__/anIncident';
import { anIncidentServer } from '../../__testUtils__/anIncidentServer';
import { openIncident, press } from '../../__testUtils__/openIncident';

const me = 'user:default/on-call-engineer';
const at = '2026-11-14T09:00:00Z';

/** Keeps what is said of the cause of INC-142 the way the back end does, and one deployment that nobody proposes. */
function aCauseServer(start: ChangeCause, incident = anIncident()) {
  let stored = start;
  const other = aChangeLink({
    rule: null,
    deployment: { key: 'DEP-77', release: '9.9.9' },
  });
  const links = () => [
    ...stored.deployments,
    ...stored.proposals,
    ...stored.withdrawn,
  ];
  const keep = ({ version }: FakeCall, changes: Partial<ChangeCause>) => {
    if (version !== stored.version) {
      throw new ReliabilityError(412, 'Somebody was faster', {
        current: stored,
      });
    }
    stored = { ...stored, ...changes, version: stored.version + 1 };
    return stored;
  };
  const server = anIncidentServer(incident, {
    getChangeCause: () => stored,
    listDeployments: () => ({ items: [other.deployment], page: {} }),
    setChangeFailure: call => {
      const state = call.body.state as ChangeFailureState;
      const link = [...links(), other].find(
        ({ deployment }) => deployment.key === call.params.key,
      );
      const said: ChangeLink[] = link
        ? [{ ...link, said: { origin: 'human', by: me, at } }]
        : [];
      const rest = (from: readonly ChangeLink[]) =>
        from.filter(({ deployment }) => deployment.key !== call.params.key);
      const deployments = [
        ...rest(stored.deployments),
        ...(state === 'confirmed' ? said : []),
      ];
      return keep(call, {
        deployments,
        proposals: [
          ...rest(stored.proposals),
          ...(state === 'proposed' ? said : []),
        ],
        withdrawn: [
          ...rest(stored.withdrawn),
          ...(state === 'withdrawn' ? said : []),
        ],
        answer: deployments.length > 0 ? 'linked' : 'unanswered',
      });
    },
    answerChangeCause: call =>
      keep(call, {
        answer: call.body.answer as ChangeCause['answer'],
        answered:
          call.body.answer === 'notChangeCaused' ? { by: me, at } : null,
      }),
  });
  return {
    ...server,
    cause: () => stored,
    causeMeanwhile(changes: Partial<ChangeCause>) {
      stored = { ...stored, ...changes, version: stored.version + 1 };
    },
  };
}

const section = () =>
  screen.findByRole('region', { name: 'Was this caused by a change?' });
const confirmName = 'Confirm that checkout-api 1.4.2 caused it';
const proposed = () => aChangeCause({ proposals: [aChangeLink()] });

describe('whether a change caused an incident', () => {
  it('is asked with what a rule proposes, and why it does', async () => {
    await openIncident(aCauseServer(proposed()));
    const place = within(await section());

    expect(
      await place.findByRole('link', { name: 'checkout-api 1.4.2' }),
    ).toHaveAttribute('href', '/reliability/deployments/DEP-12');
    expect(
      place.getByText(
        /^The last successful production deployment of checkout-api in the 24 hours before it; finished 42 min before the incident began, to production$/,
      ),
    ).toBeVisible();
  });

  it('is not answered by a deployment that began only afterwards, which says so', async () => {
    const deployments = [
      aChangeLink({
        possible: false,
        said: { origin: 'human', by: me, at },
        deployment: { finished: '2026-11-13T15:02:00Z' },
      }),
    ];
    await openIncident(
      aCauseServer(aChangeCause({ answer: 'linked', deployments })),
    );
    expect(
      await within(await section()).findByText(
        /after the incident began, to production\. It began only after the incident and cannot have caused it: figures leave it out\.$/,
      ),
    ).toBeVisible();
  });

  it('is answered with one press, says who did, and can be taken back', async () => {
    const server = aCauseServer(proposed());
    await openIncident(server);
    await press(confirmName);

    expect(
      await screen.findByText('checkout-api 1.4.2 caused it.'),
    ).toBeVisible();
    expect(
      await within(await section()).findByText(/^Confirmed ·/),
    ).toBeVisible();
    expect(server.writes()).toMatchObject([
      {
        operation: 'setChangeFailure',
        params: { key: 'DEP-12', incident: 'INC-142' },
        body: { state: 'confirmed' },
        version: 0,
      },
    ]);
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveFocus();

    await press('Undo');
    await waitFor(() => expect(server.cause().answer).toBe('unanswered'));
    expect(
      await screen.findByRole('button', { name: confirmName }),
    ).toBeVisible();
  });

  it('keeps what was turned down within reach', async () => {
    const server = aCauseServer(proposed());
    await openIncident(server);
    await press('Not this one: checkout-api 1.4.2 did not cause it');

    expect(await screen.findByText('Turned down')).toBeVisible();
    expect(screen.queryByRole('button', { name: confirmName })).toBeNull();

    await press('Look at it again: checkout-api 1.4.2');
    expect(
      await screen.findByRole('button', { name: confirmName }),
    ).toBeVisible();
  });

  it('may be no change, which is said and taken back', async () => {
    const server = aCauseServer(proposed());
    await openIncident(server);
    await press('Not caused by a change');

    expect(
      await within(await section()).findByText(/^No change caused it ·/),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: confirmName })).toBeNull();

    await press('Take back', await section());
    expect(
      await screen.findByRole('button', { name: confirmName }),
    ).toBeVisible();
  });

  it('can be a deployment that nobody proposes', async () => {
    const server = aCauseServer(aChangeCause());
    await openIncident(server);
    await press('Choose a deployment');
    const dialog = await screen.findByRole('dialog', {
      name: 'Which deployment caused it?',
    });
    await press(/Show suggestions|Deployment/, dialog);
    const option = await screen.findByRole('option', { name: /DEP-77/ });
    option.click();
    await press('Confirm', dialog);

    await waitFor(() => expect(server.cause().answer).toBe('linked'));
    expect(
      await screen.findByRole('link', { name: 'checkout-api 9.9.9' }),
    ).toBeVisible();
  });

  it('says that somebody was faster, and shows how it stands now', async () => {
    const server = aCauseServer(proposed());
    await openIncident(server);
    await screen.findByRole('button', { name: confirmName });
    server.causeMeanwhile({
      answer: 'notChangeCaused',
      answered: { by: 'user:default/facilitator', at },
    });
    await press(confirmName);

    expect(
      await screen.findByText(/^Somebody else has said something meanwhile/),
    ).toBeVisible();
    expect(
      await within(await section()).findByText(/^No change caused it ·/),
    ).toBeVisible();
  });

  it('is shown without a way to answer to whoever may only read', async () => {
    await openIncident(
      aCauseServer(
        aChangeCause({ editable: false }),
        anIncident({ editable: false }),
      ),
    );

    expect(
      await within(await section()).findByText(
        'Nobody has said yet whether a change caused it.',
      ),
    ).toBeVisible();
    expect(within(await section()).queryByRole('button')).toBeNull();
  });

  it('tells that there is an answer that the reader may not see', async () => {
    await openIncident(aCauseServer(aChangeCause({ answer: 'linked' })));

    expect(
      await screen.findByText('A change caused it that you cannot see.'),
    ).toBeVisible();
  });

  it('stands in the history of the incident', async () => {
    const server = anIncidentServer(anIncident(), {
      getIncidentHistory: () => ({
        items: [
          {
            at,
            by: me,
            action: 'change confirmed',
            version: 1,
            changes: { changeCause: ['unanswered', 'linked'] },
          },
          { at, by: me, action: 'change withdrawn', version: 1, changes: {} },
        ],
        page: {},
      }),
    });
    await openIncident(server);

    expect(
      await screen.findByText('A deployment confirmed as its cause'),
    ).toBeVisible();
    expect(
      screen.getByText('Caused by a change: not answered → yes'),
    ).toBeVisible();
    expect(
      screen.getByText('A deployment taken out of what may have caused it'),
    ).toBeVisible();
  });

  it('offers to try again when it could not be loaded', async () => {
    const server = anIncidentServer(anIncident(), {
      getChangeCause: () => {
        throw new ReliabilityError(400, 'Out of order');
      },
    });
    await openIncident(server);

    expect(
      await within(await section()).findByRole('button', { name: 'Try again' }),
    ).toBeVisible();
  });

  it.each([
    ['a near miss', { kind: 'nearMiss' } as const],
    ['what was merged into another', { mergedInto: 'INC-7' }],
  ])('is not asked of %s', async (_, given) => {
    await openIncident(aCauseServer(proposed(), anIncident(given)));
    await screen.findByText('Affected entities');

    expect(
      screen.queryByRole('region', { name: 'Was this caused by a change?' }),
    ).toBeNull();
  });
});
