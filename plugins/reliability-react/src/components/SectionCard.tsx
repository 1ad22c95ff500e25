import { ReactNode, useId } from 'react';
import { Box } from '@backstage/ui';
import '../theme/tokens.css';
import styles from './SectionCard.module.css';

/** Props of {@link SectionCard}. @public */
export interface SectionCardProps {
  /** What the section is, as its heading and its accessible name. */
  readonly title: ReactNode;
  /** @defaultValue 2, right below the portal's page title */
  readonly headingLevel?: 2 | 3;
  /** Marks the section as waiting for the reader, with a dot before the title. */
  readonly waits?: boolean;
  /** Small words or a link at the end of the title line. */
  readonly meta?: ReactNode;
  /** A line under the title that explains the section. */
  readonly lead?: ReactNode;
  /** The last line, in small words. */
  readonly foot?: ReactNode;
  /**
   * `padded` for text and charts; `flush` for rows and tables, which bring
   * their own padding and reach the edges.
   *
   * @defaultValue `padded`
   */
  readonly body?: 'padded' | 'flush';
  readonly className?: string;
  readonly children?: ReactNode;
}

/**
 * One section of a page on a surface of its own.
 *
 * @public
 */
export function SectionCard({
  title,
  headingLevel = 2,
  waits = false,
  meta,
  lead,
  foot,
  body = 'padded',
  className,
  children,
}: SectionCardProps) {
  const titleId = useId();
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <Box
      as="section"
      bg="neutral"
      aria-labelledby={titleId}
      className={className ? `${styles.card} ${className}` : styles.card}
    >
      <div className={styles.head}>
        <Heading id={titleId} className={styles.title}>
          {waits && <span className={styles.dot} aria-hidden="true" />}
          {title}
        </Heading>
        {meta !== undefined && <div className={styles.meta}>{meta}</div>}
      </div>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      <div className={body === 'padded' ? styles.padded : styles.flush}>
        {children}
      </div>
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </Box>
  );
}
