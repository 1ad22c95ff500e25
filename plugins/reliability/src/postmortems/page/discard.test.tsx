import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aCommitment, anActionItem } from '../../__testUtils__/anActionItem';
import { aPostmortem } from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import type { FakeAnswer } from '../../__testUtils__/aReliabilityApi';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';
import { findMarkdownEditor, writeText } from '../../__testUtils__/writeText';
import { keptTextsOf } from '../sections/keptTexts';

type Given = NonNullable<Parameters<typeof aPostmortemServer>[1]>;

/** A server that discards its postmortem, unless told. */
const aServer = (
  given: Given = {},
  discardPostmortem: FakeAnswer = () => undefined,
) =>
  aPostmortemServer(aPostmortem(), {
    ...given,
    answers: { discardPostmortem },
  });

async function askToDiscard() {
  await userEvent.click(await screen.findByRole('button', { name: 'Discard' }));
  return screen.findByRole('dialog', { name: 'Discard PM-31?' });
}

const discardIt = () =>
  userEvent.click(screen.getByRole('button', { name: 'Discard it' }));

describe('discarding a draft', () => {
  beforeEach(() => window.localStorage.clear());

  it('says what goes and what stays, and takes no for an answer', async () => {
    const server = aServer({ actionItems: [anActionItem()] });
    renderPostmortem(server);
    await screen.findByText(anActionItem().title);
    const question = await askToDiscard();

    expect(question).toHaveTextContent(/text, timeline, factors and learnings/);
    expect(question).toHaveTextContent('1 idea for an action item');
    expect(question).toHaveTextContent(/Its incident stays/);
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(server.callsTo('discardPostmortem')).toEqual([]);
  });

  it('leads back to the list, on the version that was seen', async () => {
    const server = aServer();
    renderPostmortem(server);
    await askToDiscard();
    await discardIt();

    await waitFor(() =>
      expect(server.callsTo('discardPostmortem')).toEqual([
        expect.objectContaining({ params: { key: 'PM-31' }, version: 7 }),
      ]),
    );
    await waitFor(() =>
      expect(screen.queryByRole('heading', { name: /PM-31/ })).toBeNull(),
    );
  });

  it('is not looked for again by the page that discarded it', async () => {
    const server = aServer();
    renderPostmortem(server);
    await askToDiscard();
    const looks = server.callsTo('getPostmortem').length;
    await discardIt();

    await waitFor(() =>
      expect(screen.queryByRole('heading', { name: /PM-31/ })).toBeNull(),
    );
    expect(server.callsTo('getPostmortem')).toHaveLength(looks);
  });

  it('takes what its writer had not saved out of the browser', async () => {
    const reader = 'user:default/on-call-engineer';
    const kept = keptTextsOf(reader, 'PM-31', 'impact');
    const elsewhere = keptTextsOf(reader, 'PM-32', 'impact');
    const draft = {
      text: 'Nobody could pay.',
      base: { text: '', version: 0 },
      at: '2026-11-23T14:00:00Z',
    };
    for (const texts of [kept, elsewhere]) texts.keepDraft(draft);
    const server = aServer();
    renderPostmortem(server);
    await askToDiscard();
    await discardIt();

    await waitFor(() => expect(kept.draft()).toBeUndefined());
    expect(elsewhere.draft()).toEqual(draft);
    expect(server.callsTo('writePostmortemSection')).toEqual([]);
  });

  describe('by somebody else, when it', () => {
    const kept = keptTextsOf(
      'user:default/on-call-engineer',
      'PM-31',
      'impact',
    );
    beforeEach(() =>
      kept.keepAside([
        { text: 'Nobody could pay.', at: '2026-11-23T14:00:00Z' },
      ]),
    );
    const look = async (error: ReliabilityError) => {
      renderPostmortem(
        aPostmortemServer(aPostmortem(), {
          answers: {
            getPostmortem: () => {
              throw error;
            },
          },
        }),
      );
      await screen.findByText('There is nothing to show for PM-31');
    };

    it('is found gone, takes what was not saved out of the browser', async () => {
      await look(
        new ReliabilityError(
          404,
          'There is no PM-31',
          undefined,
          'NotFoundError',
        ),
      );
      await waitFor(() => expect(kept.aside()).toEqual([]));
    });

    it('is found gone by a later look, takes its page away', async () => {
      const server = aPostmortemServer(aPostmortem());
      const answer = server.api.call;
      renderPostmortem(server);
      await screen.findByRole('heading', { name: /PM-31/ });
      jest.spyOn(server.api, 'call').mockImplementation(async (op, ...rest) => {
        if (op.id === 'getPostmortem') {
          throw new ReliabilityError(
            404,
            'There is no PM-31',
            undefined,
            'NotFoundError',
          );
        }
        return answer(op, ...rest);
      });
      await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
      await discardIt();

      expect(
        await screen.findByText('There is nothing to show for PM-31'),
      ).toBeVisible();
    });

    it('is found gone by a save, leaves the text on the page to be copied', async () => {
      const gone = () => {
        throw new ReliabilityError(404, 'Gone', undefined, 'NotFoundError');
      };
      const server = aPostmortemServer(aPostmortem(), {
        answers: { writePostmortemSection: gone, discardPostmortem: gone },
      });
      const answer = server.api.call;
      renderPostmortem(server);
      await userEvent.click(
        await screen.findByRole('button', { name: /Write “Impact”/ }),
      );
      const editor = await findMarkdownEditor('Text of “Impact”');
      writeText(editor, 'Nobody could pay.');
      await userEvent.type(editor, '{Control>}s{/Control}');
      await userEvent.click(screen.getByRole('button', { name: 'Done' }));
      expect(
        await screen.findByText('It cannot be saved any more'),
      ).toBeVisible();
      expect(screen.queryByText(/sent again by itself/)).toBeNull();

      jest
        .spyOn(server.api, 'call')
        .mockImplementation(async (operation, ...rest) =>
          operation.id === 'getPostmortem'
            ? gone()
            : answer(operation, ...rest),
        );
      await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
      await discardIt();

      // Everything has been read again before a refusal is shown.
      await screen.findByRole('alert');
      expect(screen.getByText('Nobody could pay.')).toBeInTheDocument();
    });

    it('only seems to be gone because a proxy does not find the portal, leaves it there', async () => {
      await look(new ReliabilityError(404, '404 Not Found'));
      expect(kept.aside()).toHaveLength(1);
    });
  });

  it('waits for what somebody has promised', async () => {
    renderPostmortem(aServer({ actionItems: [aCommitment()] }));
    await screen.findByText(aCommitment().title);
    const question = await askToDiscard();

    expect(within(question).getByRole('alert')).toHaveTextContent(
      'It cannot be: AI-77 was promised, and stays with it.',
    );
    expect(screen.queryByRole('button', { name: 'Discard it' })).toBeNull();
  });

  it('says in words what the server knew better', async () => {
    renderPostmortem(
      aServer({}, () => {
        throw new ReliabilityError(409, 'Not yet', {
          gates: [{ gate: 'discard', problem: 'It is promised elsewhere' }],
        });
      }),
    );
    const question = await askToDiscard();
    await discardIt();

    expect(await within(question).findByRole('alert')).toHaveTextContent(
      'It is promised elsewhere',
    );
  });

  it('asks for another look when somebody changed it meanwhile', async () => {
    renderPostmortem(
      aServer({}, () => {
        throw new ReliabilityError(412, 'It was changed', { current: {} });
      }),
    );
    const question = await askToDiscard();
    await discardIt();

    expect(await within(question).findByRole('alert')).toHaveTextContent(
      /Somebody changed it a moment ago/,
    );
  });

  it('is offered to nobody who cannot', async () => {
    renderPostmortem(aPostmortemServer(aPostmortem({ discardable: false })));
    await screen.findByRole('heading', { name: /PM-31/ });
    expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull();
  });
});
