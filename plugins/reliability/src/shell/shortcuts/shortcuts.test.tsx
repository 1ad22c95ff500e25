import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { rootRouteRef } from '../../routes';
import { PageBody } from '../PageBody';

function Where() {
  return <p>{useLocation().pathname}</p>;
}

function renderPage(onNew = () => {}) {
  renderInTestApp(
    <Routes>
      <Route
        path="*"
        element={
          <PageBody>
            <Where />
            <div role="search">
              <input aria-label="Words of the title" />
            </div>
            <button data-shortcut="new" onClick={onNew}>
              Report
            </button>
          </PageBody>
        }
      />
    </Routes>,
    { mountedRoutes: { '/reliability': rootRouteRef } },
  );
}

describe('keys on a page', () => {
  beforeEach(() => window.localStorage.clear());

  it.each([
    ['i', '/reliability/incidents'],
    ['p', '/reliability/postmortems'],
    ['l', '/reliability/learnings'],
    ['a', '/reliability/action-items'],
    ['d', '/reliability/deployments'],
    ['r', '/reliability/reviews'],
    ['c', '/reliability/changes'],
  ])('go to another page after g: %s', async (key, path) => {
    renderPage();
    await screen.findByRole('main');
    await userEvent.keyboard(`g${key}`);
    expect(await screen.findByText(path)).toBeInTheDocument();
  });

  it('begin something new, and find', async () => {
    const onNew = jest.fn();
    renderPage(onNew);
    await screen.findByRole('main');
    await userEvent.keyboard('n');
    expect(onNew).toHaveBeenCalledTimes(1);

    await userEvent.keyboard('/');
    const field = screen.getByRole('textbox', { name: 'Words of the title' });
    expect(field).toHaveFocus();
    await userEvent.keyboard('ngi/');
    expect(field).toHaveValue('ngi/');
    expect(onNew).toHaveBeenCalledTimes(1);
  });

  it('tell what they do, and can be switched off and on again', async () => {
    const onNew = jest.fn();
    renderPage(onNew);
    await screen.findByRole('main');
    await userEvent.keyboard('{Shift>}?{/Shift}');
    await userEvent.click(
      await screen.findByRole('switch', { name: 'Single keys do this' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

    await userEvent.keyboard('n');
    expect(onNew).not.toHaveBeenCalled();

    await userEvent.click(screen.getByRole('button', { name: 'Keyboard' }));
    expect(
      await screen.findByRole('switch', { name: 'Single keys do this' }),
    ).not.toBeChecked();
  });
});
