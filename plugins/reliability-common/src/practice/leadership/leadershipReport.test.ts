import {
  anIncidentFact,
  DAY,
  incidentsLasting,
  NOW,
  times,
} from '../../metrics/testing/factBuilders';
import { metricsOf } from '../../reports/__testUtils__/aReportInput';
import { practiceTable } from '../health';
import { aPublished, healthOf } from '../health/testing/practiceBuilders';
import { leadershipMarkdown } from './leadershipMarkdown';
import { type LeadershipInput, leadershipReportOf } from './leadershipReportOf';
import { leadershipMessages } from './messages';
import { quarterOf } from './quarter';

const anInput = (given: Partial<LeadershipInput> = {}): LeadershipInput => ({
  quarter: quarterOf('2026-Q3'),
  now: Date.parse('2026-11-27T00:00:00Z'),
  title: 'Checkout',
  metrics: metricsOf(),
  practice: healthOf({ published: [aPublished()] }),
  stories: { adopted: [], checked: [], nearMisses: [], published: [] },
  undecided: [],
  ownerless: [],
  ineffective: [],
  ...given,
});
const reportOf = (given: Partial<LeadershipInput> = {}) =>
  leadershipReportOf(anInput(given));
const sentencesOf = (given: Partial<LeadershipInput> = {}) =>
  reportOf(given)
    .sentences.map(({ text }) => text)
    .join(' ');
const anItem = (number: number) => ({
  key: `AI-${number}`,
  title: `[Item ${number}](https://x.example)`,
  due: '2026-08-01',
  updatedAt: '2026-08-02T00:00:00Z',
});

/** So many incidents of a window, and of the one before. */
const incidentsIn = (now: number, before: number) =>
  metricsOf({
    facts: [
      ...incidentsLasting(Array.from({ length: now }, (_, at) => 20 + at)),
      ...Array.from({ length: before }, (_, at) =>
        anIncidentFact({
          incidentId: 1000 + at,
          times: times(NOW - (91 + (at % 80)) * DAY, {
            impactStarted: 0,
            mitigated: 20 + at,
          }),
        }),
      ),
    ],
  });

describe('a report for leadership', () => {
  it('can be read aloud', () => {
    expect(reportOf().title.text).toBe('Checkout in quarter 3 of 2026');
    expect(sentencesOf()).toMatch(
      /^Half of the 14 incidents in the last 90 days were restored within 42 minutes \(31–58\)\..* 1 postmortem was published in the last 90 days\. /,
    );
  });

  it('says what surely changed, and that the rest cannot be told apart', () => {
    expect(sentencesOf({ metrics: incidentsIn(60, 22) })).toMatch(
      /Incidents: we can be sure that it is higher than in the 90 days before, though not yet why\./,
    );
    expect(sentencesOf({ metrics: incidentsIn(30, 30) })).toMatch(
      /figures? could be compared(: taken together, none|, and cannot)/,
    );
    expect(sentencesOf()).toContain(
      'Too little happened to tell any figure apart from what it was in the 90 days before.',
    );
  });

  it('says that there is nothing to report where there was nothing', () => {
    const empty = reportOf({
      metrics: metricsOf({ facts: [] }),
      practice: null,
    });
    expect(empty.isEmpty).toBe(true);
    expect(empty.sentences).toHaveLength(1);
    expect(empty.practice).toBeNull();
  });

  it('says of a running quarter that it is not over', () => {
    const { quarter, period } = reportOf({ quarter: quarterOf('2026-Q4') });
    expect(quarter.isOver).toBe(false);
    expect(period.map(({ text }) => text)).toEqual([
      'The quarter is not over: it is told up to now.',
    ]);
  });

  it('lists twelve things of a kind to decide, and counts the rest', () => {
    const { decisions } = reportOf({
      ineffective: Array.from({ length: 15 }, (_, index) => anItem(index)),
    });
    expect(decisions.ineffective.items).toHaveLength(12);
    expect(decisions.ineffective.more).toBe(3);
  });

  it('is Markdown in which what people wrote is text', () => {
    const text = leadershipMarkdown(
      reportOf({
        title: '# Checkout',
        ownerless: [anItem(1)],
        undecided: [{ key: 'RV-1', text: '@all: decide', at: null }],
        stories: {
          adopted: [],
          checked: [
            {
              key: 'AI-2',
              title: '<b>Limit</b>',
              note: '![x](https://x.example) held',
              verifiedAt: '2026-08-02T00:00:00Z',
            },
          ],
          nearMisses: [],
          published: [],
        },
      }),
    );
    expect(text).toContain('# \\# Checkout in quarter 3 of 2026');
    expect(text).toContain('AI-2 \\<b\\>Limit\\</b\\> · checked on ');
    expect(text).toContain('- RV-1 `@all`: decide');
    expect(text).not.toMatch(/\]\(https/);
    expect(text).toContain('| Time to publish | Too few postmortems |');
    expect(text).toContain('## How these figures are computed');
  });

  it('never judges, and takes no name that other words have', () => {
    expect(Object.values(leadershipMessages).join(' ')).not.toMatch(
      /improv|worse|better|\bgood\b|\bbad\b|!/i,
    );
    expect(
      Object.keys(leadershipMessages).filter(code =>
        Object.hasOwn(practiceTable, code),
      ),
    ).toEqual([]);
  });
});
