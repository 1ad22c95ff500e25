import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aPostmortem } from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';
import { caretOf, findMarkdownEditor } from '../../__testUtils__/writeText';

type Loaded = typeof import('./MarkdownEditor');

let mockArrive = () => {};

jest.mock('./loadTextEditor', () => ({
  loadTextEditor: () =>
    new Promise(resolve => {
      mockArrive = () => {
        const { MarkdownEditor } =
          jest.requireActual<Loaded>('./MarkdownEditor');
        resolve({ default: MarkdownEditor });
      };
    }),
}));

const IMPACT = 'Text of “Impact”';

describe('a section whose editor is still on its way', () => {
  beforeEach(() => window.localStorage.clear());

  it('takes the keys from the press on, and hands text and caret over', async () => {
    renderPostmortem(aPostmortemServer(aPostmortem()));
    await userEvent.click(
      await screen.findByRole('button', { name: /Write “Impact”/ }),
    );
    const plain = screen.getByRole('textbox', { name: IMPACT });
    expect(plain).toHaveFocus();
    await userEvent.keyboard('Nobody could go in. ?{ArrowLeft}{ArrowLeft}');
    expect(screen.queryByRole('dialog')).toBeNull();

    await act(async () => mockArrive());

    const editor = await findMarkdownEditor(IMPACT);
    expect(editor).not.toBe(plain);
    expect(editor).toHaveFocus();
    expect(editor).toHaveTextContent('Nobody could go in. ?');
    expect(caretOf(editor)).toEqual({ anchor: 19, head: 19 });
  });
});
