import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DeadLetter, Delivery } from '@afterword/plugin-reliability-common';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityError,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { aReliabilityApi, FakeAnswer } from '../__testUtils__/aReliabilityApi';
import { onPhone } from '../__testUtils__/onPhone';
import { rootRouteRef } from '../routes';
import { IntakePage } from './IntakePage';

const aDelivery = (given: Partial<Delivery> = {}): Delivery => ({
  id: 'd-1',
  source: 'alertmanager',
  channel: 'checkout',
  receivedAt: '2026-11-20T12:00:00Z',
  state: 'failed',
  attempts: 10,
  nextAttemptAt: null,
  note: 'alerts.0.labels is missing',
  incidents: [],
  ...given,
});

const aLetter: DeadLetter = {
  id: 'e-1',
  topic: 'actionItem.assigned',
  createdAt: '2026-11-20T12:00:00Z',
  attempts: 10,
  consumers: ['actionItems.notifyOwners'],
  about: 'AI-77',
  error: 'no answer within 20000 ms',
};

function renderIntake(
  answers: Readonly<Record<string, FakeAnswer>> = {},
  address = '',
) {
  const api = aReliabilityApi({
    listSources: () => ({
      items: [
        {
          name: 'alertmanager',
          installed: true,
          lastReceivedAt: '2026-11-20T12:00:00Z',
          deliveries: { kept: 0, processed: 41, partial: 0, failed: 1 },
        },
        {
          name: 'pager',
          installed: false,
          lastReceivedAt: null,
          deliveries: { kept: 0, processed: 0, partial: 0, failed: 0 },
        },
      ],
    }),
    listDeliveries: () => ({
      items: [
        aDelivery(),
        aDelivery({
          id: 'd-2',
          state: 'processed',
          note: null,
          incidents: ['INC-142'],
        }),
      ],
      page: {},
    }),
    listDeadLetters: () => ({ items: [aLetter], page: {} }),
    replayDelivery: () => aDelivery({ state: 'kept' }),
    replayDeadLetter: () => aLetter,
    discardDelivery: () => undefined,
    discardDeadLetter: () => undefined,
    ...answers,
  });
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <IntakePage />
    </ReliabilityProvider>,
    {
      mountPath: '/reliability/intake',
      mountedRoutes: { '/reliability': rootRouteRef },
      initialRouteEntries: [`/reliability/intake${address}`],
      apis: [[reliabilityApiRef, api]],
    },
  );
  return {
    callsTo: (operation: string) =>
      api.calls.filter(call => call.operation === operation),
  };
}

