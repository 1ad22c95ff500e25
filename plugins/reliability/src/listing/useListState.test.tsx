import { ReactNode } from 'react';
import { act, renderHook } from '@testing-library/react';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import { useListState } from './useListState';

function at(address: string) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
  );
  return renderHook(
    () => ({
      state: useListState({
        filters: ['kind', 'q'],
        sorts: ['-anchor', 'anchor', 'title'],
        defaultSort: '-anchor',
      }),
      address: useLocation().search,
      navigate: useNavigate(),
    }),
    { wrapper },
  ).result;
}

describe('the state of a list', () => {
  it('is read from the address', () => {
    const { current } = at(
      '/?kind=drill&kind=incident&q=retry&sort=title&after=abc',
    );

    expect(current.state.filters).toEqual({
      kind: ['drill', 'incident'],
      q: ['retry'],
    });
    expect(current.state.isFiltered).toBe(true);
    expect(current.state.sort).toBe('title');
    expect(current.state.cursor).toBe('abc');
  });

  it('is unfiltered, in its own order, on the first page, when the address says nothing', () => {
    const { current } = at('/?window=P30D');

    expect(current.state.filters).toEqual({});
    expect(current.state.isFiltered).toBe(false);
    expect(current.state.sort).toBe('-anchor');
    expect(current.state.cursor).toBeUndefined();
  });

  it('is in its own order when the address names one that there is not', () => {
    expect(at('/?sort=colour').current.state.sort).toBe('-anchor');
  });

  it('starts again from the first page when a filter changes', () => {
    const result = at('/?kind=drill&after=abc');

    act(() => result.current.state.change({ kind: ['incident'], q: [] }));

    expect(result.current.address).toBe('?kind=incident');
  });

  it('starts again from the first page when the order changes', () => {
    const result = at('/?kind=drill&after=abc');

    act(() => result.current.state.setSort('title'));
    expect(result.current.address).toBe('?kind=drill&sort=title');

    act(() => result.current.state.setSort('-anchor'));
    expect(result.current.address).toBe('?kind=drill');
  });

  it('forgets all filters at once and keeps the order', () => {
    const result = at('/?kind=drill&q=retry&sort=title');

    act(() => result.current.state.clearFilters());

    expect(result.current.address).toBe('?sort=title');
  });

  it('goes forward and back through pages', () => {
    const result = at('/');

    act(() => result.current.state.goNext('second'));
    act(() => result.current.state.goNext('third'));
    expect(result.current.state.cursor).toBe('third');

    act(() => result.current.state.goPrevious());
    expect(result.current.state.cursor).toBe('second');

    act(() => result.current.state.goPrevious());
    expect(result.current.state.cursor).toBeUndefined();
  });

  it('takes the last change back with the browser', () => {
    const result = at('/');

    act(() => result.current.state.change({ kind: ['drill'] }));
    act(() => result.current.navigate(-1));

    expect(result.current.state.filters).toEqual({});
  });

  it('does not make a step of every letter that is typed', () => {
    const result = at('/?kind=drill');

    act(() => result.current.state.change({ kind: ['incident'] }));
    act(() => result.current.state.change({ q: ['r'] }, { typing: true }));
    act(() => result.current.state.change({ q: ['re'] }, { typing: true }));
    act(() => result.current.navigate(-1));

    expect(result.current.address).toBe('?kind=drill');
  });

  it('keeps the address short on deep pages', () => {
    const result = at('/');

    for (let page = 1; page <= 60; page += 1) {
      act(() => result.current.state.goNext(`cursor-${page}`));
    }

    expect(result.current.state.cursor).toBe('cursor-60');
    expect(
      new URLSearchParams(result.current.address).getAll('after'),
    ).toHaveLength(20);
  });
});
