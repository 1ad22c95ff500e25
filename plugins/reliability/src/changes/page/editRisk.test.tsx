import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChangeRisk } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aChange, aRisk } from '../../__testUtils__/aChange';
import { renderChange } from '../../__testUtils__/renderChange';

/** The form over a back end that keeps one way to fail, which somebody else rewrites behind the reader's back. */
async function openOvertakenBy(theirs: Partial<ChangeRisk>) {
  let stored = aRisk();
  renderChange(aChange({ risks: [stored] }), {
    updateChangeRisk: ({ version, body }) => {
      const current = aChange({ risks: [stored] });
      if (version !== stored.version) {
        throw new ReliabilityError(412, 'stale', { current });
      }
      const fields = body as Partial<ChangeRisk>;
      stored = { ...stored, ...fields, version: stored.version + 1 };
      return aChange({ risks: [stored] });
    },
  });
  const section = await screen.findByRole('region', {
    name: 'Imagine that it failed',
  });
  await userEvent.click(
    await within(section).findByRole('button', { name: /^Edit/ }),
  );
  const dialog = within(screen.getByRole('dialog'));
  stored = { ...stored, ...theirs, version: 2 };
  return {
    dialog,
    saved: () => stored,
    write: async (field: RegExp, text: string) => {
      const box = dialog.getByRole('textbox', { name: field });
      await userEvent.clear(box);
      await userEvent.type(box, text);
    },
    press: (name: string) =>
      userEvent.click(dialog.getByRole('button', { name })),
  };
}

describe('how a change may fail', () => {
  it('is saved beside what somebody else wrote of it meanwhile', async () => {
    const form = await openOvertakenBy({ detection: 'Lag alert' });
    await form.write(/taken back/, 'Switch back');
    await form.press('Save');
    await waitFor(() =>
      expect(form.saved()).toMatchObject({
        detection: 'Lag alert',
        rollback: 'Switch back',
      }),
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('is shown in both texts where both wrote the same, and saved as the reader decides', async () => {
    const form = await openOvertakenBy({ detection: 'Lag alert' });
    await form.write(/would you notice/, 'Somebody looks');
    await form.press('Save');
    const both = await form.dialog.findByRole('region', {
      name: 'Changed while you were editing',
    });
    expect(both).toHaveTextContent(/Now Lag alert.*Yours Somebody looks/);
    expect(form.saved().detection).toBe('Lag alert');
    await form.press('Save mine');
    await waitFor(() => expect(form.saved().detection).toBe('Somebody looks'));
  });

  it('leads the keyboard to what is missing', async () => {
    const form = await openOvertakenBy({});
    const text = form.dialog.getByRole('textbox', { name: /failed: how/ });
    await userEvent.clear(text);
    await form.press('Save');
    await waitFor(() => expect(text).toHaveFocus());
    expect(form.dialog.getByText('Say it in a sentence')).toBeVisible();
  });

  it('is taken as somebody else wrote it, and goes on from there', async () => {
    const form = await openOvertakenBy({ detection: 'Lag alert' });
    await form.write(/would you notice/, 'Somebody looks');
    await form.press('Save');
    await form.dialog.findByRole('region', {
      name: 'Changed while you were editing',
    });
    await form.press('Take theirs');
    expect(
      form.dialog.getByRole('textbox', { name: /would you notice/ }),
    ).toHaveValue('Lag alert');
  });
});
