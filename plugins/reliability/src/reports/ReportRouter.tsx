import { Route, Routes } from 'react-router-dom';
import { NoSuchPage } from '../shell/NoSuchPage';
import { ReportPage } from './ReportPage';

/** The figures of a scope in words, to be passed on. */
export function ReportRouter() {
  return (
    <Routes>
      <Route index element={<ReportPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
