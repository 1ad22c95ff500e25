import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ChangeReview,
  defaultFailureModes,
} from '@afterword/plugin-reliability-common';
import { aChange, aRisk } from '../../__testUtils__/aChange';
import { renderChange } from '../../__testUtils__/renderChange';

const surprise = aRisk({
  text: 'The cache was cold',
  failureMode: null,
  foreseen: false,
  outcome: 'occurred',
});
const linkedIncident = {
  state: 'linked',
  because: 'person',
  key: 'INC-6',
  title: 'The cache was cold',
  severity: 'sev3',
  status: 'resolved',
  failureMode: null,
  at: '2026-12-01T11:00:00Z',
  causedBy: [],
  foreseenAs: [],
};
const offer = {
  name: 'Make it a failure mode: “The cache was cold”',
};

describe('a surprise', () => {
  it('that no failure mode has words for becomes one, with its words filled in', async () => {
    const { sent } = renderChange(
      aChange({ status: 'done', risks: [surprise] }),
      {
        listFailureModes: () => ({
          items: defaultFailureModes,
          editable: true,
        }),
        putFailureMode: () => defaultFailureModes[0],
        updateChangeRisk: () => aChange(),
      },
    );
    await userEvent.click(await screen.findByRole('button', offer));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByRole('textbox', { name: 'Name' })).toHaveValue(
      'The cache was cold',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(sent('updateChangeRisk')).toMatchObject([
        { body: { failureMode: 'The cache was cold' } },
      ]),
    );
    expect(sent('putFailureMode')).toMatchObject([
      {
        params: { id: 'the-cache-was-cold' },
        body: {
          name: 'The cache was cold',
          description: 'The cache was cold',
        },
      },
    ]);
  });

  it('that is taken back can be brought back as it was, also where they may not see what it became', async () => {
    const written = aRisk({ ...surprise, version: 4, linked: true });
    let stored = aChange({ status: 'done', risks: [written] });
    const put = (risks: ChangeReview['risks']) => {
      stored = { ...stored, risks };
      return stored;
    };
    const { sent } = renderChange(stored, {
      getChange: () => stored,
      removeChangeRisk: () => put([]),
      restoreChangeRisk: () => put([written]),
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Take back “The cache was cold”',
      }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('The cache was cold')).toBeVisible();
    expect(sent('restoreChangeRisk')).toMatchObject([
      { params: { key: stored.key, id: written.id }, version: 4 },
    ]);
  });

  it('is offered so to nobody who may not change them, and not where there is one', async () => {
    const known = aRisk({
      ...surprise,
      id: '22222222-2222-4222-8222-222222222222',
      failureMode: 'retry-storm',
    });
    renderChange(aChange({ status: 'done', risks: [surprise, known] }));
    expect(await screen.findByText('Retry storm')).toBeVisible();
    expect(screen.queryByRole('button', offer)).not.toBeInTheDocument();
  });

  it('that is too long is not cut: the form says so', async () => {
    const { sent } = renderChange(aChange({ status: 'done' }), {
      addChangeRisk: () => aChange({ status: 'done' }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add a surprise' }),
    );
    const dialog = within(screen.getByRole('dialog'));
    const field = dialog.getByRole('textbox', { name: 'What happened?' });
    await userEvent.click(field);
    await userEvent.paste('x'.repeat(501));
    await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
    expect(
      await dialog.findByText('At most 500 characters: say it in a sentence'),
    ).toBeVisible();
    expect(field).toHaveValue('x'.repeat(501));
    expect(sent('addChangeRisk')).toEqual([]);
    await userEvent.type(field, '{Backspace}');
    await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
    await waitFor(() =>
      expect(sent('addChangeRisk')).toMatchObject([
        { body: { text: 'x'.repeat(500) } },
      ]),
    );
  });

  it('of an incident is written down whole, however long its title is', async () => {
    const title = `The cache was ${'very '.repeat(100)}cold`;
    const { sent } = renderChange(aChange({ status: 'done' }), {
      getChangeLinks: () => ({
        version: 2,
        deployments: [],
        incidents: [{ ...linkedIncident, title }],
      }),
      addChangeRisk: () => aChange({ status: 'done' }),
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Write it down as a surprise: INC-6',
      }),
    );
    await waitFor(() =>
      expect(sent('addChangeRisk')).toMatchObject([
        { body: { text: `INC-6: ${title}` } },
      ]),
    );
  });

  it('that was taken back is written down again from its incident', async () => {
    let stored = aChange({ status: 'done' });
    const put = (risks: ChangeReview['risks']) => {
      stored = { ...stored, risks };
      return stored;
    };
    const { sent } = renderChange(stored, {
      getChange: () => stored,
      getChangeLinks: () => ({
        version: 2,
        deployments: [],
        incidents: [linkedIncident],
      }),
      addChangeRisk: ({ body }) =>
        put([aRisk({ ...surprise, text: String(body.text) })]),
      updateChangeRisk: ({ body }) =>
        put([aRisk({ ...surprise, text: String(body.text) })]),
      removeChangeRisk: () => put([]),
    });
    const take = { name: 'Write it down as a surprise: INC-6' };
    await userEvent.click(await screen.findByRole('button', take));
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Edit “INC-6: The cache was cold”',
      }),
    );
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'What happened?' }),
      ', and nobody had warmed it',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    const remove = await screen.findByRole('button', {
      name: 'Take back “INC-6: The cache was cold, and nobody had warmed it”',
    });
    expect(screen.queryByRole('button', take)).not.toBeInTheDocument();

    await userEvent.click(remove);
    await userEvent.click(await screen.findByRole('button', take));
    await waitFor(() => expect(sent('addChangeRisk')).toHaveLength(2));
    const [first, second] = sent('addChangeRisk');
    expect(first.idempotencyKey).toBeTruthy();
    // With the same key a back end would answer the first one, and write nothing.
    expect(second.idempotencyKey).not.toBe(first.idempotencyKey);
  });
});
