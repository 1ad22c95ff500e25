import { Button } from '@backstage/ui';
import type { Operation } from '@afterword/plugin-reliability-common';
import { useWords } from '../words';
import { SavedState, useDownload } from './useDownload';

/** Props of {@link CsvButton}. */
export interface CsvButtonProps {
  /** Answers the list as CSV, whole. */
  readonly operation: Operation;
  readonly state: SavedState;
  /** `incidents.csv` */
  readonly fileName: string;
}

/** Saves what the filters find, on all pages, as a file. */
export function CsvButton({ operation, state, fileName }: CsvButtonProps) {
  const { t } = useWords();
  const { isPending, download } = useDownload();
  return (
    <Button
      variant="tertiary"
      isPending={isPending}
      onPress={() => download(operation, state, fileName)}
    >
      {t('listing.download')}
    </Button>
  );
}
