import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { HistoryMark } from './historyMarks';
import { HistoryStrip } from './HistoryStrip';

const from = Date.parse('2026-01-01T00:00:00Z');
const until = Date.parse('2026-12-31T00:00:00Z');
const DAY = 86_400_000;

interface Event extends HistoryMark {
  readonly title: string;
}

const events: readonly Event[] = [
  {
    key: 'INC-3',
    at: from + 200 * DAY,
    kind: 'sev1',
    title: 'Payments failed',
    label: 'PM-31',
  },
  {
    key: 'INC-2',
    at: from + 90 * DAY,
    kind: 'nearMiss',
    title: 'A key would have run out',
  },
  { key: 'INC-1', at: from + 30 * DAY, kind: 'drill', title: 'Failover' },
];

async function renderStrip(marks: readonly Event[] = events) {
  renderInTestApp(
    <HistoryStrip
      aria-label="Events of 2026"
      marks={marks}
      from={from}
      until={until}
      window={{ from: until - 90 * DAY, until, words: 'this window' }}
      rowNames={{
        sev1: 'Sev-1',
        sev2: 'Sev-2',
        sev3: 'Sev-3',
        nearMiss: 'Near misses',
        drill: 'Drills',
      }}
      hint="Choose a mark"
      hrefOf={({ key }) => (key === 'INC-1' ? undefined : `/incidents/${key}`)}
      sayMark={({ title }) => title}
    />,
  );
  const strip = await screen.findByRole('list', { name: 'Events of 2026' });
  return { strip: within(strip), list: strip, user: userEvent.setup() };
}

describe('HistoryStrip', () => {
  it('leads from each mark to what it is about', async () => {
    const { strip } = await renderStrip();

    expect(
      strip.getByRole('link', { name: 'PM-31: Payments failed' }),
    ).toHaveAttribute('href', '/incidents/INC-3');
    expect(strip.getByRole('img', { name: 'Failover' })).toBeInTheDocument();
    expect(strip.getByText('PM-31')).toBeInTheDocument();
  });

  it('is one stop of the tab key, the latest first, then the arrow keys', async () => {
    const { strip, user } = await renderStrip();
    const focus = (name: string) =>
      expect(strip.getByLabelText(name)).toHaveFocus();

    await user.tab();
    focus('PM-31: Payments failed');
    await user.keyboard('{ArrowLeft}');
    focus('A key would have run out');
    await user.keyboard('{Home}');
    focus('Failover');
    await user.keyboard('{ArrowLeft}');
    focus('Failover');
    await user.keyboard('{End}');
    focus('PM-31: Payments failed');

    await user.tab();
    await user.tab({ shift: true });
    focus('PM-31: Payments failed');
  });

  it('says below what is pointed at or reached', async () => {
    const { strip, user } = await renderStrip();
    expect(screen.getByText('Choose a mark')).toBeInTheDocument();

    await user.hover(strip.getByLabelText('A key would have run out'));
    expect(screen.getByText('A key would have run out')).toBeInTheDocument();

    await user.unhover(strip.getByLabelText('A key would have run out'));
    expect(screen.getByText('Choose a mark')).toBeInTheDocument();

    await user.tab();
    expect(screen.getByText('Payments failed')).toBeInTheDocument();
  });

  it('names its rows and the window of the figures', async () => {
    await renderStrip();

    for (const words of ['Sev-1', 'Near misses', 'Drills', 'this window']) {
      expect(screen.getByText(words)).toBeInTheDocument();
    }
  });

  it('shows a hundred thousand marks by the gravest of each stretch', async () => {
    const { list, strip } = await renderStrip(
      Array.from({ length: 100_000 }, (_, index) => ({
        key: String(index),
        at: from + ((index * 7_919) % 100_000) * 300_000,
        kind: index === 4_321 ? 'sev1' : 'sev3',
        title: `Event ${index}`,
      })),
    );

    expect(list.querySelectorAll('*').length).toBeLessThanOrEqual(300);
    expect(
      strip.getByRole('link', {
        name: /^Event 4321 \(the gravest of \d+ here\)$/,
      }),
    ).toHaveAttribute('href', '/incidents/4321');
  });
});
