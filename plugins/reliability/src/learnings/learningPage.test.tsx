import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LearningRecord } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aLearning } from '../__testUtils__/aPostmortem';
import { aReliabilityApi } from '../__testUtils__/aReliabilityApi';
import { renderLearning } from '../__testUtils__/renderLearning';

const aRecord = (given: Partial<LearningRecord> = {}): LearningRecord => ({
  ...aLearning({ key: 'LRN-12' }),
  postmortem: {
    key: 'PM-31',
    title: 'Card payments failed',
    status: 'published',
  },
  severity: 'sev2',
  entities: [{ ref: 'component:default/checkout-api', known: true }],
  owners: ['group:default/payments'],
  publishedAt: '2026-11-20T12:00:00Z',
  state: 'stands',
  by: null,
  reason: '',
  insteadOf: [],
  revisitAt: '2027-05-19T12:00:00Z',
  toRevisit: false,
  editable: false,
  ...given,
});

const NO_HISTORY = { items: [], page: {} };
const ANSWERS = {
  uptake: { asked: 4, answered: 2, adopted: 1, unreadable: 0 },
  items: [],
};
const open = (getLearning: () => LearningRecord) =>
  renderLearning(
    aReliabilityApi({
      getLearning,
      getLearningHistory: () => NO_HISTORY,
      listLearningApplications: () => ANSWERS,
    }),
  );

describe('the page of a learning', () => {
  it('says what was learned, where it applies, what helped, and where it comes from', async () => {
    open(() => aRecord({ helped: '', didNotHelp: '' }));

    expect(
      await screen.findByRole('heading', { name: /^Retries without jitter/ }),
    ).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'Where it applies' }),
    ).toHaveTextContent('Whatever calls a shared service');
    expect(screen.queryByRole('region', { name: /help/ })).toBeNull();
    expect(
      screen.getByText('Not said: What helped, What did not help.'),
    ).toBeVisible();
    const origin = screen.getByRole('region', { name: 'Where it comes from' });
    expect(origin).toHaveTextContent(
      /PM-31 Card payments failed.*Sev-2.*checkout-api.*payments.*2026/,
    );
    expect(
      await within(origin).findByText('Asked 4, answered 2, adopted 1.'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'PM-31' })).toHaveAttribute(
      'href',
      '/reliability/postmortems/PM-31',
    );
  });

  it('says so where it is in a draft', async () => {
    open(() => aRecord({ publishedAt: null }));
    expect(await screen.findByText(/^in a draft/)).toBeVisible();
  });

  it('says so where there is none for its reader', async () => {
    open(() => {
      throw new ReliabilityError(404, 'There is no LRN-12');
    });
    expect(
      await screen.findByText('There is nothing to show for LRN-12'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'All learnings' })).toBeVisible();
  });
});

const other = {
  key: 'LRN-3',
  statement: 'Bound what is tried again',
  state: 'stands' as const,
};

/** A back end that keeps where LRN-12 stands. */
function aServer(given: Partial<LearningRecord> = {}) {
  let stored = aRecord({ editable: true, ...given });
  const api = aReliabilityApi({
    getLearning: () => stored,
    getLearningHistory: () => NO_HISTORY,
    listLearningApplications: () => ANSWERS,
    listLearnings: () => ({
      items: [{ ...stored, ...other, publishedAt: stored.publishedAt }],
      page: {},
    }),
    putLearningStanding: ({ body, version }) => {
      if (version !== stored.version) {
        throw new ReliabilityError(412, 'Too late', { current: stored });
      }
      const { state, reason = '' } = body as {
        state: LearningRecord['state'];
        reason?: string;
      };
      stored = {
        ...stored,
        state,
        reason,
        toRevisit: false,
        by: state === 'merged' || state === 'superseded' ? other : null,
        version: stored.version + 1,
      };
      return stored;
    },
  });
  renderLearning(api);
  return {
    puts: () =>
      api.calls.filter(({ operation }) => operation === 'putLearningStanding'),
    change: () => {
      stored = { ...stored, version: stored.version + 1 };
    },
  };
}

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('whether a learning is the one to go by', () => {
  it('is said by merging it into another, and taken back', async () => {
    const server = aServer();
    await press('Merge');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Merge' }));
    expect(
      await dialog.findByText('Choose the one that says the same.'),
    ).toBeVisible();
    await userEvent.type(
      dialog.getByRole('combobox', { name: 'Learning' }),
      'bound{Enter}',
    );
    await waitFor(() =>
      expect(dialog.getByRole('combobox', { name: 'Learning' })).toHaveValue(
        'LRN-3 Bound what is tried again',
      ),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Merge' }));
    expect(await screen.findByText(/^Merged into/)).toHaveTextContent(
      'Merged into LRN-3, which says the same: Bound what is tried again',
    );
    expect(await screen.findByRole('link', { name: 'LRN-3' })).toHaveAttribute(
      'href',
      '/reliability/learnings/LRN-3',
    );
    expect(server.puts()).toMatchObject([
      { body: { state: 'merged', into: 'LRN-3' }, version: 1 },
    ]);

    await press('Take that back');
    await waitFor(() =>
      expect(screen.queryByText(/^Merged into/)).not.toBeInTheDocument(),
    );
    expect(server.puts()[1]).toMatchObject({ body: { state: 'stands' } });
  });

  it('is said with a reason, and of what one has seen only', async () => {
    const server = aServer();
    await press('No longer true');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Why' }),
      'The proxy does it',
    );
    server.change();
    await userEvent.click(dialog.getByRole('button', { name: 'Retire' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      /somebody else has just said something of it/,
    );
  });

  it('is asked again after a while, and answered in one click', async () => {
    const server = aServer({ toRevisit: true });
    expect(await screen.findByText('Still true?')).toBeVisible();
    await press('Yes, still true');
    await waitFor(() =>
      expect(screen.queryByText('Still true?')).not.toBeInTheDocument(),
    );
    expect(server.puts()).toMatchObject([{ body: { state: 'stands' } }]);
  });

  it('is shown to those who cannot say it, with what it took the place of', async () => {
    aServer({
      editable: false,
      state: 'retired',
      reason: 'The proxy does it',
      insteadOf: [{ ...other, state: 'superseded' }],
    });
    expect(await screen.findByText('The proxy does it')).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'Took the place of' }),
    ).toHaveTextContent('LRN-3 Bound what is tried again superseded');
    expect(screen.queryByRole('button', { name: 'Take that back' })).toBeNull();
  });
});