describe('the page of the intake', () => {
  it('says of each source how it is, and of each delivery what became of it', async () => {
    renderIntake();
    const sources = await screen.findByRole('list', { name: 'Sources' });
    expect(sources).toHaveTextContent(/alertmanager.*41 read · 1 failed/);
    expect(sources).toHaveTextContent(
      /pager · no longer installed.*nothing has arrived yet/,
    );

    const table = await screen.findByRole('grid', { name: 'Deliveries' });
    const [, failed, read] = within(table).getAllByRole('row');
    expect(failed).toHaveTextContent(
      /alertmanager \/ checkout.*Failed.*alerts\.0\.labels is missing/,
    );
    expect(within(read).getByRole('link', { name: 'INC-142' })).toHaveAttribute(
      'href',
      '/reliability/incidents/INC-142',
    );
  });

  it('asks for what the address says', async () => {
    const { callsTo } = renderIntake({}, '?source=alertmanager&state=failed');
    await screen.findByRole('grid', { name: 'Deliveries' });
    expect(callsTo('listDeliveries').map(({ query }) => query)).toEqual([
      { source: 'alertmanager', state: 'failed' },
    ]);
  });

  it('has a delivery read again, and looks what became of it', async () => {
    const { callsTo } = renderIntake();
    const [replay] = await screen.findAllByRole('button', {
      name: /^Read again the delivery of alertmanager from /,
    });
    await userEvent.click(replay);

    expect(
      await screen.findByText(/It is being read again/),
    ).toBeInTheDocument();
    expect(callsTo('replayDelivery')[0].params).toEqual({ id: 'd-1' });
    await waitFor(() => expect(callsTo('listDeliveries')).toHaveLength(2));
  });

  it('lets the others be read again while one delivery is being taken up', async () => {
    let answer: (delivery: Delivery) => void = () => {};
    renderIntake({
      replayDelivery: () =>
        new Promise<Delivery>(resolve => {
          answer = resolve;
        }),
    });
    const [pressed, other] = await screen.findAllByRole('button', {
      name: /^Read again the delivery of alertmanager from /,
    });
    await userEvent.click(pressed);

    await waitFor(() => expect(pressed).toBeDisabled());
    expect(other).toBeEnabled();
    expect(screen.getByRole('button', { name: /^Try again/ })).toBeEnabled();

    answer(aDelivery({ state: 'kept' }));
    await waitFor(() => expect(pressed).toBeEnabled());
  });

  it('shows who could not be told of what, and tries again', async () => {
    const { callsTo } = renderIntake();
    const letters = await screen.findByRole('list', { name: 'Not passed on' });
    expect(letters).toHaveTextContent(
      /actionItem\.assigned of AI-77 has not reached actionItems\.notifyOwners.*no answer within/,
    );
    await userEvent.click(
      within(letters).getByRole('button', { name: /^Try again/ }),
    );
    await waitFor(() =>
      expect(callsTo('replayDeadLetter')[0]?.params).toEqual({ id: 'e-1' }),
    );
  });

  it('discards what was given up, once whoever wants it has said so twice', async () => {
    const { callsTo } = renderIntake();
    const discard = { name: 'Discard' };
    // The other delivery was read: there is nothing to be rid of.
    const ofDelivery = await screen.findByRole('button', {
      name: /^Discard the delivery of alertmanager from /,
    });
    await userEvent.click(ofDelivery);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Keep it' }),
    );
    expect(callsTo('discardDelivery')).toEqual([]);
    await userEvent.click(ofDelivery);
    expect(screen.getByText(/can never be read again/)).toBeVisible();
    await userEvent.click(await screen.findByRole('button', discard));
    expect(
      await screen.findByText('The delivery is discarded.'),
    ).toBeInTheDocument();
    expect(callsTo('discardDelivery')[0].params).toEqual({ id: 'd-1' });
    await waitFor(() => expect(callsTo('listDeliveries')).toHaveLength(2));

    await userEvent.click(
      await screen.findByRole('button', {
        name: /^Discard actionItem\.assigned from /,
      }),
    );
    await userEvent.click(await screen.findByRole('button', discard));
    await waitFor(() =>
      expect(callsTo('discardDeadLetter')[0]?.params).toEqual({ id: 'e-1' }),
    );
  });

  it('says that something is confidential, and nothing of it', async () => {
    renderIntake({
      listDeadLetters: () => ({
        items: [{ ...aLetter, about: null, error: null }],
        page: {},
      }),
    });
    expect(
      await screen.findByText(/About something that you may not see/),
    ).toBeInTheDocument();
  });

  it('teaches what a delivery is while nothing has arrived', async () => {
    renderIntake({
      listSources: () => ({ items: [] }),
      listDeliveries: () => ({ items: [], page: {} }),
      listDeadLetters: () => ({ items: [], page: {} }),
    });
    expect(
      await screen.findByText('Nothing has arrived yet'),
    ).toBeInTheDocument();
    expect(screen.getByText(/What it said is not shown/)).toBeInTheDocument();
    expect(await screen.findByText(/No source is installed/)).toBeVisible();
    expect(
      await screen.findByText('Everybody has heard of everything.'),
    ).toBeVisible();
  });

  it('says why something could not be read again', async () => {
    renderIntake({
      replayDelivery: () => {
        throw new ReliabilityError(404, 'There is no such delivery');
      },
    });
    const [replay] = await screen.findAllByRole('button', {
      name: /^Read again the delivery/,
    });
    await userEvent.click(replay);
    expect(
      await screen.findByText(/There is no such delivery/),
    ).toBeInTheDocument();
  });
});

describe('the page of the intake on a phone', () => {
  onPhone();

  it('puts what can be done with a delivery on a line below what is said of it', async () => {
    renderIntake();
    const said = await screen.findByText('alerts.0.labels is missing');
    const list = screen.getByRole('list', { name: 'Deliveries' });
    const [failed, read] = within(list).getAllByRole('listitem');
    const again = within(failed).getByRole('button', { name: /again/i });

    expect(said.parentElement).not.toContainElement(again);
    expect(said.parentElement?.nextElementSibling).toContainElement(again);
    expect(within(read).getByRole('button', { name: /again/i })).toBeVisible();
  });
});
