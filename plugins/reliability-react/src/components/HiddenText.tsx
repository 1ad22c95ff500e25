import { ReactNode } from 'react';
import styles from './HiddenText.module.css';

/** Props of {@link HiddenText}. @public */
export interface HiddenTextProps {
  readonly children: ReactNode;
}

/**
 * Words for screen readers only, inside a line of text. (The portal's own
 * `VisuallyHidden` is a block, which may not stand in a paragraph.)
 *
 * @public
 */
export function HiddenText({ children }: HiddenTextProps) {
  return <span className={styles.hidden}>{children}</span>;
}
