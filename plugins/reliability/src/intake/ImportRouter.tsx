import { Route, Routes } from 'react-router-dom';
import { ImportPage } from '../exchange/ImportPage';
import { NoSuchPage } from '../shell/NoSuchPage';
import { IntakePage } from './IntakePage';

/** What is brought in by hand, and below it what arrives by itself. */
export function ImportRouter() {
  return (
    <Routes>
      <Route index element={<ImportPage />} />
      <Route path="intake" element={<IntakePage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
