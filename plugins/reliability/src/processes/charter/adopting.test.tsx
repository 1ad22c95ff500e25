import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Charter,
  charterInput,
  defaultCharter,
} from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aCharter } from '../../__testUtils__/aCharter';
import {
  aKeptCharter,
  renderPractice,
} from '../../__testUtils__/renderPractice';

const SHIPPED: Charter = {
  ...defaultCharter,
  askedVersion: null,
  acknowledged: 0,
  yours: null,
  standing: 'notAsked',
  editable: true,
};

const openDialog = async (button: string) => {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  return within(await screen.findByRole('dialog'));
};
const typeOver = async (field: HTMLElement, text: string) => {
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste(text);
};

describe('a charter', () => {
  it('is adopted as it comes, under the role of its sponsor', async () => {
    let stored = SHIPPED;
    const api = renderPractice(
      aKeptCharter(SHIPPED, {
        getCharter: () => stored,
        putCharter: ({ body }) => {
          stored = aCharter({
            ...charterInput.parse(body),
            version: 1,
            editable: true,
          });
          return stored;
        },
      }),
      '/charter',
    );
    const dialog = await openDialog('Adopt a charter');
    const sponsor = dialog.getByRole('textbox', { name: 'Sponsor' });
    await userEvent.clear(sponsor);
    await userEvent.click(dialog.getByRole('button', { name: 'Adopt' }));
    expect(
      await dialog.findByText('Say whose role stands behind it.'),
    ).toBeVisible();
    await typeOver(sponsor, 'Director of platform');
    await userEvent.click(dialog.getByRole('button', { name: 'Adopt' }));

    expect(await screen.findByText('Version 1 is adopted.')).toBeVisible();
    expect(screen.getByText('Sponsor: Director of platform')).toBeVisible();
    expect(
      api.calls.find(({ operation }) => operation === 'putCharter'),
    ).toMatchObject({
      version: 0,
      body: { sponsor: 'Director of platform', text: defaultCharter.text },
    });
  });

  it('is corrected without asking anybody anew', async () => {
    const api = renderPractice(
      aKeptCharter(aCharter({ editable: true }), {
        putCharter: () => aCharter({ version: 3, editable: true }),
      }),
      '/charter',
    );
    const dialog = await openDialog('Change the charter');
    await typeOver(
      dialog.getByRole('textbox', { name: 'Words that we use' }),
      'Drill: one that we made\nAlone',
    );
    await userEvent.click(
      dialog.getByRole('checkbox', {
        name: 'Ask everybody to acknowledge it anew',
      }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Adopt' }));
    expect(await dialog.findByText(/^“Alone”: each word/)).toBeVisible();
    await typeOver(
      dialog.getByRole('textbox', { name: 'Words that we use' }),
      'Drill: one that we made',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Adopt' }));
    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'putCharter'),
      ).toMatchObject({
        version: 2,
        body: {
          asksAnew: false,
          glossary: [{ term: 'Drill', meaning: 'one that we made' }],
        },
      }),
    );
  });

  it('is shown beside what somebody else made of it meanwhile', async () => {
    let tries = 0;
    renderPractice(
      aKeptCharter(aCharter({ editable: true }), {
        putCharter: ({ version }) => {
          tries += 1;
          if (version === 2) {
            throw new ReliabilityError(412, 'Too late', {
              current: aCharter({ version: 3, sponsor: 'Head of operations' }),
            });
          }
          return aCharter({ version: 4, editable: true });
        },
      }),
      '/charter',
    );
    const dialog = await openDialog('Change the charter');
    await userEvent.click(dialog.getByRole('button', { name: 'Adopt' }));
    const panel = await dialog.findByRole('region', {
      name: 'Changed while you were editing',
    });
    expect(panel).toHaveTextContent(
      /Now Head of operations.*Yours Head of engineering/,
    );
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Save mine' }),
    );
    expect(await screen.findByText('Version 4 is adopted.')).toBeVisible();
    expect(tries).toBe(2);
  });

  it('is offered for a change to nobody who may not', async () => {
    renderPractice(aKeptCharter(aCharter()), '/charter');
    await screen.findByRole('heading', { name: 'What we promise' });
    expect(screen.queryByRole('button', { name: /^Change/ })).toBeNull();
    expect(
      screen.queryByRole('region', { name: 'Who has acknowledged it' }),
    ).toBeNull();
  });

  it('names who has acknowledged which version to whoever administers it', async () => {
    renderPractice(
      aKeptCharter(aCharter({ editable: true }), {
        listCharterAcknowledgements: () => ({
          items: [
            {
              person: 'user:default/facilitator',
              version: 2,
              at: '2026-11-14T09:00:00Z',
            },
          ],
          page: {},
        }),
      }),
      '/charter',
    );
    const people = await screen.findByRole('region', {
      name: 'Who has acknowledged it',
    });
    await waitFor(() =>
      expect(people).toHaveTextContent(/facilitator.*version 2/),
    );
  });

  it('shows what changed since the version that the reader has acknowledged', async () => {
    renderPractice(
      aKeptCharter(
        aCharter({
          standing: 'renewalDue',
          yours: { version: 1, at: '2026-10-13T09:00:00Z' },
          sponsor: 'Head of operations',
        }),
        {
          getCharterVersion: ({ params }) => ({
            ...defaultCharter,
            version: Number(params.version),
            glossary: defaultCharter.glossary.slice(1),
          }),
        },
      ),
      '/charter',
    );
    const dialog = await openDialog('What changed since');
    expect(
      await dialog.findByRole('region', { name: 'Sponsor' }),
    ).toHaveTextContent(/Then.*Head of engineering.*Now.*Head of operations/);
    expect(
      dialog.getByRole('region', { name: 'What is meant by “Incident”' }),
    ).toHaveTextContent(/Then.*Now.*An event that hurt users/);
    expect(dialog.queryByRole('region', { name: 'How we do it' })).toBeNull();
  });

  it('is held against each earlier version, down to the one that it came with', async () => {
    const api = renderPractice(
      aKeptCharter(aCharter(), { getCharterVersion: () => defaultCharter }),
      '/charter',
    );
    const versions = await screen.findByRole('region', { name: 'Versions' });
    await waitFor(() =>
      expect(versions).toHaveTextContent(
        /Version 2, adopted.*Near misses may be anonymous · everybody was asked anew.*As it comes with Afterword/,
      ),
    );
    const dialog = await openDialog('Compare version 0 with the present one');
    expect(await dialog.findByText('Nothing.')).toBeVisible();
    expect(
      api.calls.find(({ operation }) => operation === 'getCharterVersion'),
    ).toMatchObject({ params: { version: 0 } });
  });
});
