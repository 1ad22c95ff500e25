import { screen, within } from '@testing-library/react';
import { aChange } from '../../__testUtils__/aChange';
import { aDeploymentSummary } from '../../__testUtils__/aDeployment';
import { aCommitment } from '../../__testUtils__/anActionItem';
import {
  aProblem,
  anIncidentToMend,
} from '../../__testUtils__/anIncidentToMend';
import { aPostmortemSummary } from '../../__testUtils__/aPostmortem';
import {
  aScopeMetrics,
  aTypicalDuration,
} from '../../__testUtils__/aScopeMetrics';
import { renderReliability } from '../../__testUtils__/renderReliability';

describe('the reliability tab', () => {
  it('lists the latest deployments, with the way to all of them', async () => {
    const api = renderReliability('tab', aScopeMetrics(), {
      listDeployments: () => ({
        items: [
          aDeploymentSummary({
            failures: [{ key: 'INC-142', title: 'Card payments failed' }],
          }),
        ],
        page: { next: 'the sixth' },
      }),
    });

    expect(await screen.findByRole('link', { name: '1.4.2' })).toHaveAttribute(
      'href',
      '/reliability/deployments/DEP-12',
    );
    expect(screen.getByRole('link', { name: 'INC-142' })).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'All deployments' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/reliability\/deployments\?scope=/),
    );
    expect(
      api.calls.find(({ operation }) => operation === 'listDeployments')?.query,
    ).not.toHaveProperty('count');
  });

  it('names the changes to come, and says of which something is not prepared', async () => {
    const api = renderReliability('tab', aScopeMetrics(), {
      listChanges: () => ({
        items: [{ ...aChange(), risks: 2, unprepared: 1 }],
        page: {},
      }),
    });
    const section = await screen.findByRole('region', {
      name: 'Changes to come',
    });
    expect(section).toHaveTextContent(/CHG-4.*Move the orders.*1 not prepared/);
    expect(
      within(section).getByRole('link', { name: 'CHG-4' }),
    ).toHaveAttribute('href', '/reliability/changes/CHG-4');
    expect(
      api.calls.find(({ operation }) => operation === 'listChanges')?.query,
    ).toMatchObject({ status: 'planned', sort: 'planned' });
  });

  it('lists what is promised and what was written', async () => {
    const api = renderReliability('tab', aScopeMetrics(), {
      listActionItems: () => ({
        items: [aCommitment({ title: 'Runbook for failover' })],
        page: {},
      }),
      listPostmortems: () => ({
        items: [
          aPostmortemSummary({
            commitments: { candidates: 0, total: 3, verified: 2, open: 1 },
          }),
        ],
        page: { next: 'the sixth', total: 12 },
      }),
    });

    expect(
      await screen.findByRole('heading', { name: '5 open commitments' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Runbook for failover' }),
    ).toHaveAttribute('href', '/reliability/action-items/AI-77');
    const row = await screen.findByRole('row', { name: /47 minutes/ });
    expect(within(row).getByText('2 of 3')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All 12' })).toHaveAttribute(
      'href',
      expect.stringContaining('/reliability/postmortems?scope=component'),
    );
    expect(
      api.calls.find(({ operation }) => operation === 'listActionItems')?.query,
    ).toMatchObject({
      status: ['committed', 'inProgress', 'ineffective'],
      sort: 'due',
    });
    expect(
      screen.getByRole('link', { name: 'All action items' }),
    ).toHaveAttribute('href', expect.not.stringContaining('status='));
  });

  it('leads to all open commitments where there are more than it lists', async () => {
    renderReliability(
      'tab',
      aScopeMetrics({ commitments: { open: 8, overdue: 1, dueSoon: 2 } }),
      { listActionItems: () => ({ items: [aCommitment()], page: {} }) },
    );

    expect(
      await screen.findByRole('link', { name: 'All 8 open ones' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(
        /action-items\?scope=component.*&status=committed&status=inProgress&status=ineffective$/,
      ),
    );
  });

  it('lists what its figures do not know, and leads to all of it', async () => {
    const api = renderReliability(
      'tab',
      aScopeMetrics({
        figures: {
          timeToRestore: aTypicalDuration({
            notes: { unknown: 1, impossible: 0, early: 0, longOpen: 0 },
          }),
        },
      }),
      {
        getMetricsQuality: () => ({
          items: [anIncidentToMend()],
          page: { total: 7 },
        }),
      },
    );

    const list = await screen.findByRole('grid', {
      name: 'What figures do not know',
    });
    expect(
      within(list).getByRole('link', { name: 'Mend INC-12' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-12#time-mitigated');
    const [asked] = api.calls.filter(
      ({ operation }) => operation === 'getMetricsQuality',
    );
    const all = screen.getByRole('link', { name: 'All 7' });
    expect(all).toHaveAttribute(
      'href',
      `/reliability/quality?${new URLSearchParams({
        scope: String(asked.query.scope),
        window: 'P90D',
      })}`,
    );
  });

  it('lists a cause that cannot be right, of which its figures say nothing', async () => {
    const late = aProblem({
      kind: 'impossible',
      figures: ['changeFailureRate'],
    });
    renderReliability('tab', aScopeMetrics(), {
      getMetricsQuality: () => ({
        items: [anIncidentToMend({ problems: [late] })],
        page: { total: 1 },
      }),
    });
    const list = await screen.findByRole('grid', {
      name: 'What figures do not know',
    });
    expect(
      within(list).getByRole('link', { name: 'Mend INC-12' }),
    ).toBeVisible();
  });

  it('takes no room for what to mend where its figures know all', async () => {
    renderReliability('tab', aScopeMetrics());
    await screen.findByText('n 14');
    expect(screen.queryByText('What figures do not know')).toBeNull();
  });
});
