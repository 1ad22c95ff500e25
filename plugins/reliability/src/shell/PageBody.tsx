import { ReactNode } from 'react';
import { Container } from '@backstage/ui';
import styles from './PageBody.module.css';

/** The room below the portal's header, with the gaps between our sections. */
export function PageBody({ children }: { readonly children: ReactNode }) {
  return <Container className={styles.body}>{children}</Container>;
}
