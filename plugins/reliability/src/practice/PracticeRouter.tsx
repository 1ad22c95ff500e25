import { Route, Routes } from 'react-router-dom';
import { CharterPage } from '../processes/charter/CharterPage';
import { NoSuchPage } from '../shell/NoSuchPage';
import { LeadershipPage } from './leadership/LeadershipPage';
import { PracticePage } from './PracticePage';

/** The practice itself, and the pages of its parts below. */
export function PracticeRouter() {
  return (
    <Routes>
      <Route index element={<PracticePage />} />
      <Route path="charter" element={<CharterPage />} />
      <Route path="report" element={<LeadershipPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
