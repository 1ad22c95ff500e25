import { ReactNode } from 'react';
import styles from './Properties.module.css';

/** What is known of an item, as `dt` and `dd` by turns: names beside their values. */
export function Properties({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.properties}>{children}</dl>;
}
