import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aMetricsCalendar } from '../../__testUtils__/aMetricsCalendar';
import { aScopeMetrics } from '../../__testUtils__/aScopeMetrics';
import { onPhone } from '../../__testUtils__/onPhone';
import { renderOverview } from '../../__testUtils__/renderOverview';

const table = () => screen.findByRole('grid', { name: 'By the calendar' });

async function rows() {
  await within(await table()).findByText('so far');
  return within(await table())
    .getAllByRole('row')
    .map(({ textContent }) => textContent?.replace(/\u00a0/g, ' '));
}

async function choose(step: string) {
  await userEvent.click(
    await screen.findByRole('button', { name: /Divided into/ }),
  );
  await userEvent.click(await screen.findByRole('option', { name: step }));
}

const asked = (calls: ReturnType<typeof renderOverview>['api']['calls']) =>
  calls.find(({ operation }) => operation === 'getMetricsCalendar');

type Sight = Pick<IntersectionObserverEntry, 'isIntersecting'>;

let see: (sights: readonly Sight[]) => void = () => {};

/** Lets `see` say what is in view, which tests have no layout for. */
function observeWith() {
  window.IntersectionObserver = class {
    constructor(onSight: (sights: readonly Sight[]) => void) {
      see = onSight;
    }
    observe() {}
    disconnect() {}
  } as unknown as typeof IntersectionObserver;
}

/** Lets `come` say that the page is drawn for paper, as a browser does that has no `beforeprint`. */
const paper = {
  come: () => {},
  offer() {
    window.matchMedia = (media: string) =>
      ({
        media,
        matches: false,
        addEventListener(_change: 'change', follow: (to: object) => void) {
          if (media === 'print') paper.come = () => follow({ matches: true });
        },
        removeEventListener() {},
        addListener() {},
        removeListener() {},
      } as unknown as MediaQueryList);
  },
};

