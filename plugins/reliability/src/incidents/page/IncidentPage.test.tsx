import { screen, within } from '@testing-library/react';
import type { Incident } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { anIncident } from '../../__testUtils__/anIncident';
import { anIncidentServer } from '../../__testUtils__/anIncidentServer';
import { onPhone } from '../../__testUtils__/onPhone';
import { openIncident, timeRow } from '../../__testUtils__/openIncident';
import { aReliabilityApi } from '../../__testUtils__/aReliabilityApi';
import { renderIncidents } from '../../__testUtils__/renderIncidents';

describe('the page of an incident', () => {
  it.each<[string, Partial<Incident>, RegExp]>([
    [
      'how long it lasted',
      {},
      /^Impact started .*2026.*, ended after 47\smin\.$/,
    ],
    [
      'that it goes on',
      {
        status: 'open',
        times: { ...anIncident().times, mitigated: null },
      },
      /^Impact started .* and has not ended\.$/,
    ],
    [
      'that its end is not known',
      {
        times: {
          ...anIncident().times,
          mitigated: null,
          resolved: anIncident().times.mitigated,
        },
      },
      /It was resolved .*; when impact ended is not known\.$/,
    ],
    [
      'that its times cannot be right',
      {
        times: {
          ...anIncident().times,
          impactStarted: anIncident().times.mitigated,
          mitigated: anIncident().times.impactStarted,
        },
      },
      /The end that is noted lies before it, so nothing can be said/,
    ],
    [
      'that one of its times looks wrong',
      { flags: [{ field: 'mitigated', reason: 'inTheFuture' }] },
      /Its times look wrong, so nothing can be said/,
    ],
    [
      'when it was noticed, if its beginning is not known',
      {
        times: { ...anIncident().times, impactStarted: null, mitigated: null },
      },
      /^Detected .*\. When impact started is not known\.$/,
    ],
    [
      'that a near miss hurt nobody',
      { kind: 'nearMiss', severity: null },
      /^Noticed .*, and stopped before anyone was hurt\.$/,
    ],
    [
      'that a drill is no incident',
      { kind: 'drill', severity: null },
      /A drill, never counted as an incident\.$/,
    ],
  ])('says in a sentence %s', async (_, given, sentence) => {
    await openIncident(anIncidentServer(anIncident(given)));

    expect(
      screen.getByText((_text, element) =>
        Boolean(
          element?.tagName === 'P' &&
            sentence.test(element.textContent?.trim() ?? ''),
        ),
      ),
    ).toBeInTheDocument();
  });

  it('names who says so for each time, and what is not known', async () => {
    const incident = anIncident();
    await openIncident(
      anIncidentServer(
        anIncident({
          times: {
            ...incident.times,
            detected: {
              at: '2026-11-13T14:13:00Z',
              origin: 'source',
              by: 'alertmanager',
              changedAt: '2026-11-13T14:13:00Z',
            },
          },
        }),
      ),
    );

    expect(
      await within(await timeRow('Impact started')).findByText(
        /on-call.engineer/i,
      ),
    ).toBeInTheDocument();
    expect(
      within(await timeRow('Detected')).getByText(/alertmanager/),
    ).toBeInTheDocument();
    expect(
      within(await timeRow('Declared')).getByText('not known'),
    ).toBeInTheDocument();
  });

  it('marks an entity that the catalog does not know', async () => {
    await openIncident(
      anIncidentServer(
        anIncident({
          entities: [
            {
              ref: 'component:default/old-gateway',
              role: 'origin',
              impact: null,
              known: false,
            },
          ],
        }),
      ),
    );

    expect(
      screen.getByText('component:default/old-gateway'),
    ).toBeInTheDocument();
    expect(screen.getByText('(not in the catalog)')).toBeInTheDocument();
    expect(screen.getByText('It began here')).toBeInTheDocument();
  });

  it('shows stated durations beside those of its times, and where they differ', async () => {
    await openIncident(
      anIncidentServer(
        anIncident({
          stated: { timeToRestore: 'PT2H' },
          flags: [
            { field: 'stated.timeToRestore', reason: 'differsFromStated' },
          ],
        }),
      ),
    );

    expect(
      screen.getByText('2 h stated; 47 min from its times'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Somebody stated 2 h; the times that are known give 47 min.',
      ),
    ).toBeInTheDocument();
  });

  it('offers no change to whoever may only read it, and says so', async () => {
    const { flags, ...open } = anIncident({
      status: 'open',
      times: { ...anIncident().times, mitigated: null },
    });
    const wrong = { field: 'detected', reason: 'inTheFuture' as const };
    await openIncident(
      anIncidentServer({ ...open, flags: [wrong], editable: false }),
    );

    expect(
      screen.getByText(/You can read this, and not change it/),
    ).toBeVisible();
    expect(
      screen.getAllByRole('button').map(button => button.textContent),
    ).toEqual(['New postmortem', 'Keyboard']);
  });

  it('offers no way out of a merge to whoever may only read it', async () => {
    await openIncident(
      anIncidentServer(anIncident({ mergedInto: 'INC-7', editable: false })),
    );

    expect(screen.getByText(/Merged into/)).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Take the merge back' }),
    ).toBeNull();
  });

  it('tells its history in words', async () => {
    await openIncident(
      anIncidentServer(anIncident(), {
        getIncidentHistory: () => ({
          items: [
            {
              at: '2026-11-14T08:00:00Z',
              by: 'user:default/facilitator',
              action: 'changed',
              version: 2,
              changes: {
                severity: ['sev3', 'sev2'],
                summary: ['', 'Long'],
                times: [
                  {},
                  { mitigated: { at: Date.parse('2026-11-13T14:49:00Z') } },
                ],
              },
            },
          ],
          page: {},
        }),
      }),
    );

    expect(
      await screen.findByText('Severity: Sev-3 → Sev-2'),
    ).toBeInTheDocument();
    expect(screen.getByText('What happened was rewritten')).toBeInTheDocument();
    expect(screen.getByText(/^Mitigated: not known → /)).toBeInTheDocument();
    expect(await screen.findByText(/^facilitator ·/i)).toBeInTheDocument();
  });

  it.each([
    ['created', 'Reported', 'Changed'],
    ['imported', 'Imported', 'Imported again'],
    ['delivered', 'Arrived from a source', 'Its source told more'],
  ])('tells how it came to be: %s', async (action, begun, later) => {
    const entry = { by: 'source:pager', action, version: 1 };
    await openIncident(
      anIncidentServer(anIncident(), {
        getIncidentHistory: () => ({
          items: [
            {
              ...entry,
              at: '2026-11-14T09:00:00Z',
              changes: { severity: [null, 'sev2'] },
            },
            { ...entry, at: '2026-11-14T08:00:00Z', changes: {} },
          ],
          page: {},
        }),
      }),
    );

    const first = await screen.findByText(begun);
    expect(screen.getByText(later).compareDocumentPosition(first)).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
  });

  it('says so when there is none, with a way back', async () => {
    renderIncidents(
      aReliabilityApi({
        getIncident: () => {
          throw new ReliabilityError(404, 'There is no INC-9');
        },
      }),
      '/incidents/INC-9',
    );

    expect(
      await screen.findByText('There is nothing to show for INC-9'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All incidents' })).toHaveAttribute(
      'href',
      '/reliability/incidents',
    );
  });
});

describe('the page of an incident on a phone', () => {
  onPhone();

  it('begins its buttons with the main one', async () => {
    await openIncident(anIncidentServer(anIncident()));
    const all = screen.getAllByRole('button');

    expect(
      all.indexOf(screen.getByRole('button', { name: 'New postmortem' })),
    ).toBeLessThan(
      all.indexOf(screen.getByRole('button', { name: 'Edit details' })),
    );
  });
});
