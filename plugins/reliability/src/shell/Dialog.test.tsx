import { useState } from 'react';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DialogBody, DialogHeader, TextField } from '@backstage/ui';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Dialog, DialogProps } from './Dialog';

/** Presses and lets go, which may be on another element where what lay there has changed meanwhile: what they share is clicked then. */
function press(from: Element, to = from) {
  fireEvent.pointerDown(from);
  fireEvent.pointerUp(to);
  fireEvent.click(from === to ? from : document.body);
}

/** What lies behind the dialog. */
function behind(): Element {
  const overlay = screen.getByRole('dialog').closest('.bui-DialogOverlay');
  if (!overlay) throw new Error('Nothing lies behind the dialog');
  return overlay;
}

describe('a dialog', () => {
  const open = async (props: Partial<DialogProps> = {}) => {
    function Opened() {
      const [isOpen, setOpen] = useState(true);
      return (
        <Dialog isOpen={isOpen} onOpenChange={setOpen} {...props}>
          <DialogHeader>Commit</DialogHeader>
          <DialogBody>
            <TextField label="Owner" />
          </DialogBody>
        </Dialog>
      );
    }
    renderInTestApp(<Opened />);
    await screen.findByRole('dialog', { name: 'Commit' });
  };
  const isOpen = () => screen.queryByRole('dialog') !== null;

  it('is closed by a press behind it', async () => {
    await open();
    press(behind());
    expect(isOpen()).toBe(false);
  });

  it('stays when a press is on a list that has just closed and is still drawn', async () => {
    await open();
    const list = document.createElement('ul');
    document.body.append(list);
    press(list);
    expect(isOpen()).toBe(true);
    press(list, behind());
    press(behind(), list);
    expect(isOpen()).toBe(true);
    list.remove();
  });

  it('stays once something was typed in it, until its own buttons close it', async () => {
    await open();
    await userEvent.type(screen.getByRole('textbox', { name: 'Owner' }), 'p');
    press(behind());
    await userEvent.keyboard('{Escape}');
    expect(isOpen()).toBe(true);

    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(isOpen()).toBe(false);
  });

  it('stays once something was changed in it', async () => {
    await open({ isChanged: true });
    press(behind());
    await userEvent.keyboard('{Escape}');
    expect(isOpen()).toBe(true);
  });

  it('is closed by Escape where what was typed is kept', async () => {
    await open({ keepsInput: true });
    await userEvent.type(screen.getByRole('textbox', { name: 'Owner' }), 'p');
    press(behind());
    expect(isOpen()).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(isOpen()).toBe(false);
  });
});
