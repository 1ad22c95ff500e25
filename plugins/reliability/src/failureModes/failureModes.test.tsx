import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  defaultFailureModes,
  FailureMode,
} from '@afterword/plugin-reliability-common';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityError,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { aReliabilityApi, FakeAnswer } from '../__testUtils__/aReliabilityApi';
import { rootRouteRef } from '../routes';
import { FailureModesPage } from './FailureModesPage';

function renderPage(putFailureMode: FakeAnswer, editable = true) {
  const api = aReliabilityApi({
    listFailureModes: () => ({ items: defaultFailureModes, editable }),
    putFailureMode,
  });
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <FailureModesPage />
    </ReliabilityProvider>,
    {
      mountedRoutes: { '/reliability': rootRouteRef },
      apis: [[reliabilityApiRef, api]],
    },
  );
  return api;
}

const nobody: FakeAnswer = () => {
  throw new Error('Nobody asked');
};

describe('the words for how things fail', () => {
  it('stand by where it lies, with what else they are called', async () => {
    renderPage(nobody, false);

    const technology = await screen.findByRole('region', {
      name: 'Technology',
    });
    expect(technology).toHaveTextContent(
      /Retry storm retry-storm.*Callers try again.*Also: retry amplification/,
    );
    expect(screen.queryByRole('button', { name: /^Change/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Add/ })).toBeNull();
  });

  it('get another, whose short name follows its name', async () => {
    const api = renderPage(({ params, body }) => ({
      ...body,
      ...params,
      version: 1,
    }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add a failure mode' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const save = dialog.getByRole('button', { name: 'Save' });
    await userEvent.click(save);
    expect(await dialog.findByText('Say what it is called.')).toBeVisible();

    const write = (name: string, text: string) =>
      userEvent.type(dialog.getByRole('textbox', { name }), text);
    await write('Name', 'Lost quorum');
    await write('Other words for it', 'no quorum, , split vote');
    await userEvent.click(save);
    await waitFor(() =>
      expect(api.calls.at(-1)).not.toMatchObject({ body: undefined }),
    );
    expect(
      api.calls.find(({ operation }) => operation === 'putFailureMode'),
    ).toMatchObject({
      params: { id: 'lost-quorum' },
      body: {
        name: 'Lost quorum',
        aliases: ['no quorum', 'split vote'],
        replacedBy: null,
      },
      version: 0,
    });
    expect(await screen.findByText('“Lost quorum” saved.')).toBeVisible();
  });

  it('say beside the field which word is taken', async () => {
    renderPage(() => {
      throw new ReliabilityError(400, 'No', {
        fields: [
          { field: 'body.aliases', problem: '“dns” is a word for dns already' },
        ],
      });
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Change “Deadlock”' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(
      await dialog.findByText('“dns” is a word for dns already'),
    ).toBeVisible();
  });

  it('say beside the field what cannot take the place of another', async () => {
    renderPage(() => {
      throw new ReliabilityError(400, 'No', {
        fields: [
          {
            field: 'body.replacedBy',
            problem: 'is replaced by this one itself',
          },
        ],
      });
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Change “Deadlock”' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      dialog.getByRole('checkbox', { name: 'Do not propose it any more' }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(
      await dialog.findByText('is replaced by this one itself'),
    ).toBeVisible();
  });

  it('say what else is refused, though it has no field', async () => {
    renderPage(() => {
      throw new ReliabilityError(400, 'No', {
        fields: [{ field: 'body', problem: 'has too much in it' }],
      });
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Change “Deadlock”' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'has too much in it',
    );
  });

  it('show all that somebody else made of them before it is written over', async () => {
    const deadlock = defaultFailureModes.find(({ id }) => id === 'deadlock');
    const current = {
      ...deadlock,
      layer: 'process',
      retired: true,
      replacedBy: 'retry-storm',
      version: 3,
    };
    renderPage(() => {
      throw new ReliabilityError(412, 'Too late', { current });
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Change “Deadlock”' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    const panel = await dialog.findByRole('region', {
      name: 'Changed while you were editing',
    });
    const terms = within(panel).getAllByRole('term');
    expect(terms.map(({ textContent }) => textContent)).toEqual([
      'Where it lies',
      'Do not propose it any more',
      'What is meant instead',
    ]);
    expect(panel).toHaveTextContent(
      /Now Process.*Yours Technology.*Now yes.*Yours no/,
    );
    expect(panel).toHaveTextContent(/Now Retry storm.*Yours Nothing/);
  });

  it('are changed beside what somebody else made of them meanwhile', async () => {
    const deadlock = defaultFailureModes.find(({ id }) => id === 'deadlock');
    let stored = { ...deadlock, name: 'Lock', version: 3 } as FailureMode;
    renderPage(({ body, version }) => {
      if (version !== stored.version) {
        throw new ReliabilityError(412, 'Too late', { current: stored });
      }
      stored = { ...stored, ...body, version: 4 } as FailureMode;
      return stored;
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Change “Deadlock”' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const name = dialog.getByRole('textbox', { name: 'Name' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Stuck');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByText('Lock')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Save mine' }));
    await waitFor(() => expect(stored.name).toBe('Stuck'));
  });
});
