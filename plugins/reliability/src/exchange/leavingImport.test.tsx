import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, Route, Routes, useNavigate } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  ReliabilityApi,
  reliabilityApiRef,
} from '@afterword/plugin-reliability-react';
import { aFile, anImportApi, chooseFiles } from '../__testUtils__/renderImport';
import { rootRouteRef } from '../routes';
import { Provided } from '../shell/Provided';
import { documentShelf } from './documents/DocumentShelf';
import { ImportPage } from './ImportPage';

describe('leaving the import page', () => {
  beforeEach(() => documentShelf.change(() => []));

  function Elsewhere() {
    const navigate = useNavigate();
    return (
      <>
        <h2>Another page</h2>
        <button onClick={() => navigate(1)}>Forward</button>
        <Link to="/reliability/import">To the import</Link>
      </>
    );
  }
  function ImportWithWaysOut() {
    const navigate = useNavigate();
    return (
      <>
        <ImportPage />
        <Link to="/elsewhere">Elsewhere</Link>
        <button onClick={() => navigate(-1)}>Back</button>
      </>
    );
  }
  function renderBetweenPages(api: ReturnType<typeof anImportApi>) {
    renderInTestApp(
      <Provided>
        <Routes>
          <Route path="/reliability/import" element={<ImportWithWaysOut />} />
          <Route path="*" element={<Elsewhere />} />
        </Routes>
      </Provided>,
      {
        mountedRoutes: { '/reliability': rootRouteRef },
        initialRouteEntries: ['/start', '/reliability/import'],
        apis: [
          [reliabilityApiRef, api as unknown as ReliabilityApi],
          [catalogApiRef, catalogApiMock()],
        ],
      },
    );
  }
  const press = async (role: 'link' | 'button', name: string) =>
    userEvent.click(await screen.findByRole(role, { name }));
  const closing = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event;
  };

  it.each<[string, () => Promise<void>, () => Promise<void>]>([
    [
      'a link',
      () => press('link', 'Elsewhere'),
      () => press('link', 'To the import'),
    ],
    [
      'keys',
      async () => {
        await userEvent.click(screen.getByText('Import', { selector: 'h2' }));
        await userEvent.keyboard('gi');
      },
      () => press('link', 'To the import'),
    ],
    [
      'the browser’s Back',
      () => press('button', 'Back'),
      () => press('button', 'Forward'),
    ],
  ])(
    'by %s, keeps corrections until they are back',
    async (_way, leave, comeBack) => {
      renderBetweenPages(anImportApi());
      await chooseFiles(aFile('outage.md'));
      await userEvent.type(await screen.findByLabelText('Title'), '!');
      await chooseFiles(aFile('untouched.md'));
      await screen.findByRole('button', { name: 'Review untouched.md' });
      await leave();
      expect(
        await screen.findByRole('heading', { name: 'Another page' }),
      ).toBeVisible();
      expect(closing().defaultPrevented).toBe(true);

      await comeBack();
      expect(
        await screen.findByText(/What you corrected .* is still here/),
      ).toBeVisible();
      expect(await screen.findByLabelText('Title')).toHaveValue(
        'Cards failed!',
      );
      expect(screen.queryByText(/untouched/)).toBeNull();
    },
  );

  it('asks nothing when there is nothing to lose', async () => {
    renderBetweenPages(anImportApi());
    await chooseFiles(aFile('outage.md'));
    await screen.findByLabelText('Title');

    expect(closing().defaultPrevented).toBe(false);
  });
});
