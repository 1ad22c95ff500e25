import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ScopeFigures } from '@afterword/plugin-reliability-common';
import { renderOverview } from '../__testUtils__/renderOverview';
import { renderReliability } from '../__testUtils__/renderReliability';
import {
  aChangeRate,
  aScopeMetrics,
  aTypicalDuration,
  nothingObserved,
} from '../__testUtils__/aScopeMetrics';

const section = () => screen.findByRole('region', { name: 'More figures' });

/** What is said of a figure on the tab of an entity. */
async function said(name: string): Promise<string> {
  const more = within(await section());
  await waitFor(() => expect(more.queryAllByText('Loading')).toEqual([]));
  const cell = more.getByText(name).closest('div');
  return (cell?.textContent ?? '').replace(/\u00a0/g, ' ');
}

function renderTab(figures: Partial<ScopeFigures> = {}) {
  return renderReliability('tab', aScopeMetrics({ figures }));
}

describe('more figures', () => {
  it.each([
    ['Availability', '99.82 %down for 3 h 53 min'],
    [
      'Time between incidents',
      '6 d 10 h3 d 20 h – 11 d 18 h, 95 %14 incidents · low confidence · mean gap 6 d 6 h',
    ],
    [
      'Recurrence',
      '2 of 96–55 %, 95 %low confidence · failure mode known of 9 of 12',
    ],
    [
      'Change success rate',
      '92.9 %85–97 %, 95 %78 of 84 · 13 of 14 attributed',
    ],
    [
      'Failed deployment recovery time',
      '42 min31–58 min, 95 %n 6 · low confidence',
    ],
    ['Verified commitments', '6 of 841–93 %, 95 %low confidence'],
  ])('give %s with what it rests on', async (name, words) => {
    renderTab();

    expect(await said(name)).toBe(name + words);
  });

  it('give the mean of a team’s entities, and the lowest of them', async () => {
    renderTab({
      availability: {
        state: 'lowConfidence',
        definition: 'availability',
        unit: 'ratio',
        mean: 0.99999,
        minimum: { value: 0.971, entityRef: 'component:default/cart' },
        weights: { major: 1, partial: 0.3 },
        members: { observed: 3, total: 4 },
        coverage: { known: 9, total: 10 },
        notes: {
          unknown: 1,
          impossible: 0,
          open: 0,
          stillOpen: 0,
          unstated: 0,
        },
      },
    });

    expect(await said('Availability')).toBe(
      'Availability99.999 %down for 3 h 53 min · mean of 3 of 4 entities · lowest 97.1 %: cart · 1 of 10 not known · low confidence',
    );
  });

  it('say why there is no value', async () => {
    const share = { unit: 'ratio' } as const;
    renderTab({
      availability: {
        state: 'unattributed',
        definition: 'availability',
        ...share,
        weights: { major: 1, partial: 0.3 },
        members: { observed: 1, total: 1 },
        coverage: { known: 2, total: 9 },
        notes: {
          unknown: 7,
          impossible: 0,
          open: 0,
          stillOpen: 0,
          unstated: 0,
        },
      },
      timeBetweenIncidents: {
        state: 'none',
        definition: 'timeBetweenIncidents',
        unit: 's',
        atLeast: 2_107_888,
        observedDays: 90,
      },
      recurrence: { state: 'none', definition: 'recurrence', ...share },
      changeSuccessRate: {
        state: 'notObserved',
        definition: 'changeSuccessRate',
        ...share,
      },
      failedDeploymentRecovery: {
        state: 'none',
        definition: 'failedDeploymentRecovery',
        unit: 's',
      },
      commitmentsVerified: {
        state: 'none',
        definition: 'commitmentsVerified',
        ...share,
      },
    });

    expect(await said('Availability')).toContain(
      'Too little is knowntime known of 2 of 9',
    );
    expect(await said('Time between incidents')).toContain(
      'No incident, so at least 24 d 10 hobserved for 90 days',
    );
    expect(await said('Recurrence')).toContain(
      'Nothing happened that could have come back by now',
    );
    expect(await said('Change success rate')).toContain(
      'No deployments reported',
    );
    expect(await said('Failed deployment recovery time')).toContain(
      'No incident is known to come from a deployment',
    );
    expect(await said('Verified commitments')).toContain(
      'Nothing was to be checked by now',
    );
  });

  it('leave out what the reader may not see', async () => {
    renderTab({
      changeFailureRate: null,
      changeSuccessRate: null,
      failedDeploymentRecovery: null,
      commitmentsVerified: null,
    });

    await said('Availability');
    const names = within(await section())
      .getAllByRole('term')
      .map(({ textContent }) => textContent);
    expect(names).toEqual([
      'Availability',
      'Time between incidents',
      'Recurrence',
    ]);
  });

  it('tell how each is computed, and that what was taken back is counted', async () => {
    renderTab({
      changeSuccessRate: aChangeRate({ definition: 'changeSuccessRate' }),
    });

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'How is “Change success rate” computed?',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Taken back later, counted all the same2');
  });

  it('keep their place where nothing was ever reported, and say so', async () => {
    renderReliability('tab', nothingObserved());

    await screen.findByText(/so nothing can be said/);
    expect(await said('Availability')).toBe('AvailabilityNot observed yet');
  });

  it('stand on the overview too', async () => {
    renderOverview('', {
      getMetrics: () =>
        aScopeMetrics({
          scope: 'organisation',
          figures: {
            failedDeploymentRecovery: aTypicalDuration({
              definition: 'failedDeploymentRecovery',
              state: 'ok',
              n: 25,
            }),
          },
        }),
    });

    expect(await said('Failed deployment recovery time')).toContain('n 25');
  });
});
