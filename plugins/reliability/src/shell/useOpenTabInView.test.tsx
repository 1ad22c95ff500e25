import { render, waitFor } from '@testing-library/react';
import { useRef } from 'react';
import { useOpenTabInView } from './useOpenTabInView';

const WIDTH = 80;
const TABS = 10;
const SCREEN = 300;

function Page() {
  const page = useRef<HTMLElement>(null);
  useOpenTabInView(page);
  return (
    <main ref={page}>
      <div role="tablist" data-testid="own">
        <button role="tab" aria-selected="true">
          Own
        </button>
      </div>
    </main>
  );
}

/** A row of tabs that is wider than its screen, with a page below it. */
function show(selected: number) {
  const shown = (open: number) => (
    <>
      <div data-testid="row" style={{ overflowX: 'auto' }}>
        <div role="tablist">
          {Array.from({ length: TABS }, (_, index) => (
            <a
              key={index}
              href={`/${index}`}
              role="tab"
              aria-selected={index === open}
              data-left={index * WIDTH}
            >
              {index}
            </a>
          ))}
        </div>
      </div>
      <Page />
    </>
  );
  const { getByTestId, rerender } = render(shown(selected));
  return {
    row: getByTestId('row'),
    select: (open: number) => rerender(shown(open)),
  };
}

describe('The tab of the page that is open', () => {
  beforeEach(() => {
    jest
      .spyOn(Element.prototype, 'getBoundingClientRect')
      .mockImplementation(function box(this: Element) {
        const left = this.getAttribute('data-left');
        return left === null
          ? new DOMRect(0, 0, SCREEN, 40)
          : new DOMRect(
              Number(left) - (this.closest('[data-testid]')?.scrollLeft ?? 0),
              0,
              WIDTH,
              40,
            );
      });
  });
  afterEach(() => jest.restoreAllMocks());

  it('stays where it is while it can be seen', () => {
    expect(show(2).row.scrollLeft).toBe(0);
  });

  it('comes into the middle of its row where it is cut off, also once another is open', async () => {
    const { row, select } = show(3);
    expect(row.scrollLeft).toBe(3.5 * WIDTH - SCREEN / 2);
    select(8);
    await waitFor(() => expect(row.scrollLeft).toBe(8.5 * WIDTH - SCREEN / 2));
    select(0);
    await waitFor(() => expect(row.scrollLeft).toBeLessThanOrEqual(0));
  });
});
