import { Link } from '@backstage/ui';
import '../theme/tokens.css';
import styles from './KeyText.module.css';

/** Props of {@link KeyText}. @public */
export interface KeyTextProps {
  /** `INC-142`, `PM-31`, `AI-77` */
  readonly value: string;
  /** Makes it a link. */
  readonly href?: string;
}

/**
 * The key that people know a thing by.
 *
 * @public
 */
export function KeyText({ value, href }: KeyTextProps) {
  return href ? (
    <Link href={href} standalone className={styles.key}>
      {value}
    </Link>
  ) : (
    <span className={styles.key}>{value}</span>
  );
}
