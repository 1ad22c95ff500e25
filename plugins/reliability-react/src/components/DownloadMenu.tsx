import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { reliabilityReactTranslationRef } from '../words/translation';

/** Formats in which lists and charts are saved, each also the ending of the file. @public */
export const downloadFormats = ['csv', 'ndjson'] as const;
/** A format in which lists and charts are saved. @public */
export type DownloadFormat = (typeof downloadFormats)[number];

/** Props of {@link DownloadMenu}. @public */
export interface DownloadMenuProps {
  readonly onChoose: (format: DownloadFormat) => void;
  /** Whether a file is being made. */
  readonly isPending?: boolean;
  readonly size?: 'small' | 'medium';
}

/**
 * Asks in which format something is to be saved.
 *
 * @public
 */
export function DownloadMenu({ onChoose, isPending, size }: DownloadMenuProps) {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  return (
    <MenuTrigger>
      <Button variant="tertiary" size={size} isPending={isPending}>
        {t('download.title')}
      </Button>
      <Menu placement="bottom end">
        {downloadFormats.map(format => (
          <MenuItem key={format} onAction={() => onChoose(format)}>
            {t(`download.${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
