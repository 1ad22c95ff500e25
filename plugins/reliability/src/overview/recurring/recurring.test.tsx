import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { defaultFailureModes } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { renderOverview } from '../../__testUtils__/renderOverview';
import { aMode, whatRecurs } from '../../__testUtils__/whatRecurs';

const section = () => screen.findByRole('region', { name: 'What recurs' });

async function rows() {
  return within(await section())
    .getAllByRole('row')
    .map(({ textContent }) => textContent);
}

describe('what recurs', () => {
  it('is told by failure mode and layer, and on what it rests', async () => {
    renderOverview();

    await screen.findByText('repeated 2×');
    expect(await rows()).toEqual([
      'Failure modePeopleProcessTechnologyExternalAll',
      'retries multiplied load–38210 repeated 2×',
    ]);
    expect(await section()).toHaveTextContent(
      /A failure mode is known of 12 of 14 incidents. 9 published postmortems tell what contributed to 9 of them/,
    );
  });

  it('leads to the incidents behind each number', async () => {
    renderOverview('?scope=domain:default/checkout');

    const cell = await screen.findByRole('link', {
      name: 'retries multiplied load, Technology: 8',
    });
    expect(
      new URL(cell.getAttribute('href') ?? '', 'https://portal').searchParams,
    ).toEqual(
      new URLSearchParams({
        scope: 'domain:default/checkout',
        from: '2026-08-25T00:00:00Z',
        to: '2026-11-23T00:00:00Z',
        counted: 'true',
        failureMode: 'retries multiplied load',
        layer: 'technology',
      }),
    );
  });

  it('calls failure modes by their names, and leads on by what they are', async () => {
    renderOverview('', {
      listFailureModes: () => ({ items: defaultFailureModes, editable: false }),
      getMetricsRecurring: () =>
        whatRecurs({ modes: [aMode({ failureMode: 'retry-storm' })] }),
    });
    const cell = await screen.findByRole('link', {
      name: 'Retry storm, Technology: 8',
    });
    expect(cell).toHaveAttribute(
      'href',
      expect.stringContaining('failureMode=retry-storm'),
    );
  });

  it('has no layers for whoever may not see postmortems', async () => {
    renderOverview('', {
      getMetricsRecurring: () =>
        whatRecurs({ told: null, modes: [aMode({ layers: null })] }),
    });

    await screen.findByText('repeated 2×');
    expect(await rows()).toEqual([
      'Failure modeAll',
      'retries multiplied load10 repeated 2×',
    ]);
  });

  it('shows the most frequent ones from A to Z, and all when asked', async () => {
    renderOverview('', {
      getMetricsRecurring: () =>
        whatRecurs({
          modes: Array.from({ length: 12 }, (_, index) =>
            aMode({
              failureMode: `mode ${String.fromCharCode(97 + index)}`,
              incidents: index + 1,
              repeated: 0,
            }),
          ),
        }),
    });

    await screen.findByRole('rowheader', { name: 'mode c' });
    expect(screen.queryByRole('rowheader', { name: 'mode b' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show all 12' }));
    expect(screen.getByRole('rowheader', { name: 'mode b' })).toBeVisible();
  });

  it('is saved as CSV', async () => {
    URL.createObjectURL = jest.fn(() => 'blob:recurring');
    const { api } = renderOverview('?window=P365D');

    await userEvent.click(
      within(await section()).getByRole('button', {
        name: 'Download: What recurs',
      }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /^CSV/ }),
    );
    await waitFor(() =>
      expect(api.calls.at(-1)).toMatchObject({
        operation: 'exportMetricsRecurringCsv',
        query: { scope: 'organisation', window: 'P365D' },
      }),
    );
  });

  it('teaches how failure modes are named where none is', async () => {
    renderOverview('', {
      getMetricsRecurring: () => whatRecurs({ modes: [] }),
    });

    expect(
      await screen.findByText('No failure mode is known yet'),
    ).toBeVisible();
  });

  it('may fail without the rest', async () => {
    renderOverview('', {
      getMetricsRecurring: () => {
        throw new ReliabilityError(403, 'Not allowed');
      },
    });

    expect(await within(await section()).findByRole('alert')).toBeVisible();
    expect(await screen.findByText('n 14')).toBeVisible();
  });
});
