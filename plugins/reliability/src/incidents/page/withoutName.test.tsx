import { screen, within } from '@testing-library/react';
import type { Incident } from '@afterword/plugin-reliability-common';
import { anIncident } from '../../__testUtils__/anIncident';
import { anIncidentServer } from '../../__testUtils__/anIncidentServer';
import { openIncident, timeRow } from '../../__testUtils__/openIncident';

/** As the back end keeps it: midnight in UTC instead of every moment. */
function aNearMissWithoutName(given: Partial<Incident> = {}): Incident {
  const day = '2026-11-13T00:00:00Z';
  return anIncident({
    kind: 'nearMiss',
    severity: null,
    summary: 'The key would have run out',
    stoppedBy: 'A colleague saw the date',
    times: {
      ...anIncident().times,
      impactStarted: null,
      mitigated: null,
      detected: { at: day, origin: 'human', by: null, changedAt: day },
    },
    createdAt: day,
    updatedAt: day,
    createdBy: null,
    ...given,
  });
}

describe('the page of a near miss without a name', () => {
  it('shows the day, and neither a time nor how long ago it was told', async () => {
    await openIncident(anIncidentServer(aNearMissWithoutName()));

    expect(screen.getByText(/^Noticed/)).toHaveTextContent(
      /^Noticed (Fri, Nov 13|Nov 13, 2026), and stopped before anyone was hurt.$/,
    );
    const row = within(await timeRow('Detected'));
    expect(row.getAllByRole('cell')[0]).toHaveTextContent(
      /^(Fri, Nov 13|Nov 13, 2026)$/,
    );
    expect(row.getByText(/without a name/)).toHaveTextContent(
      /^without a name, (Fri, Nov 13|Nov 13, 2026)$/,
    );
    expect(screen.getByText(/^Reported on/)).toHaveTextContent(
      /^Reported on (Fri, Nov 13|Nov 13, 2026), without a name$/,
    );
  });

  it('says that nothing is kept of how it came to be', async () => {
    await openIncident(anIncidentServer(aNearMissWithoutName()));

    expect(
      await within(screen.getByRole('region', { name: 'History' })).findByText(
        'It was reported without a name, so nothing is kept of that here. Later changes will be.',
      ),
    ).toBeInTheDocument();
  });

  it('says of each text that is missing what nobody has said', async () => {
    await openIncident(
      anIncidentServer(
        aNearMissWithoutName({ summary: '', stoppedBy: '', wouldHelp: null }),
      ),
    );

    for (const [title, missing] of [
      ['What happened', 'Nobody has written down what happened yet.'],
      ['What stopped it', 'Nobody has said what stopped it yet.'],
      ['What would help next time', 'Nobody has said what would help yet.'],
    ]) {
      expect(screen.getByRole('region', { name: title })).toHaveTextContent(
        missing,
      );
    }
  });
});
