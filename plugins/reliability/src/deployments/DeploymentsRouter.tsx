import { Route, Routes } from 'react-router-dom';
import { NoSuchPage } from '../shell/NoSuchPage';
import { DeploymentsPage } from './list/DeploymentsPage';
import { DeploymentPage } from './page/DeploymentPage';

/** The list, and one of it below. */
export function DeploymentsRouter() {
  return (
    <Routes>
      <Route index element={<DeploymentsPage />} />
      <Route path=":key" element={<DeploymentPage />} />
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
