import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  LeadershipInput,
  LeadershipReport,
  leadershipReportOf,
  quarterOf,
} from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aPracticeHealth } from '../../__testUtils__/aPracticeHealth';
import {
  aReliabilityApi,
  FakeAnswer,
} from '../../__testUtils__/aReliabilityApi';
import { aScopeMetrics } from '../../__testUtils__/aScopeMetrics';
import { renderPractice } from '../../__testUtils__/renderPractice';

const NOW = Date.parse('2026-11-23T12:00:00Z');

/** A quarter with a near miss that taught something, and an action item that did not work. */
function aLeadershipReport(
  given: Partial<LeadershipInput> & { readonly scope?: string } = {},
): LeadershipReport {
  const { scope = 'organisation', ...input } = given;
  return leadershipReportOf({
    quarter: quarterOf('2026-Q3'),
    now: NOW,
    title: null,
    metrics: aScopeMetrics({ scope }),
    practice: aPracticeHealth({ scope }),
    stories: {
      adopted: [],
      checked: [],
      nearMisses: [
        {
          key: 'INC-7',
          title: 'The queue nearly ran full',
          at: '2026-08-01T10:00:00Z',
          learnings: ['Watch the queue. It fills at noon.'],
        },
      ],
      published: [],
    },
    undecided: [],
    ownerless: [],
    ineffective: [
      {
        key: 'AI-77',
        title: 'Bound the retry budget',
        due: '2026-08-20',
        updatedAt: '2026-09-01T10:00:00Z',
      },
    ],
    ...input,
  });
}

const render = (
  at = '?quarter=2026-Q3',
  getLeadershipReport: FakeAnswer = ({ query }) =>
    aLeadershipReport({ scope: String(query.scope) }),
) => renderPractice(aReliabilityApi({ getLeadershipReport }), `/report${at}`);
const section = (name: string) => screen.findByRole('region', { name });

describe('the report for leadership', () => {
  it('begins with sentences, and has figures with their intervals', async () => {
    const api = render();
    expect(
      await screen.findByRole('heading', {
        name: 'The organisation in quarter 3 of 2026',
      }),
    ).toBeVisible();
    expect(
      screen.getByText(/^Half of the 14 incidents .* \(31–58\)/),
    ).toBeVisible();
    expect(await section('Figures')).toHaveTextContent(
      /Time to restore42 min \(31 min – 58 min\)/,
    );
    expect(await section('How the practice is doing')).toHaveTextContent(
      /Time to publish8 d/,
    );
    expect(api.calls[0].query).toEqual({
      scope: 'organisation',
      quarter: '2026-Q3',
    });
  });

  it('tells a story in people’s own words, with the way to it', async () => {
    render();
    const stories = await section('Stories');
    expect(stories).toHaveTextContent('“Watch the queue.”');
    expect(
      within(stories).getByRole('link', { name: 'INC-7' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-7');
  });

  it('asks what is to be decided', async () => {
    render();
    const asked = await section('Decisions asked');
    expect(asked).toHaveTextContent(
      /Done, and found not to work.*AI-77 Bound the retry budget/,
    );
    expect(within(asked).getByRole('link', { name: 'AI-77' })).toHaveAttribute(
      'href',
      '/reliability/action-items/AI-77',
    );
  });

  it('says where nothing is told or asked', async () => {
    render('', () =>
      aLeadershipReport({
        stories: { adopted: [], checked: [], nearMisses: [], published: [] },
        ineffective: [],
      }),
    );
    expect(await section('Stories')).toHaveTextContent(/^Stories.*None yet\./);
    expect(await section('Decisions asked')).toHaveTextContent(
      'Nothing waits for a decision.',
    );
  });

  it('is copied as Markdown in the words of the page', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(window.navigator.clipboard, 'writeText');
    render();
    await user.click(
      await screen.findByRole('button', { name: 'Copy Markdown' }),
    );
    const [[text]] = write.mock.calls;
    expect(text).toMatch(/^# The organisation in quarter 3 of 2026\n/);
    expect(text).toContain('> “Watch the queue.”');
  });

  it('teaches where a quarter has nothing', async () => {
    render('?quarter=2025-Q1', () => {
      const { figures, ...metrics } = aScopeMetrics({ scope: 'organisation' });
      return aLeadershipReport({
        practice: aPracticeHealth({ published: [] }),
        metrics: {
          ...metrics,
          figures: {
            ...figures,
            incidents: {
              state: 'notObserved',
              definition: 'incidents',
              unit: 'count',
              byKind: { nearMiss: 0, drill: 0, maintenance: 0 },
            },
          },
        },
      });
    });
    expect(
      await screen.findByText('There is nothing to report of this quarter'),
    ).toBeVisible();
  });

  it('says that it could not be loaded, and can be asked again', async () => {
    let isUp = false;
    render('', () => {
      if (!isUp) throw new ReliabilityError(403, 'Not allowed');
      return aLeadershipReport();
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The report of the quarter could not be loaded',
    );
    isUp = true;
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await section('Figures')).toBeVisible();
  });
});
