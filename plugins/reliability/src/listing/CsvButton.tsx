import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { Operation } from '@afterword/plugin-reliability-common';
import {
  reliabilityApiRef,
  saveFile,
} from '@afterword/plugin-reliability-react';
import { useToast } from '../shell/useToast';
import { useWords } from '../words';
import { listQueryOf } from './listQueryOf';
import type { ListState } from './useListState';

/** Props of {@link CsvButton}. */
export interface CsvButtonProps {
  /** Answers the list as CSV, whole. */
  readonly operation: Operation;
  readonly state: Pick<ListState, 'filters' | 'sort'>;
  /** `incidents.csv` */
  readonly fileName: string;
}

/** Saves what the filters find, on all pages, as a file. */
export function CsvButton({ operation, state, fileName }: CsvButtonProps) {
  const { t } = useWords();
  const api = useApi(reliabilityApiRef);
  const say = useToast();
  const [isPending, setPending] = useState(false);

  const download = async () => {
    setPending(true);
    try {
      const { filters, sort } = state;
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

  return (
    <Button variant="tertiary" isPending={isPending} onPress={download}>
      {t('listing.download')}
    </Button>
  );
}
