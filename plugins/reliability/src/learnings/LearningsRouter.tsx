import { Route, Routes } from 'react-router-dom';
import { NoSuchPage } from '../shell/NoSuchPage';
import { LearningsPage } from './LearningsPage';

/** What postmortems tell others. */
export function LearningsRouter() {
  return (
    <Routes>
      <Route index element={<LearningsPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
