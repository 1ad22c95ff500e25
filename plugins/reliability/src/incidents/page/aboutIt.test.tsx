import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anActionItem } from '../../__testUtils__/anActionItem';
import { anIncident } from '../../__testUtils__/anIncident';
import { anIncidentServer } from '../../__testUtils__/anIncidentServer';
import { openIncident, press } from '../../__testUtils__/openIncident';

describe('what is written and promised about an incident', () => {
  it('lists what is written and promised about it', async () => {
    await openIncident(
      anIncidentServer(
        anIncident({
          postmortems: [
            { key: 'PM-31', title: 'Payments stood still', status: 'draft' },
          ],
        }),
        {
          listActionItems: () => ({
            items: [
              anActionItem({
                status: 'committed',
                due: '2026-12-04',
                incident: { key: 'INC-142', title: 'Payments stood still' },
              }),
            ],
            page: {},
          }),
        },
      ),
    );

    expect(
      screen.getByRole('link', { name: 'Payments stood still' }),
    ).toHaveAttribute('href', '/reliability/postmortems/PM-31');
    expect(
      await screen.findByRole('link', { name: 'Bound the retry budget' }),
    ).toHaveAttribute('href', '/reliability/action-items/AI-77');
    // It belongs to the postmortem as well, which then has some.
    expect(screen.queryByText('None was noted in it.')).toBeNull();
  });

  it('shows what its postmortem promises, each once, and takes an idea', async () => {
    const own = anActionItem({
      key: 'AI-1',
      title: 'Tell customers sooner',
      postmortem: { key: 'PM-31', title: 'Payments stood still' },
      incident: { key: 'INC-142', title: 'Payments stood still' },
    });
    const its = anActionItem({ key: 'AI-2', title: 'Bound the retries' });
    const server = anIncidentServer(
      anIncident({
        key: 'INC-142',
        postmortems: [
          { key: 'PM-31', title: 'Payments stood still', status: 'draft' },
        ],
      }),
      {
        listActionItems: ({ query }) => ({
          items: query.incident ? [own] : [own, its],
          page: {},
        }),
        createActionItem: () => anActionItem({ key: 'AI-3' }),
      },
    );
    await openIncident(server);

    expect(
      await screen.findByRole('link', { name: 'Bound the retries' }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('link', { name: 'Tell customers sooner' }),
    ).toHaveLength(1);
    await userEvent.type(
      screen.getByLabelText(/Note an idea/),
      'Alert on failed payments{Enter}',
    );
    expect(
      await screen.findByText('AI-3 noted as a candidate.'),
    ).toBeInTheDocument();
    expect(
      server.api.calls.find(({ operation }) => operation === 'createActionItem')
        ?.body,
    ).toMatchObject({
      title: 'Alert on failed payments',
      incident: 'INC-142',
    });
  });

  it('leads to the postmortem that there is, before it offers another', async () => {
    await openIncident(
      anIncidentServer(
        anIncident({
          postmortems: [
            { key: 'PM-31', title: 'Payments stood still', status: 'draft' },
            { key: 'PM-9', title: 'At first sight', status: 'published' },
          ],
        }),
      ),
    );

    const way = screen.getByRole('link', { name: 'Open PM-31' });
    expect(way).toHaveAttribute('href', '/reliability/postmortems/PM-31');
    expect(way).toHaveAttribute('data-variant', 'primary');
    expect(screen.queryByRole('link', { name: 'Open PM-9' })).toBeNull();
    expect(
      screen.getByRole('button', { name: 'New postmortem' }),
    ).toHaveAttribute('data-variant', 'tertiary');
  });

  it('opens a postmortem about it and goes there', async () => {
    const server = anIncidentServer(anIncident(), {
      createPostmortem: () => ({ key: 'PM-40' }),
    });
    await openIncident(server);

    await press('New postmortem');

    expect(await screen.findByText('a postmortem')).toBeInTheDocument();
    expect(
      server.api.calls.find(({ operation }) => operation === 'createPostmortem')
        ?.body,
    ).toEqual({ incidents: ['INC-142'] });
  });
});
