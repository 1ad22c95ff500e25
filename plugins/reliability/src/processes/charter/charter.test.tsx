import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { defaultCharter } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aCharter } from '../../__testUtils__/aCharter';
import {
  aKeptCharter,
  renderPractice,
  YOURS,
} from '../../__testUtils__/renderPractice';
import { CharterLine } from './CharterLine';

const OVERTAKEN = 'It changed a moment ago. Read it once more.';
const ACKNOWLEDGE = { name: 'I have read it and work by it' };
const NOTICE = { name: 'Your acknowledgement' };
const THANKS = 'Thank you. You have acknowledged the charter.';

describe('the line about the charter', () => {
  it('stands there until it is acknowledged, and then thanks', async () => {
    const api = renderPractice(aKeptCharter(aCharter()), '', <CharterLine />);
    const line = await screen.findByRole('region', NOTICE);
    expect(line).toHaveTextContent(
      'There is a charter for how we learn from incidents.',
    );
    expect(
      within(line).getByRole('link', { name: 'Read the charter' }),
    ).toHaveAttribute('href', '/reliability/practice/charter');

    await userEvent.click(within(line).getByRole('button', ACKNOWLEDGE));
    expect(await screen.findByRole('status')).toHaveTextContent(THANKS);
    await waitFor(() => expect(screen.getByText(THANKS)).toHaveFocus());
    expect(screen.queryByRole('region', NOTICE)).toBeNull();
    expect(
      api.calls.find(({ operation }) => operation === 'acknowledgeCharter'),
    ).toMatchObject({ version: 2 });
  });

  it('says what changed to whoever has acknowledged an earlier one', async () => {
    renderPractice(
      aKeptCharter(
        aCharter({ standing: 'renewalDue', yours: { ...YOURS, version: 1 } }),
      ),
      '',
      <CharterLine />,
    );
    expect(await screen.findByRole('region', NOTICE)).toHaveTextContent(
      'The charter for how we learn from incidents has changed: Near misses may be anonymous',
    );
  });

  it('does not acknowledge what changed before the reader saw it', async () => {
    renderPractice(
      aKeptCharter(aCharter(), {
        acknowledgeCharter: () => {
          throw new ReliabilityError(412, 'Too late', {
            current: aCharter({ version: 3, askedVersion: 3 }),
          });
        },
      }),
      '',
      <CharterLine />,
    );
    await userEvent.click(await screen.findByRole('button', ACKNOWLEDGE));
    expect(await screen.findByRole('alert')).toHaveTextContent(OVERTAKEN);
  });
});

describe('the charter on the page of the practice', () => {
  const section = () => screen.findByRole('region', { name: 'Charter' });

  it('says who stands behind it, how many have acknowledged it, and how the reader stands to it', async () => {
    renderPractice(
      aKeptCharter(aCharter({ standing: 'acknowledged', yours: YOURS })),
    );
    expect(await screen.findByText(/Backed by the sponsor/)).toHaveTextContent(
      'Backed by the sponsor: Head of engineering.',
    );
    expect(await section()).toHaveTextContent(
      /24 people have acknowledged it\. Version 2, adopted .*\.You acknowledged version 2, .*\./s,
    );
  });

  it('says that nobody has adopted one, and asks nobody', async () => {
    renderPractice(
      aKeptCharter({
        ...defaultCharter,
        askedVersion: null,
        acknowledged: 0,
        yours: null,
        standing: 'notAsked',
        editable: true,
      }),
    );
    expect(
      await screen.findByText(/Nobody has adopted a charter here yet/),
    ).toBeVisible();
    expect(screen.getByText(/adopt it\.$/)).toBeVisible();
    expect(screen.queryByRole('button', ACKNOWLEDGE)).toBeNull();
  });

  it('says that it could not be loaded, and tries again', async () => {
    let isAway = true;
    renderPractice(
      aKeptCharter(aCharter(), {
        getCharter: () => {
          if (isAway) throw new ReliabilityError(400, 'No');
          return aCharter();
        },
      }),
    );
    expect(
      await screen.findByText('The charter could not be loaded'),
    ).toBeVisible();
    isAway = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/Backed by the sponsor/)).toBeVisible();
  });
});

describe('the charter itself', () => {
  it('is read whole, with its words, and acknowledged at its end', async () => {
    renderPractice(aKeptCharter(aCharter()), '/charter');
    expect(
      await screen.findByRole('heading', { name: 'What we promise' }),
    ).toBeVisible();
    const words = screen.getByRole('region', { name: 'Words that we use' });
    expect(within(words).getByText('Near miss')).toBeVisible();
    await userEvent.click(screen.getByRole('button', ACKNOWLEDGE));
    await waitFor(() => expect(screen.getByText(THANKS)).toHaveFocus());
    expect(
      await screen.findByText('25 people have acknowledged it.'),
    ).toBeVisible();
  });

  it('goes onto paper', async () => {
    const print = jest.spyOn(window, 'print').mockImplementation();
    renderPractice(aKeptCharter(aCharter()), '/charter');
    await userEvent.click(await screen.findByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalled();
    print.mockRestore();
  });
});
