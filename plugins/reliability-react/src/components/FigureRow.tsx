import { ReactNode } from 'react';
import { Box } from '@backstage/ui';
import '../theme/tokens.css';
import styles from './FigureRow.module.css';

/** Props of {@link FigureRow}. @public */
export interface FigureRowProps {
  /** Names the row for screen readers. */
  readonly 'aria-label': string;
  /** Up to five `FigureTile`s. */
  readonly children: ReactNode;
}

/**
 * Figures side by side on one surface, divided by lines. Follows the width it
 * is given: five, then three and two, then stacked.
 *
 * @public
 */
export function FigureRow({ children, 'aria-label': label }: FigureRowProps) {
  return (
    <Box
      as="section"
      bg="neutral"
      aria-label={label}
      className={styles.surface}
    >
      <dl className={styles.figures}>{children}</dl>
    </Box>
  );
}
