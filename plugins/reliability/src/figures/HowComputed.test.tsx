import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  comparisonRules,
  type FigureChange,
  figureDefinitions,
  figureIds,
} from '@afterword/plugin-reliability-common';
import {
  aQuietScope,
  aScopeMetrics,
  aTypicalDuration,
} from '../__testUtils__/aScopeMetrics';
import { readIn } from '../__testUtils__/readIn';
import { renderReliability } from '../__testUtils__/renderReliability';
import { HowComputed } from './HowComputed';
import { figureMessages } from './messages';

describe('how a figure is computed', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each(['tab', 'card'] as const)(
    'is told on the %s by keyboard, which goes back to where it was',
    async page => {
      renderReliability(page, aScopeMetrics());
      const ask = await screen.findByRole('button', {
        name: 'How is “Time to restore” computed?',
      });

      ask.focus();
      await userEvent.keyboard('{Enter}');
      const dialog = await screen.findByRole('dialog', {
        name: 'Time to restore',
      });
      expect(dialog).toHaveTextContent(
        figureDefinitions.timeToRestore.sentence,
      );
      expect(dialog).toHaveTextContent('median of mitigated − impactStarted');
      expect(
        within(dialog).getByRole('link', { name: /Incident Metrics in SRE/ }),
      ).toBeInTheDocument();

      await userEvent.keyboard('{Escape}');
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
      await waitFor(() => expect(ask).toHaveFocus());
    },
  );

  it('says what the answer rests on', async () => {
    renderReliability(
      'tab',
      aScopeMetrics({
        window: {
          from: '2026-08-25T12:00:00Z',
          until: '2026-11-23T12:00:00Z',
          rolling: 'P90D',
        },
        entities: { counted: 8, unreadable: 2, missing: 0 },
        figures: {
          timeToRestore: aTypicalDuration({
            n: 12,
            censored: 1,
            coverage: { known: 12, total: 14 },
            notes: { unknown: 2, impossible: 0, early: 0, longOpen: 1 },
          }),
        },
      }),
    );

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'How is “Time to restore” computed?',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    const facts = within(dialog)
      .getAllByRole('term')
      .map(term => `${term.textContent}: ${term.nextSibling?.textContent}`);
    expect(facts).toEqual(
      expect.arrayContaining([
        'Window: Aug 25, 2026 – Nov 23, 2026',
        'Rests on: 12 known durations',
        'Known: 12 of 14',
        'Still open among them: 1',
        'A time is missing: 2',
        'Open for more than 30 days: 1',
        'Durations: computed from points in time',
        'Entities: 8 counted · 2 that you cannot see',
        'Members and owners: as of now, for the whole window',
      ]),
    );
    expect(facts.join()).not.toContain('cannot be right');
  });

  it.each(['America/Los_Angeles', 'Europe/Madrid'])(
    'says the days of a window of whole UTC days to a reader in %s, the last one included',
    async zone => {
      readIn(zone);
      const metrics = aScopeMetrics({
        window: {
          from: '2026-10-01T00:00:00Z',
          until: '2026-11-01T00:00:00Z',
          rolling: null,
        },
      });
      renderInTestApp(<HowComputed figure="incidents" metrics={metrics} />);

      await userEvent.click(
        await screen.findByRole('button', {
          name: 'How is “Incidents” computed?',
        }),
      );
      expect(await screen.findByRole('dialog')).toHaveTextContent(
        /Window.*Oct 1\b.* – .*Oct 31\b.*, both included \(UTC\)/,
      );
    },
  );

  it('says how far a figure is shifted back that waits for what came of things', async () => {
    const metrics = aScopeMetrics({
      window: {
        from: '2026-10-01T00:00:00Z',
        until: '2026-11-01T00:00:00Z',
        rolling: null,
      },
    });
    renderInTestApp(
      <HowComputed figure="changeFailureRate" metrics={metrics} />,
    );

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'How is “Change failure rate” computed?',
      }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      /Window.*Sep 24\b.* – .*Oct 24\b.*: 7 days back, to see what came of what began/,
    );
  });

  const sure = {
    kind: 'ratio',
    estimate: 0.7453,
    interval: [0.61, 0.91],
    pValue: 0.004,
    verdict: 'lower',
    before: { value: 3_060, n: 140 },
    now: { value: 2_280, n: 129 },
  } as const;
  it.each<[Partial<FigureChange>, string]>([
    [{}, '0.75 times (0.61–0.91): ↓ lower than before'],
    [
      { estimate: 0.9123, interval: [0.82, 0.9996] },
      '0.9123 times (0.82–0.9996): ↓ lower than before',
    ],
    [
      { verdict: 'higher', estimate: 1.3, interval: [1.00031, null] },
      '1.3 times (1.0003 or more): ↑ higher than before',
    ],
    [
      { kind: 'difference', estimate: -0.02, interval: [-0.08, -0.000004] },
      '-2 percentage points (-8 to -0.0004): ↓ lower than before',
    ],
  ])(
    'says how the figure differs from the window before, never as if it did not, and calls neither way better: %#',
    async (given, words) => {
      renderReliability(
        'tab',
        aScopeMetrics({
          figures: {
            timeToRestore: aTypicalDuration({
              state: 'ok',
              n: 129,
              change: { ...sure, ...given } as FigureChange,
            }),
          },
        }),
      );

      await userEvent.click(
        await screen.findByRole('button', {
          name: 'How is “Time to restore” computed?',
        }),
      );
      expect(await screen.findByRole('dialog')).toHaveTextContent(
        `Against the window before${words}`,
      );
    },
  );

  it('says how much an hour of impact counted', async () => {
    renderInTestApp(
      <HowComputed figure="availability" metrics={aScopeMetrics()} />,
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'How is “Availability” computed?',
      }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'An hour of impact counts as downmajor 1 h, partial 0.3 h',
    );
  });

  it('is told of near misses too, of which more is not worse', async () => {
    renderReliability('card', aQuietScope());

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'How is “Near misses” computed?',
      }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'neither: more is not worse, and less is not better',
    );
  });
});

describe('the words of definitions', () => {
  it.each(figureIds)('are those of the definition of %s', id => {
    const { name, sentence, formula, edgeCases } = figureDefinitions[id];
    const words = figureMessages.definition[id];
    expect(words).toMatchObject({ name, sentence, formula });
    expect(Object.values(words.edgeCases)).toEqual(edgeCases);
  });

  it('have every rule of when a figure counts as changed', () => {
    expect(Object.values(figureMessages.comparison)).toEqual(comparisonRules);
  });
});
