import { Route, Routes } from 'react-router-dom';
import { NoSuchPage } from '../shell/NoSuchPage';
import { QualityPage } from './QualityPage';

/** What figures do not know. */
export function QualityRouter() {
  return (
    <Routes>
      <Route index element={<QualityPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
