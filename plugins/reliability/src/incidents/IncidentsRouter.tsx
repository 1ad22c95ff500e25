import { Route, Routes } from 'react-router-dom';
import { NoSuchPage } from '../shell/NoSuchPage';
import { IncidentPage } from './page/IncidentPage';
import { IncidentsPage } from './list/IncidentsPage';

/** The list, and one of it below. */
export function IncidentsRouter() {
  return (
    <Routes>
      <Route index element={<IncidentsPage />} />
      <Route path=":key" element={<IncidentPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
