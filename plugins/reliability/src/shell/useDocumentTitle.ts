import { useEffect } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';

/**
 * Names the browser's tab after the page, so that tabs, history and bookmarks
 * can be told apart: the portal's own header does not.
 */
export function useDocumentTitle(title: string | undefined): void {
  const portal =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Backstage';

  useEffect(() => {
    if (title === undefined) {
      return undefined;
    }
    document.title = `${title} | ${portal}`;
    return () => {
      document.title = portal;
    };
  }, [title, portal]);
}
