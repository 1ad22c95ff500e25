import { Route, Routes } from 'react-router-dom';
import { NoSuchPage } from '../shell/NoSuchPage';
import { ChangesPage } from './list/ChangesPage';
import { ChangePage } from './page/ChangePage';

/** The list, and one of it below. */
export function ChangesRouter() {
  return (
    <Routes>
      <Route index element={<ChangesPage />} />
      <Route path=":key" element={<ChangePage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
