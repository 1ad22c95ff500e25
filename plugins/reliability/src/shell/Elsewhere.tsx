import { Route, Routes } from 'react-router-dom';
import { NoSuchPage } from './NoSuchPage';

/**
 * What stands below the header where none of the sub pages does.
 *
 * @param props.paths - where the sub pages are
 */
export function Elsewhere({ paths }: { readonly paths: readonly string[] }) {
  return (
    <Routes>
      <Route index element={null} />
      {paths.map(path => (
        <Route key={path} path={`${path}/*`} element={null} />
      ))}
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}
