import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aFewIncidents } from '../__testUtils__/aFewIncidents';
import { aScopeMetrics, nothingObserved } from '../__testUtils__/aScopeMetrics';
import { figuresOf, renderOverview } from '../__testUtils__/renderOverview';

describe('the overview', () => {
  it('opens with a sentence about the organisation, and says what was counted', async () => {
    const { api } = renderOverview();

    expect(
      await screen.findByText(/Half of the 14 incidents/),
    ).toHaveTextContent(
      'Half of the 14 incidents in the last 90 days were restored within 42 minutes (31–58).',
    );
    expect(screen.getByText(/of the 1 observed entities, since/)).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'How are these figures made?' }),
    ).toHaveAttribute('href', '/reliability/overview/definitions');
    expect(
      api.calls.find(({ operation }) => operation === 'getMetrics')?.query,
    ).toEqual({ scope: 'organisation', window: 'P90D' });
    expect(document.title).toContain('Reliability of the organisation');
  });

  it('gives each figure its interval and what it rests on', async () => {
    renderOverview();

    await screen.findByText('n 14');
    expect(await figuresOf('Organisation')).toHaveTextContent(
      /Time to restore42 min31–58 min, 95 %n 14.*Time to detect6 min.*Incidents14 \+3 near misses8–23 in 90 days.*Commitments on time9 of 11/,
    );
  });

  it('stops waiting for small charts that cannot be loaded', async () => {
    renderOverview('', {
      getMetricsTrend: () => {
        throw new ReliabilityError(403, 'Not allowed');
      },
    });

    await screen.findByText('n 14');
    const region = await figuresOf('Organisation');
    await waitFor(() =>
      expect(region.querySelectorAll('[class*="block"]')).toHaveLength(0),
    );
  });

  it('lists the incidents where they are too few, and where to find the rest', async () => {
    renderOverview('', {
      getMetrics: () => ({
        ...aFewIncidents(),
        scope: 'organisation',
      }),
    });

    const few = await screen.findByRole('region', {
      name: 'The incidents themselves',
    });
    expect(
      within(few).getByRole('link', { name: 'Search results were stale' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-3');
    expect(few).toHaveTextContent(/3 h 10 min.*48 min.*end not known/);
  });

  it('offers three ways to begin where nothing was ever reported', async () => {
    renderOverview('', {
      getMetrics: () => ({ ...nothingObserved(), scope: 'organisation' }),
    });

    const begin = await screen.findByRole('region', {
      name: 'Three ways to begin',
    });
    expect(within(begin).getAllByRole('listitem')).toHaveLength(3);
    expect(within(begin).getByRole('link', { name: 'Import' })).toHaveAttribute(
      'href',
      '/reliability/import',
    );
    await userEvent.click(
      within(begin).getByRole('button', { name: 'Report an incident' }),
    );
    expect(await screen.findByRole('dialog')).toBeVisible();
    expect(
      screen.queryByRole('region', { name: 'Incidents by severity' }),
    ).toBeNull();
  });

  it('counts incidents by severity, and beside them what is none', async () => {
    renderOverview('?scope=domain:default/checkout');

    const counts = await screen.findByRole('region', {
      name: 'Incidents by severity',
    });
    await within(counts).findByText('Sev-1');
    expect(
      within(counts)
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'SeverityIncidents',
      'Sev-11',
      'Sev-24',
      'Sev-39',
      'Sev-40',
      'Sev-50',
    ]);
    expect(within(counts).getByRole('link', { name: 'Sev-1' })).toHaveAttribute(
      'href',
      '/reliability/incidents?scope=domain%3Adefault%2Fcheckout&from=2026-08-25T00%3A00%3A00Z&to=2026-11-23T00%3A00%3A00Z&counted=true&severity=sev1',
    );
    expect(
      screen.getByRole('region', { name: 'Reported beside them' }),
    ).toHaveTextContent(/is not worse.*Near misses3.*Drills1.*Maintenance0/);
  });

  it('leaves out commitments for whoever may not see action items', async () => {
    renderOverview('', {
      getMetrics: () => {
        const metrics = aScopeMetrics({ scope: 'organisation' });
        return {
          ...metrics,
          figures: { ...metrics.figures, commitmentsOnTime: null },
          commitments: null,
        };
      },
    });

    await screen.findByText('n 14');
    expect(await figuresOf('Organisation')).not.toHaveTextContent(
      'Commitments',
    );
  });

  it('says that figures could not be loaded, and can be asked again', async () => {
    let isUp = false;
    renderOverview('', {
      getMetrics: () => {
        if (!isUp) throw new ReliabilityError(403, 'Not allowed');
        return aScopeMetrics({ scope: 'organisation' });
      },
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The figures could not be loaded',
    );
    isUp = true;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('n 14')).toBeVisible();
  });
});
