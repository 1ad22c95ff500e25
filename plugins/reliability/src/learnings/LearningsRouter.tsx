import { Route, Routes } from 'react-router-dom';
import { FailureModesPage } from '../failureModes/FailureModesPage';
import { NoSuchPage } from '../shell/NoSuchPage';
import { AsksPage } from './asks/AsksPage';
import { LearningsPage } from './LearningsPage';
import { LearningPage } from './page/LearningPage';

/** What postmortems tell others: the list, and one of it below. */
export function LearningsRouter() {
  return (
    <Routes>
      <Route index element={<LearningsPage />} />
      <Route path="failure-modes" element={<FailureModesPage />} />
      <Route path="asks" element={<AsksPage />} />
      <Route path=":key" element={<LearningPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
