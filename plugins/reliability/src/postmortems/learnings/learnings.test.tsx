import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aLearning, aPostmortem } from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

const openChange = async () => {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Change the learning “Jitter”' }),
  );
  return within(await screen.findByRole('dialog'));
};

describe('the learnings of a postmortem', () => {
  beforeEach(() => window.localStorage.clear());

  it('stand with where they apply, what helped and what did not', async () => {
    renderPostmortem(
      aPostmortemServer(
        aPostmortem({
          status: 'published',
          editable: false,
          learnings: [
            aLearning({ key: 'LRN-12' }),
            aLearning({ statement: 'Bare', helped: '' }),
          ],
        }),
      ),
    );

    const part = await screen.findByRole('region', {
      name: 'Learnings for others',
    });
    const [first, second] = within(part).getAllByRole('article');
    expect(first).toHaveTextContent(
      /Retries without jitter.*Failure moderetry storm.*Where it appliesWhatever calls.*What helpedA retry budget.*What did not helpLonger/,
    );
    expect(within(first).getByRole('link', { name: 'LRN-12' })).toHaveAttribute(
      'href',
      '/reliability/learnings/LRN-12',
    );
    expect(second).not.toHaveTextContent('What helped');
    expect(within(part).queryByRole('button', { name: /learning/ })).toBeNull();
  });

  it('are added; what is missing is said beside its field', async () => {
    const server = aPostmortemServer(aPostmortem());
    renderPostmortem(server);
    expect(
      await screen.findByText(/^Each is found by other teams/),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Add a learning' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Add a learning' }),
    );
    const save = dialog.getByRole('button', { name: 'Save the learning' });
    await userEvent.click(save);
    expect(await dialog.findByText('Say what was learned.')).toBeVisible();
    expect(server.callsTo('addLearning')).toEqual([]);

    for (const [name, text] of [
      ['What was learned', 'Test limits'],
      ['What helped', 'A load test'],
    ]) {
      await userEvent.type(dialog.getByRole('textbox', { name }), text);
    }
    await userEvent.type(
      dialog.getByRole('combobox', { name: 'Failure mode' }),
      ' Retry Amplification ',
    );
    await userEvent.click(save);
    await waitFor(() =>
      expect(server.stored().learnings).toMatchObject([
        {
          statement: 'Test limits',
          failureMode: 'retry-storm',
          appliesTo: '',
          helped: 'A load test',
          didNotHelp: '',
        },
      ]),
    );
    expect(await screen.findByText('Learning added.')).toBeVisible();
  });

  it('are changed beside what somebody else made of them meanwhile', async () => {
    const learning = aLearning({ statement: 'Jitter' });
    const server = aPostmortemServer(aPostmortem({ learnings: [learning] }));
    renderPostmortem(server);
    const dialog = await openChange();
    server.change({
      learnings: [{ ...learning, helped: 'A queue', version: 2 }],
    });
    const helped = dialog.getByRole('textbox', { name: 'What helped' });
    await userEvent.clear(helped);
    await userEvent.type(helped, 'A budget');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Save the learning' }),
    );
    expect(await dialog.findByText('A queue')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Save mine' }));
    await waitFor(() =>
      expect(server.stored().learnings).toMatchObject([{ helped: 'A budget' }]),
    );
  });

  it('come back when one was removed by mistake', async () => {
    const server = aPostmortemServer(
      aPostmortem({ learnings: [aLearning({ statement: 'Jitter' })] }),
    );
    renderPostmortem(server);
    const dialog = await openChange();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Remove the learning' }),
    );
    await waitFor(() => expect(server.stored().learnings).toEqual([]));

    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(server.stored().learnings).toMatchObject([
        { statement: 'Jitter', helped: 'A retry budget of 10 %' },
      ]),
    );
  });
});
