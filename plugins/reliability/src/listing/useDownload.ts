import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Operation } from '@afterword/plugin-reliability-common';
import {
  reliabilityApiRef,
  saveFile,
} from '@afterword/plugin-reliability-react';
import { useToast } from '../shell/useToast';
import { useWords } from '../words';
import { listQueryOf } from './listQueryOf';
import type { ListState } from './useListState';

/** What of a list is saved. */
export type SavedState = Pick<ListState, 'filters' | 'sort'>;

/** Saves what the filters of a list find, on all pages, as a file. */
export function useDownload(): {
  readonly isPending: boolean;
  readonly download: (
    operation: Operation,
    state: SavedState,
    fileName: string,
  ) => Promise<void>;
} {
  const { t } = useWords();
  const api = useApi(reliabilityApiRef);
  const say = useToast();
  const [isPending, setPending] = useState(false);
  const download = async (
    operation: Operation,
    { filters, sort }: SavedState,
    fileName: string,
  ) => {
    setPending(true);
    try {
      const query = listQueryOf(operation, {
        filters,
        sort,
        cursor: undefined,
      });
      saveFile(await api.download(operation, { query }), fileName);
    } catch (error) {
      say({
        title: t('listing.downloadFailed'),
        description: error instanceof Error ? error.message : String(error),
        status: 'danger',
      });
    } finally {
      setPending(false);
    }
  };
  return { isPending, download };
}
