import type { ListExport } from '@afterword/plugin-reliability-common';
import { DownloadMenu } from '@afterword/plugin-reliability-react';
import { SavedState, useDownload } from './useDownload';

/** Props of {@link ExportMenu}. */
export interface ExportMenuProps {
  /** What is saved: the title of what shows it. */
  readonly what: string;
  /** Answers the list whole, in each format. */
  readonly list: ListExport;
  /** What is asked for. */
  readonly filters: SavedState['filters'];
  /** Figures have one order. */
  readonly sort?: SavedState['sort'];
  /** `parts`, without an ending. */
  readonly fileName: string;
}

/** Saves everything that a list or figures have, on all pages, as a file, in the format that is chosen. */
export function ExportMenu({
  what,
  list,
  filters,
  sort = '',
  fileName,
}: ExportMenuProps) {
  const { isPending, download } = useDownload();
  return (
    <DownloadMenu
      what={what}
      isPending={isPending}
      onChoose={format =>
        download(list[format], { filters, sort }, `${fileName}.${format}`)
      }
    />
  );
}
