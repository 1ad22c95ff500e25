import { Route, Routes } from 'react-router-dom';
import { NoSuchPage } from '../shell/NoSuchPage';
import { ReviewsPage } from './list/ReviewsPage';
import { ReviewPage } from './page/ReviewPage';

/** The list, and one of it below. */
export function ReviewsRouter() {
  return (
    <Routes>
      <Route index element={<ReviewsPage />} />
      <Route path=":key" element={<ReviewPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
