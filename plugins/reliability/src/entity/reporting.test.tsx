import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anIncident } from '../__testUtils__/anIncident';
import { aScopeMetrics } from '../__testUtils__/aScopeMetrics';
import {
  anEntity,
  renderReliability,
} from '../__testUtils__/renderReliability';

describe('the reliability tab', () => {
  it('reports a near miss for the entity at hand', async () => {
    const entity = anEntity();
    const api = renderReliability(
      'tab',
      aScopeMetrics(),
      { reportNearMiss: () => anIncident({ key: 'INC-200' }) },
      entity,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Report a near miss' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Report a near miss for Checkout',
    });
    await userEvent.type(
      within(dialog).getByLabelText('What nearly happened?'),
      'It nearly broke',
    );
    await userEvent.type(
      within(dialog).getByLabelText('What stopped it?'),
      'A test',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Send near miss' }),
    );

    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'reportNearMiss')?.body,
      ).toMatchObject({
        entity: `component:default/${entity.metadata.name}`,
      }),
    );
  });

  it('reports an incident for the entity at hand', async () => {
    const entity = anEntity();
    const ref = `component:default/${entity.metadata.name}`;
    const api = renderReliability(
      'tab',
      aScopeMetrics(),
      { createIncident: () => anIncident({ key: 'INC-200' }) },
      entity,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Report an incident' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Report an incident' }),
    );
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'What is happening?' }),
      'Nobody could pay',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Report incident' }),
    );

    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'createIncident')?.body,
      ).toMatchObject({ title: 'Nobody could pay', entities: [{ ref }] }),
    );
  });

  it('asks which part of a team it was', async () => {
    renderReliability('tab', aScopeMetrics(), {}, anEntity('Group'));

    await userEvent.click(
      await screen.findByRole('button', { name: 'Report a near miss' }),
    );

    expect(
      await screen.findByRole('combobox', { name: /Where was it/ }),
    ).toBeInTheDocument();
  });

  it('opens a postmortem about one of the latest events, first what nobody wrote about', async () => {
    const api = renderReliability('tab', aScopeMetrics(), {
      listIncidents: () => ({
        items: [
          anIncident({
            key: 'INC-2',
            title: 'Vouchers could be redeemed twice',
            postmortems: [{ key: 'PM-30', title: '', status: 'draft' }],
          }),
          anIncident({ key: 'INC-1' }),
        ],
        page: {},
      }),
      createPostmortem: () => ({ key: 'PM-40' }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'New postmortem' }),
    );
    const dialog = await screen.findByRole('dialog');
    const [first, second] = await within(dialog).findAllByRole('radio');
    expect(first).toHaveAccessibleName(/Card payments failed/);
    expect(first).toBeChecked();
    expect(second).toHaveAccessibleName(/has PM-30/);

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Open a draft' }),
    );

    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'createPostmortem')
          ?.body,
      ).toEqual({ incidents: ['INC-1'] }),
    );
  });
});
