import { useState } from 'react';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { textOf } from '../__testUtils__/textOf';
import { AgeStrip, AgeStripScope } from './AgeStrip';
import { ageTicks } from './ageTicks';

const item = (key: string, days: number, isOverdue = false) => ({
  key,
  days,
  isOverdue,
});
const scopes: readonly AgeStripScope[] = [
  {
    key: 'c',
    name: 'Checkout',
    href: '/catalog/checkout',
    items: [item('AI-1', 3), item('AI-2', 21), item('AI-3', 62, true)],
    median: { days: 21, low: 5, high: 47 },
  },
  {
    key: 'l',
    name: 'Logistics',
    items: [item('AI-5', 48)],
    median: { days: 48, low: 13, high: null },
  },
  { key: 's', name: 'Search', items: [item('AI-4', 7)], median: null },
];

async function renderRows() {
  const { container } = renderInTestApp(
    <AgeStrip aria-label="Open commitments by age" scopes={scopes} />,
  );
  await screen.findByRole('list', { name: 'Open commitments by age' });
  return { container, rows: screen.getAllByRole('listitem') };
}

describe('AgeStrip', () => {
  it('stands as it is listed, never by value', async () => {
    const { rows } = await renderRows();

    expect(
      rows.map(row => /^[A-Z][a-z]+/.exec(row.textContent ?? '')?.[0]),
    ).toEqual(['Checkout', 'Logistics', 'Search']);
  });

  it('says each row in words, and that too few have no median', async () => {
    const { rows } = await renderRows();

    expect(rows.map(textOf)).toEqual([
      expect.stringContaining('3 open, 1 overdue, median age 21 d (5–47)'),
      expect.stringContaining('1 open, median age 48 d (13 d or more)'),
      expect.stringContaining('1 open, too few for a median age'),
    ]);
    expect(screen.getByText('too few')).toBeInTheDocument();
  });

  it('names the shape of what is overdue, once', async () => {
    const { container } = await renderRows();

    expect(screen.getAllByText('overdue')).toHaveLength(1);
    expect(container.querySelectorAll('svg')).toHaveLength(3);
  });

  it('follows the width of its rows, also when other rows come', async () => {
    const observers = new Map<ResizeObserver, () => void>();
    const width = { now: 400 };
    const measured = jest
      .spyOn(Element.prototype, 'getBoundingClientRect')
      .mockImplementation(() => ({ width: width.now } as DOMRect));
    const { ResizeObserver: before } = global;
    global.ResizeObserver = class implements ResizeObserver {
      constructor(private readonly notice: ResizeObserverCallback) {}
      observe(element: Element) {
        observers.set(this, () => element.isConnected && this.notice([], this));
      }
      unobserve() {}
      disconnect() {
        observers.delete(this);
      }
    };
    const other = { ...scopes[2], key: 'a', name: 'Accounts' };
    function Ages() {
      const [isOther, setOther] = useState(false);
      return (
        <>
          <button onClick={() => setOther(true)}>Other</button>
          <AgeStrip
            aria-label="Ages"
            scopes={isOther ? [other] : scopes.slice(2)}
          />
        </>
      );
    }
    const { container } = renderInTestApp(<Ages />);
    const drawn = () => container.querySelector('svg')?.getAttribute('width');
    await waitFor(() => expect(drawn()).toBe('400'));

    await userEvent.click(screen.getByRole('button', { name: 'Other' }));
    width.now = 250;
    act(() => observers.forEach(resized => resized()));
    expect(drawn()).toBe('250');
    measured.mockRestore();
    global.ResizeObserver = before;
  });

  it('leads from a scope to its page', async () => {
    await renderRows();

    expect(screen.getByRole('link', { name: 'Checkout' })).toHaveAttribute(
      'href',
      '/catalog/checkout',
    );
  });
});

describe('the ticks of ages', () => {
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [20, [0, 7, 14, 21]],
    [103, [0, 30, 60, 90, 120]],
    [400, [0, 180, 360, 540]],
    [4_000, [0, 1_095, 2_190, 3_285, 4_380]],
  ])('hold %p days', (oldest, ticks) => {
    expect(ageTicks(oldest)).toEqual(ticks);
  });
});
