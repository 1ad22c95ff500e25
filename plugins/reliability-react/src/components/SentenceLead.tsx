import { ReactNode } from 'react';
import '../theme/tokens.css';
import styles from './SentenceLead.module.css';

/** Props of {@link SentenceLead}. @public */
export interface SentenceLeadProps {
  /** One plain sentence that can be read aloud. `<b>` marks the figure in it. */
  readonly children: ReactNode;
  /** How it was counted, in a line. */
  readonly how?: ReactNode;
  /** A control that changes what is said, such as the window. */
  readonly aside?: ReactNode;
}

/**
 * The sentence that a page opens with.
 *
 * @public
 */
export function SentenceLead({ children, how, aside }: SentenceLeadProps) {
  return (
    <div className={styles.lead}>
      <div>
        <p className={styles.say}>{children}</p>
        {how !== undefined && <p className={styles.how}>{how}</p>}
      </div>
      {aside !== undefined && <div className={styles.aside}>{aside}</div>}
    </div>
  );
}
