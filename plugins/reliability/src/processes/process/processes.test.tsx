import { screen, within } from '@testing-library/react';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import type { Processes } from '@afterword/plugin-reliability-common';
import { aReliabilityApi } from '../../__testUtils__/aReliabilityApi';
import { renderPractice } from '../../__testUtils__/renderPractice';
import { ProcessesSection } from './ProcessesSection';

const section = () => screen.findByRole('region', { name: 'Processes' });
const show = (getProcesses: () => Processes) =>
  renderPractice(aReliabilityApi({ getProcesses }), '', <ProcessesSection />);

describe('processes on the page of the practice', () => {
  it('say what they are for and how strict their gates are, in the order in which they are tried', async () => {
    show(() => ({
      charterGate: 'advised',
      processes: [
        {
          name: 'Severe incidents',
          kinds: ['incident'],
          severities: ['sev1', 'sev2'],
          gates: { facilitatorKnowsCharter: 'required', timesKnown: 'advised' },
        },
        { name: 'Light', kinds: [], severities: [], gates: {} },
      ],
    }));
    const rows = await within(await section()).findAllByRole('listitem');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'Severe incidentsAbout: Incident · Sev-1, Sev-2 · Required: A facilitator who has acknowledged the charter · Advised: When it was detected, and when impact ended',
      'LightAbout: anything',
      'All othersAll gates are required, but for the one that the facilitator has acknowledged the charter. That one is advised.',
    ]);
  });

  it('are one for all where none is set up', async () => {
    show(() => ({ charterGate: 'off', processes: [] }));
    const [only, ...more] = await within(await section()).findAllByRole(
      'listitem',
    );
    expect(only).toHaveTextContent(
      /^All postmortems.*That one is not asked\.$/,
    );
    expect(more).toEqual([]);
    expect(screen.queryByText(/^Gates of which a process/)).toBeNull();
  });

  it('say so where they could not be loaded', async () => {
    show(() => {
      throw new ReliabilityError(503, 'Unavailable');
    });
    expect(
      await screen.findByText('The processes could not be loaded'),
    ).toBeVisible();
  });
});
