import { screen, within } from '@testing-library/react';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aFewIncidents } from '../__testUtils__/aFewIncidents';
import {
  aQuietScope,
  aScopeMetrics,
  nothingObserved,
} from '../__testUtils__/aScopeMetrics';
import { renderReliability } from '../__testUtils__/renderReliability';

describe('the reliability card', () => {
  const card = () => screen.findByRole('region', { name: 'Reliability' });

  it('gives a sentence, three figures, and what is overdue', async () => {
    renderReliability('card', aScopeMetrics());

    expect(await screen.findByText('31–58 · n 14')).toBeInTheDocument();
    expect(await card()).toHaveTextContent(
      /Half of the 14 incidents.*Time to restore42 min.*Incidents148–23On time9 of 1152–95 %.*1 Sev-1 · 4 Sev-2 · 9 Sev-3 · 3 near misses · 1 drill.*1 of 5 open commitments overdue/,
    );
    expect(
      screen.getByRole('link', { name: 'Reliability' }),
    ).toBeInTheDocument();
  });

  it('lists the incidents where they are too few for a typical time', async () => {
    renderReliability('card', aFewIncidents());

    expect(
      await screen.findByRole('link', { name: 'Search results were stale' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-3');
    expect(await card()).toHaveTextContent(/3 h 10 min/);
    expect(await card()).toHaveTextContent(/end not known/);
    expect(await card()).toHaveTextContent(/3 Sev-3.*No open commitments/);
  });

  it('lists as many as its sentence announces', async () => {
    const [latest] = aFewIncidents().recent;
    renderReliability(
      'card',
      aFewIncidents([
        { ...latest, key: 'INC-4', title: 'Search was slow' },
        { ...latest, key: 'INC-5', title: 'Search was away' },
      ]),
    );

    expect(
      await screen.findByRole('link', { name: 'Search was away' }),
    ).toBeInTheDocument();
    expect(await card()).toHaveTextContent(
      /5 incidents in 90 days.*so here they are\./,
    );
    expect(within(await card()).getAllByRole('listitem')).toHaveLength(5);
  });

  it('says zero where nothing happened, and that more near misses are not worse', async () => {
    renderReliability('card', aQuietScope());

    expect(await screen.findByText('more is not worse')).toBeInTheDocument();
    expect(await card()).toHaveTextContent(/Incidents00–4 · 90 days/);
  });

  it('says that nothing can be said where nothing was reported, and what to do', async () => {
    renderReliability('card', nothingObserved());

    expect(
      await screen.findByText(/Connect an alert source/),
    ).toBeInTheDocument();
    expect(await card()).toHaveTextContent(
      /Nothing has been reported for this component yet/,
    );
    expect(
      screen.getByRole('link', { name: 'Import past incidents' }),
    ).toHaveAttribute('href', '/reliability/import');
    expect(await card()).toHaveTextContent(/No open commitments/);
  });

  it('is silent about commitments for whoever may not see action items', async () => {
    const metrics = aScopeMetrics();
    renderReliability('card', {
      ...metrics,
      figures: { ...metrics.figures, commitmentsOnTime: null },
      commitments: null,
    });

    expect(await screen.findByText('31–58 · n 14')).toBeInTheDocument();
    expect(await card()).not.toHaveTextContent(/On time|commitment/);
  });

  it('says that it loads', async () => {
    renderReliability('card', () => new Promise(() => {}));

    expect(await screen.findByText('Loading')).toBeInTheDocument();
  });

  it('says what went wrong', async () => {
    renderReliability('card', () => {
      throw new ReliabilityError(403, 'Not allowed');
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You are not among those who can read this.',
    );
  });
});
