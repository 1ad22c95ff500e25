import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  ReportSubscription,
  ReportSubscriptions,
} from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { renderReport } from '../../__testUtils__/renderOverview';

const TEAM = 'group:default/search-team';

const aSubscription = (
  given: Partial<ReportSubscription> = {},
): ReportSubscription => ({
  id: 1,
  scope: 'organisation',
  group: TEAM,
  createdBy: 'user:default/service-owner',
  createdAt: '2026-11-02T10:00:00Z',
  nextAt: '2026-12-01T00:00:00Z',
  stoppable: true,
  ...given,
});

/** A page whose back end keeps who gets the report. */
function openWith(given: Partial<ReportSubscriptions> = {}) {
  let items = given.items ?? [];
  return renderReport('', {
    listReportSubscriptions: () => ({
      groups: [TEAM],
      anyGroup: false,
      ...given,
      items,
    }),
    subscribeToReport: ({ body }) => {
      const made = aSubscription({ id: 9, group: String(body.group) });
      items = [...items, made];
      return made;
    },
    stopReportSubscription: ({ params }) => {
      items = items.filter(({ id }) => id !== Number(params.id));
      return undefined;
    },
  });
}

const monthly = () =>
  screen.findByRole('region', { name: 'Send this every month' });

describe('the report of every month', () => {
  it('says who gets it, when next, and who asked for that', async () => {
    openWith({ items: [aSubscription()] });

    const groups = await screen.findByRole('list', {
      name: 'Groups that get it',
    });
    expect(within(groups).getByRole('listitem')).toHaveTextContent(
      /search-team.*next on .*Dec.*2026, asked for by service-owner/,
    );
    expect(await monthly()).toHaveTextContent(/from what everybody may see/);
  });

  it('is sent to a group of one’s own', async () => {
    const { api } = openWith();
    const region = await monthly();
    expect(
      await within(region).findByText('It is sent to nobody yet.'),
    ).toBeVisible();

    await userEvent.click(
      within(region).getByRole('button', { name: 'Send every month' }),
    );
    expect(within(region).getByRole('alert')).toHaveTextContent(
      'Who is to get it?',
    );
    expect(
      within(region).getByRole('button', { name: /One of your groups/ }),
    ).toHaveAccessibleDescription('Who is to get it?');
    await userEvent.click(
      within(region).getByRole('button', { name: /One of your groups/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'search-team' }),
    );
    await userEvent.click(
      within(region).getByRole('button', { name: 'Send every month' }),
    );

    expect(
      await screen.findByRole('list', { name: 'Groups that get it' }),
    ).toBeVisible();
    expect(
      api.calls.filter(({ operation }) => operation === 'subscribeToReport'),
    ).toMatchObject([
      {
        body: { scope: 'organisation', group: TEAM },
        idempotencyKey: expect.any(String),
      },
    ]);
    // There is no other group of theirs, and the keyboard stays in its place.
    expect(
      within(region).queryByRole('button', { name: 'Send every month' }),
    ).toBeNull();
    expect(
      screen.getByRole('group', { name: 'Send this every month' }),
    ).toHaveFocus();
  });

  it('tells groups of the same name apart', async () => {
    const twin = 'group:retail/search-team';
    openWith({
      items: [
        aSubscription({ group: 'group:default/checkout', id: 2 }),
        aSubscription({ group: 'group:retail/checkout', id: 3 }),
      ],
      groups: [TEAM, twin, 'group:retail/payments'],
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /One of your groups/ }),
    );
    expect(
      (await screen.findAllByRole('option')).map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(['default/search-team', 'retail/search-team', 'payments']);
    await userEvent.keyboard('{Escape}');
    expect(
      screen
        .getAllByRole('button', { name: /^Stop/ })
        .map(button => button.getAttribute('aria-label')),
    ).toEqual([
      'Stop sending it to default/checkout',
      'Stop sending it to retail/checkout',
    ]);
  });

  it('is sent to any group by whoever may choose', async () => {
    const { api } = openWith({ groups: [], anyGroup: true });
    const field = await screen.findByRole('combobox', { name: 'Group' });
    await userEvent.type(field, 'search');
    await screen.findByRole('option', { name: /Search team/ });
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await userEvent.click(
      screen.getByRole('button', { name: 'Send every month' }),
    );
    await screen.findByRole('list', { name: 'Groups that get it' });
    expect(
      api.calls.find(({ operation }) => operation === 'subscribeToReport')
        ?.body,
    ).toEqual({ scope: 'organisation', group: TEAM });
  });

  it('is stopped, and the keyboard stays in its place', async () => {
    openWith({ items: [aSubscription()] });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Stop sending it to search-team',
      }),
    );
    expect(await screen.findByText('It is sent to nobody yet.')).toBeVisible();
    expect(
      screen.getByRole('group', { name: 'Send this every month' }),
    ).toHaveFocus();
  });

  it('is stopped by nobody who may not', async () => {
    openWith({ items: [aSubscription({ stoppable: false })], groups: [] });
    await screen.findByRole('list', { name: 'Groups that get it' });
    expect(screen.queryByRole('button', { name: /^Stop/ })).toBeNull();
    expect(await monthly()).toHaveTextContent('You belong to no group');
  });

  it('says why it could not be set up', async () => {
    renderReport('', {
      listReportSubscriptions: () => ({
        items: [],
        groups: [TEAM],
        anyGroup: false,
      }),
      subscribeToReport: () => {
        throw new ReliabilityError(403, 'A part of it is hidden from you');
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /One of your groups/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'search-team' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Send every month' }),
    );
    expect(
      await screen.findByText('A part of it is hidden from you'),
    ).toBeInTheDocument();
  });
});
