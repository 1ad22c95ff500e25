import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { reliabilityReactTranslationRef } from '../words/translation';

/** Formats in which lists and charts are saved, each also the ending of the file. @public */
export const downloadFormats = ['csv', 'ndjson'] as const;
/** A format in which lists and charts are saved. @public */
export type DownloadFormat = (typeof downloadFormats)[number];

/** Props of {@link DownloadMenu}. @public */
export interface DownloadMenuProps {
  /** What is saved, for those who hear the button alone: `Parts`. */
  readonly what: string;
  readonly onChoose: (format: DownloadFormat) => void;
  /** Whether a file is being made. */
  readonly isPending?: boolean;
}

/**
 * Asks in which format something is to be saved.
 *
 * @public
 */
export function DownloadMenu({ what, onChoose, isPending }: DownloadMenuProps) {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  return (
    <MenuTrigger>
      <Button
        variant="tertiary"
        aria-label={t('download.name', { what })}
        isPending={isPending}
      >
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
