import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  defaultFailureModes,
  Milestone,
} from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aCharter } from '../../__testUtils__/aCharter';
import { aMilestone, aQuietMode } from '../../__testUtils__/aMilestone';
import type { FakeAnswer } from '../../__testUtils__/aReliabilityApi';
import {
  aKeptCharter,
  renderPractice,
} from '../../__testUtils__/renderPractice';
import { LatestMilestones } from './LatestMilestones';

const listing = (listMilestones: FakeAnswer) =>
  aKeptCharter(aCharter(), {
    listMilestones,
    listFailureModes: () => ({ items: defaultFailureModes, editable: false }),
  });
const theseOnly = (...items: Milestone[]) =>
  listing(() => ({ items, page: {} }));
const section = () => screen.findByRole('region', { name: 'Milestones' });
const rows = async () => within(await section()).findAllByRole('listitem');

describe('milestones on the page of the practice', () => {
  it('say what a team has reached, with the way to what it is about', async () => {
    renderPractice(
      theseOnly(
        aMilestone(),
        aMilestone({ id: 3, kind: 'firstPostmortem', level: 1, about: 'PM-4' }),
        aMilestone({
          id: 4,
          kind: 'adoptedLearning',
          level: 5,
          about: 'LRN-3',
        }),
        aMilestone({
          id: 5,
          kind: 'risksClosed',
          level: 3,
          team: null,
          evidence: { failureMode: 'retry-storm' },
        }),
      ),
    );
    const [ten, first, adopted, closed] = await rows();
    expect(ten).toHaveTextContent(
      /search has verified 10 commitments.*Somebody has checked the effect/,
    );
    expect(first).toHaveTextContent(
      'search has published its first postmortem',
    );
    expect(within(first).getByRole('link', { name: 'PM-4' })).toHaveAttribute(
      'href',
      '/reliability/postmortems/PM-4',
    );
    expect(adopted).toHaveTextContent(
      '5 teams have adopted what search has learned',
    );
    expect(
      within(adopted).getByRole('link', { name: 'LRN-3' }),
    ).toHaveAttribute('href', '/reliability/learnings/LRN-3');
    await waitFor(() =>
      expect(closed).toHaveTextContent(
        'What was done against “Retry storm” is verified in 3 domains',
      ),
    );
  });

  it('say how surprising a silence is, and that it may be chance', async () => {
    renderPractice(theseOnly(aQuietMode()));
    const [quiet] = await rows();
    await waitFor(() =>
      expect(quiet).toHaveTextContent(
        '“Retry storm” has not come back for 180 days',
      ),
    );
    expect(quiet).toHaveTextContent(
      'It came 6 times in the 365 days before. At that rate 3.0 more would have been expected (1.1–6.4, 95 %), and none came. ' +
        'Where nothing had changed, so long a silence would come 9 times in 100; for one of the 4 failure modes that were watched, 31 times in 100. ' +
        'So this may well be chance. How it failed is known of 44 of 50 incidents in these days.',
    );
  });

  it('say so where it is hardly chance', async () => {
    renderPractice(
      theseOnly(aQuietMode({ chance: 0.002, chanceOfAny: 0.002, watched: 1 })),
    );
    const [quiet] = await rows();
    expect(quiet).toHaveTextContent(
      'so long a silence would come less than once in 100. So this is hardly chance alone.',
    );
  });

  it('say what is withdrawn, and what a module brings in its own words', async () => {
    renderPractice(
      theseOnly(
        aMilestone({
          state: 'withdrawn',
          stateAt: '2026-11-20T09:00:00Z',
          text: null,
        }),
        aMilestone({
          id: 8,
          kind: 'quietFailureMode',
          team: null,
          state: 'withdrawn',
          stateAt: '2026-11-20T09:00:00Z',
          text: null,
        }),
        aMilestone({ id: 9, kind: 'openDay', text: 'The first open day' }),
      ),
    );
    const [withdrawn, ofAll, ofModule] = await rows();
    expect(withdrawn).toHaveTextContent(
      /A milestone of search.*Withdrawn .*: what it rested on is no longer so\./,
    );
    expect(ofAll).toHaveTextContent(
      /A milestone of the organisation.*Withdrawn/,
    );
    expect(ofModule).toHaveTextContent('The first open day');
  });

  it('say what the first will be where there is none', async () => {
    renderPractice(theseOnly());
    expect(await screen.findByText('No milestones yet')).toBeVisible();
    expect(await section()).toHaveTextContent(/first published postmortem/);
  });

  it('say that they could not be loaded, and are tried again', async () => {
    let isAway = true;
    renderPractice(
      listing(() => {
        if (isAway) throw new ReliabilityError(400, 'No');
        return { items: [aMilestone()], page: {} };
      }),
    );
    const failed = await screen.findByText(
      'The milestones could not be loaded',
    );
    expect(failed).toBeVisible();
    isAway = false;
    await userEvent.click(
      within(await section()).getByRole('button', { name: 'Try again' }),
    );
    expect(await rows()).toHaveLength(1);
  });
});

describe('the latest milestones of a scope', () => {
  it('are those that stand, with the way to all', async () => {
    const api = renderPractice(
      theseOnly(aMilestone()),
      '',
      <LatestMilestones scope="group:default/search" />,
    );
    expect(
      within(await section()).getByRole('link', { name: 'All milestones' }),
    ).toHaveAttribute('href', '/reliability/practice');
    expect(
      api.calls.find(({ operation }) => operation === 'listMilestones'),
    ).toMatchObject({
      query: { scope: 'group:default/search', state: 'stands' },
    });
  });

  it('are asked of no service, which reaches none', async () => {
    const api = renderPractice(
      theseOnly(aMilestone()),
      '',
      <>
        <LatestMilestones scope="component:default/checkout" />
        <p>The page</p>
      </>,
    );
    expect(await screen.findByText('The page')).toBeVisible();
    expect(api.calls).toEqual([]);
  });
});
