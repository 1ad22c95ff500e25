import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ReliabilityError,
  saveFile,
} from '@afterword/plugin-reliability-react';
import { aReport } from '../__testUtils__/aReport';
import { aFewIncidents } from '../__testUtils__/aFewIncidents';
import { aScopeMetrics, nothingObserved } from '../__testUtils__/aScopeMetrics';
import { renderOverview, renderReport } from '../__testUtils__/renderOverview';

jest.mock('@afterword/plugin-reliability-react', () => ({
  ...jest.requireActual('@afterword/plugin-reliability-react'),
  saveFile: jest.fn(),
}));

const section = (name: string) => screen.findByRole('region', { name });
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const rowsOf = (region: HTMLElement) =>
  within(region)
    .getAllByRole('term')
    .map(({ parentElement }) =>
      // Between a number and its unit no line ends.
      parentElement?.textContent?.replace(/\u00a0/g, ' '),
    );

describe('the report', () => {
  it('begins with what it is about and the sentences of the overview', async () => {
    const { api } = renderReport();

    expect(
      await screen.findByRole('heading', {
        name: 'Reliability of the organisation',
      }),
    ).toBeVisible();
    expect(
      screen.getByText(
        /^Half of the 14 incidents in the last 90 days were restored within 42 minutes \(31–58\)\./,
      ),
    ).toBeVisible();
    expect(
      screen.getByText('3 near misses were reported.', { exact: false }),
    ).toBeVisible();
    expect(
      api.calls.find(({ operation }) => operation === 'getReport')?.query,
    ).toEqual({ scope: 'organisation', window: 'P90D' });
    expect(document.title).toContain('Reliability of the organisation');
  });

  it('says each figure with its interval, what it rests on, and whether it changed', async () => {
    renderReport();

    const rows = rowsOf(await section('Figures'));
    expect(rows[0]).toMatch(
      /^Time to restore42 min \(31 min – 58 min\) · n 14/,
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Incidents14 \(8–23\) · 90 days observed/),
        expect.stringMatching(/^Commitments on time9 of 11 \(/),
      ]),
    );
  });

  it('says what recurs, where commitments wait, and what each part is like, A to Z', async () => {
    renderReport();

    expect(rowsOf(await section('What recurs'))).toEqual([
      'retries multiplied load10 incidents · 2 followed by another within 90 days · process 3 · technology 8 · external 2',
    ]);
    expect(rowsOf(await section('Where commitments wait'))[0]).toMatch(
      /^Checkout7 open · 1 overdueAge of open commitments 21 d \(5–47 d\) · n 6/,
    );
    const parts = await section('Domains');
    expect(rowsOf(parts)).toEqual([
      expect.stringMatching(
        /^CheckoutIncidents 14 \(8–23\).*Time to restore 42 min .*Open commitments as of now 5 open · 1 overdue$/,
      ),
      expect.stringMatching(/^searchIncidents Not observed yet/),
    ]);
  });

  it('says how its figures are computed', async () => {
    renderReport();

    expect(await section('How these figures are computed')).toHaveTextContent(
      /Time to restoreHow long users were hurt.*Formula: median of mitigated − impactStarted\./,
    );
  });

  it('lists the incidents themselves where they are too few', async () => {
    renderReport('', {
      getReport: ({ query }) =>
        aReport(String(query.scope), {
          metrics: { ...aFewIncidents(), scope: String(query.scope) },
        }),
    });

    const few = await section('The incidents themselves');
    expect(
      within(few).getByRole('link', { name: 'Search results were stale' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-3');
    expect(few).toHaveTextContent(/restored within 48 min/);
  });

  it('says of how many they are, and leads to all', async () => {
    const few = aFewIncidents();
    const { recent } = few;
    renderReport('?scope=component:default/cart', {
      getReport: ({ query }) =>
        aReport(String(query.scope), {
          metrics: {
            ...few,
            scope: String(query.scope),
            recent: recent.slice(0, 2),
          },
        }),
    });

    const some = await section('The incidents themselves');
    expect(some).toHaveTextContent('2 of 3, the latest first.');
    expect(
      within(some).getByRole('link', { name: 'All of them' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(
        /^\/reliability\/incidents\?scope=component%3Adefault%2Fcart&from=.*&counted=true$/,
      ),
    );
  });

  it('is of the scope and the window of the overview that leads to it, and leads back', async () => {
    renderOverview('?scope=domain:default/checkout&window=P30D');
    expect(
      await screen.findByRole('link', { name: 'Report for a forum' }),
    ).toHaveAttribute(
      'href',
      '/reliability/report?scope=domain%3Adefault%2Fcheckout&window=P30D',
    );
  });

  it('leads back to the overview of its scope and window', async () => {
    const { api } = renderReport(
      '?scope=domain:default/checkout&from=2026-01-01T00:00:00Z&until=2026-02-01T00:00:00Z',
    );
    expect(
      await screen.findByRole('link', { name: 'The same as the overview' }),
    ).toHaveAttribute(
      'href',
      '/reliability/overview?scope=domain%3Adefault%2Fcheckout&from=2026-01-01T00%3A00%3A00Z&until=2026-02-01T00%3A00%3A00Z',
    );
    expect(api.calls[0].query).toEqual({
      scope: 'domain:default/checkout',
      from: '2026-01-01T00:00:00Z',
      until: '2026-02-01T00:00:00Z',
    });
  });

  it('says that it could not be loaded, and can be asked again', async () => {
    let isUp = false;
    renderReport('', {
      getReport: () => {
        if (!isUp) throw new ReliabilityError(403, 'Not allowed');
        return aReport();
      },
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The report could not be loaded',
    );
    isUp = true;
    await userEvent.click(await button('Try again'));
    expect(await section('Figures')).toBeVisible();
  });

  it('is none where nothing was ever reported, and says where to begin', async () => {
    renderReport('', {
      getReport: () =>
        aReport('organisation', {
          metrics: { ...nothingObserved(), scope: 'organisation' },
        }),
    });

    expect(
      await screen.findByText('There is nothing to report yet'),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Print' })).toBeNull();
    // What is sent every month has no window, and can be stopped.
    expect(await section('Send this every month')).toBeVisible();
  });

  it('is not passed on while another one is asked for', async () => {
    let answer = () => {};
    renderReport('', {
      getReport: ({ query }) =>
        query.window === 'P30D'
          ? new Promise(resolve => {
              answer = () => resolve(aReport());
            })
          : aReport(),
    });

    expect(await button('Copy Markdown')).toBeEnabled();
    await userEvent.click(await button(/Window/));
    await userEvent.click(
      await screen.findByRole('option', { name: '30 days' }),
    );
    await waitFor(async () =>
      expect(await button('Copy Markdown')).toBeDisabled(),
    );
    answer();
    await waitFor(async () =>
      expect(await button('Copy Markdown')).toBeEnabled(),
    );
  });
});

describe('a report is passed on', () => {
  it('as Markdown on the clipboard, in the words of the page', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(window.navigator.clipboard, 'writeText');
    renderReport('?scope=domain:default/checkout', {
      getReport: ({ query }) =>
        aReport(String(query.scope), { title: '[Checkout](/away)' }),
    });
    await user.click(await button('Copy Markdown'));
    const [[text]] = write.mock.calls;
    expect(text).toMatch(/^# Reliability of \\\[Checkout\\\]\(\/away\)\n/);
    expect(text).toContain(
      '| Time to restore | 42 min | 31 min – 58 min | n 14 · low confidence |',
    );
    expect(text).toContain('## What recurs');
  });

  it('and can still be saved where the browser does not let it be copied', async () => {
    const user = userEvent.setup();
    jest
      .spyOn(window.navigator.clipboard, 'writeText')
      .mockRejectedValue(new Error('Not allowed'));
    renderReport();
    await user.click(await button('Copy Markdown'));
    expect(
      await screen.findByText(/did not let it be copied/),
    ).toBeInTheDocument();
  });

  it('as a file', async () => {
    renderReport();
    await userEvent.click(await button('Download Markdown'));
    expect(saveFile).toHaveBeenCalledWith(expect.any(Blob), 'report.md');
    const [[saved]] = jest.mocked(saveFile).mock.calls;
    expect(saved.type).toBe('text/markdown;charset=utf-8');
  });

  it('on paper', async () => {
    const print = jest.spyOn(window, 'print').mockImplementation(() => {});
    renderReport();
    await userEvent.click(await button('Print'));
    expect(print).toHaveBeenCalledTimes(1);
  });

  it('with a word of warning, since its reader may see more than others', async () => {
    renderReport('', {
      getReport: () =>
        aReport('organisation', {
          metrics: aScopeMetrics({ scope: 'organisation' }),
        }),
    });
    expect(await screen.findByText(/before you pass it on/)).toBeVisible();
  });
});
