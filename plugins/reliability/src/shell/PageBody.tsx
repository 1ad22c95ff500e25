import { ReactNode } from 'react';
import { Container } from '@backstage/ui';
import styles from './PageBody.module.css';
import { useDocumentTitle } from './useDocumentTitle';

/**
 * The room below the portal's header, with the gaps between our sections. It is
 * the page's main landmark, which the header leaves to the page.
 */
export function PageBody({
  title,
  children,
}: {
  /** Names the browser's tab. */
  readonly title?: string;
  readonly children: ReactNode;
}) {
  useDocumentTitle(title);
  return (
    <Container>
      <main className={styles.body}>{children}</main>
    </Container>
  );
}
