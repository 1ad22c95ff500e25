import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChangeReview } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aChange } from '../../__testUtils__/aChange';
import { renderChange } from '../../__testUtils__/renderChange';

/** The form over a back end that keeps one change, which somebody else changes behind the reader's back. */
async function openOvertakenBy(theirs: Partial<ChangeReview>) {
  let stored = aChange();
  const { sent } = renderChange(stored, {
    updateChange: ({ version, body }) => {
      if (version !== stored.version) {
        throw new ReliabilityError(412, 'stale', { current: stored });
      }
      const { entities, ...fields } = body as Record<string, unknown>;
      stored = { ...stored, ...fields, version: stored.version + 1 };
      return stored;
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  const dialog = within(screen.getByRole('dialog'));
  stored = { ...stored, ...theirs, version: 3 };
  return {
    dialog,
    saved: () => stored,
    sent,
    write: async (field: RegExp, text: string) => {
      const box = dialog.getByRole('textbox', { name: field });
      await userEvent.clear(box);
      await userEvent.type(box, text);
    },
    press: (name: string) =>
      userEvent.click(dialog.getByRole('button', { name })),
  };
}

describe('what is planned', () => {
  it('is saved beside what somebody else changed of it meanwhile', async () => {
    const form = await openOvertakenBy({ title: 'Theirs' });
    await form.write(/Name of the release/, '2.5.0');
    await form.press('Save');
    await waitFor(() =>
      expect(form.saved()).toMatchObject({ title: 'Theirs', release: '2.5.0' }),
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('is shown in both texts where both changed the same', async () => {
    const form = await openOvertakenBy({ release: '2.4.9' });
    await form.write(/Name of the release/, '2.5.0');
    await form.press('Save');
    const both = await form.dialog.findByRole('region', {
      name: 'Changed while you were editing',
    });
    expect(both).toHaveTextContent(
      /Name of the release.*Now 2\.4\.9.*Yours 2\.5\.0/,
    );
    expect(form.saved().release).toBe('2.4.9');
    await form.press('Save mine');
    await waitFor(() => expect(form.saved().release).toBe('2.5.0'));
  });
});
