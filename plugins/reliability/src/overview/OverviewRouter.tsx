import { Route, Routes } from 'react-router-dom';
import { NoSuchPage } from '../shell/NoSuchPage';
import { DefinitionsPage } from './definitions/DefinitionsPage';
import { OverviewPage } from './OverviewPage';

/** The figures of a scope, and below them how all figures are made. */
export function OverviewRouter() {
  return (
    <Routes>
      <Route index element={<OverviewPage />} />
      <Route path="definitions" element={<DefinitionsPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
