import { Route, Routes } from 'react-router-dom';
import { NoSuchPage } from '../shell/NoSuchPage';
import { PostmortemPage } from './PostmortemPage';
import { PostmortemsPage } from './list/PostmortemsPage';

/** The list, and one of it below. */
export function PostmortemsRouter() {
  return (
    <Routes>
      <Route index element={<PostmortemsPage />} />
      <Route path=":key" element={<PostmortemPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