describe('figures by the calendar', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    Reflect.deleteProperty(window, 'matchMedia');
    Reflect.deleteProperty(window, 'IntersectionObserver');
  });

  it('are of each quarter by itself, the latest first, with their intervals', async () => {
    const { api } = renderOverview();

    expect(await rows()).toEqual([
      expect.stringMatching(/^PeriodIncidentsTime to restore/),
      'Q4 2026 so far0(0–4)Nothing happened99.82 %down for 3 h 53 min7.1 %(3–15 %) · 6 of 84 · 13 of 14 attributed9 of 11(52–95 %) · low confidence',
      expect.stringMatching(/^Q3 202614\(8–23\)42 min\(31–58 min\)/),
    ]);
    expect(asked(api.calls)?.query).toEqual({
      scope: 'organisation',
      step: 'quarter',
      zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  });

  it('are of months or years where those are chosen, which is kept in the address and leaves the list of parts', async () => {
    const { at } = renderOverview('?kind=domain&after=x');

    await choose('Months');

    await waitFor(async () =>
      expect((await rows())[1]).toMatch(/^November 2026 so far/),
    );
    expect(at.search).toBe('?kind=domain&after=x&calendar=month');
    await choose('Years');
    await waitFor(async () => expect((await rows())[2]).toMatch(/^2025/));
  });

  it('leave out what the reader may not see', async () => {
    renderOverview('', {
      getMetricsCalendar: ({ query }) => {
        const calendar = aMetricsCalendar(query);
        return {
          ...calendar,
          buckets: calendar.buckets.map(bucket => ({
            ...bucket,
            figures: { ...bucket.figures, changeFailureRate: null },
          })),
        };
      },
    });

    await rows();
    const headers = within(await table())
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent);
    expect(headers).toContain('Availability');
    expect(headers).not.toContain('Change failure rate');
  });

  it('say what a reason rests on too', async () => {
    renderOverview('', {
      getMetricsCalendar: ({ query }) => {
        const calendar = aMetricsCalendar(query);
        return {
          ...calendar,
          buckets: calendar.buckets.map(bucket => ({
            ...bucket,
            figures: {
              ...bucket.figures,
              changeFailureRate: {
                state: 'unattributed',
                definition: 'changeFailureRate',
                unit: 'ratio',
                coverage: { known: 3, total: 14 },
              },
            },
          })),
        };
      },
    });

    expect((await rows())[1]).toContain(
      'Too little is known · 3 of 14 attributed',
    );
  });

  it.each([
    ['Asia/Tokyo', 'Asia/Tokyo'],
    ['Etc/Unknown', 'UTC'],
    [undefined, 'UTC'],
  ])(
    'of a reader whose browser says %s are those of %s, which is said',
    async (said, zone) => {
      const { resolvedOptions } = Intl.DateTimeFormat.prototype;
      jest
        .spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions')
        .mockImplementation(function here(this: Intl.DateTimeFormat) {
          return { ...resolvedOptions.call(this), timeZone: said as string };
        });
      const { api } = renderOverview();

      await rows();
      expect(asked(api.calls)?.query).toMatchObject({ zone });
      expect(
        await screen.findByRole('region', { name: 'By the calendar' }),
      ).toHaveTextContent(`in the time zone ${zone}.`);
    },
  );

  it('are asked for once the figures above are there, which do not wait for them', async () => {
    let answer: (metrics: unknown) => void = () => {};
    const { api } = renderOverview('', {
      getMetrics: () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    });

    await screen.findByRole('region', { name: 'By the calendar' });
    await waitFor(() =>
      expect(api.calls.map(({ operation }) => operation)).toContain(
        'getMetricsScopes',
      ),
    );
    expect(asked(api.calls)).toBeUndefined();

    answer(aScopeMetrics({ scope: 'organisation' }));
    await rows();
    expect(asked(api.calls)).toBeDefined();
  });

  it.each([
    ['comes near', () => act(() => see([{ isIntersecting: true }]))],
    ['prints', () => fireEvent(window, new Event('beforeprint'))],
    ['has the page on paper', () => act(() => paper.come())],
  ])('are asked for when their reader %s', async (_what, come) => {
    observeWith();
    paper.offer();
    const { api } = renderOverview();

    await screen.findByText('n 14');
    act(() => see([{ isIntersecting: false }]));
    expect(asked(api.calls)).toBeUndefined();
    // Nothing that nobody asked for is said to load.
    expect(screen.queryByRole('grid', { name: 'By the calendar' })).toBeNull();

    come();
    await rows();
    expect(asked(api.calls)).toBeDefined();
  });

  it('are asked for when their reader prints before anything is there', async () => {
    observeWith();
    let answer: (metrics: unknown) => void = () => {};
    const { api } = renderOverview('', {
      getMetrics: () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    });
    await screen.findByRole('region', { name: 'By the calendar' });

    fireEvent(window, new Event('beforeprint'));
    answer(aScopeMetrics({ scope: 'organisation' }));
    await rows();
    expect(asked(api.calls)).toBeDefined();
  });

  it('say on paper that they are not there yet, while those of another division are', async () => {
    let answer: (calendar: unknown) => void = () => {};
    renderOverview('', {
      getMetricsCalendar: ({ query }) =>
        query.step === 'quarter'
          ? aMetricsCalendar(query)
          : new Promise(resolve => {
              answer = resolve;
            }),
    });
    await rows();
    const section = screen.getByRole('region', { name: 'By the calendar' });
    expect(section).not.toHaveTextContent(/print once more/i);

    await choose('Months');
    await waitFor(() =>
      expect(section).toHaveTextContent(/were not here yet.*print once more/i),
    );
    answer(aMetricsCalendar({ scope: 'organisation', step: 'month' }));
    await waitFor(() =>
      expect(section).not.toHaveTextContent(/print once more/i),
    );
  });

  it('say on paper that they are not there yet, in place of grey bars, until they are', async () => {
    observeWith();
    let answer: (calendar: unknown) => void = () => {};
    renderOverview('', {
      getMetricsCalendar: () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    });
    const section = await screen.findByRole('region', {
      name: 'By the calendar',
    });
    await screen.findByText('n 14');
    expect(section).toHaveTextContent(/were not here yet.*print once more/i);

    fireEvent(window, new Event('beforeprint'));
    await table();
    expect(section).toHaveTextContent(/were not here yet.*print once more/i);

    answer(aMetricsCalendar({ scope: 'organisation', step: 'quarter' }));
    await rows();
    expect(section).not.toHaveTextContent(/print once more/i);
  });

  it('say that they could not be loaded, beside figures that could', async () => {
    renderOverview('', {
      getMetricsCalendar: () => {
        throw new ReliabilityError(503, 'Busy');
      },
    });

    expect(
      await within(
        await screen.findByRole('region', { name: 'By the calendar' }),
      ).findByRole('button', { name: 'Try again' }),
    ).toBeVisible();
  });

  describe('on a phone', () => {
    onPhone();

    it('name each figure', async () => {
      renderOverview();

      const list = await screen.findByRole('list', { name: 'By the calendar' });
      await within(list).findByText('so far');
      expect(list).toHaveTextContent(/Q3 2026.*Incidents14.*Time to restore42/);
    });
  });
});
