import { Route, Routes } from 'react-router-dom';
import { NoSuchPage } from '../shell/NoSuchPage';
import { ActionItemsPage } from './list/ActionItemsPage';
import { ActionItemPage } from './page/ActionItemPage';

/** The list, and one of it below. */
export function ActionItemsRouter() {
  return (
    <Routes>
      <Route index element={<ActionItemsPage />} />
      <Route path=":key" element={<ActionItemPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
