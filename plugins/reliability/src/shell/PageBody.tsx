import { ReactNode, useRef, useState } from 'react';
import { Button, Container } from '@backstage/ui';
import { useWords } from '../words';
import column from './column.module.css';
import styles from './PageBody.module.css';
import { ShortcutsDialog } from './shortcuts/ShortcutsDialog';
import { usePageShortcuts } from './shortcuts/usePageShortcuts';
import { useShortcutsSetting } from './shortcuts/useShortcutsSetting';
import tones from './tones.module.css';
import { useDocumentTitle } from './useDocumentTitle';
import { useOpenTabInView } from './useOpenTabInView';

/**
 * The room below the portal's header, with the gaps between our sections. It is
 * the page's main landmark, which the header leaves to the page, and listens to
 * the keys that work on all pages.
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
  const { t } = useWords();
  const page = useRef<HTMLElement>(null);
  useOpenTabInView(page);
  const [isOn, setOn] = useShortcutsSetting();
  const [isHelpOpen, setHelpOpen] = useState(false);
  usePageShortcuts({ page, isOn, onHelp: () => setHelpOpen(true) });
  return (
    <Container>
      <main
        ref={page}
        className={`${tones.ours} ${column.column} ${styles.body}`}
      >
        {children}
        <div className={styles.keyboard}>
          <Button
            variant="tertiary"
            size="small"
            onPress={() => setHelpOpen(true)}
          >
            {t('shell.shortcuts.open')}
          </Button>
        </div>
      </main>
      {isHelpOpen && (
        <ShortcutsDialog
          isOn={isOn}
          onChange={setOn}
          onClose={() => setHelpOpen(false)}
        />
      )}
    </Container>
  );
}
