import type { PostmortemRevision } from '@afterword/plugin-reliability-common';
import { RelativeTime } from '@afterword/plugin-reliability-react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { AuthorName } from '../../people/AuthorName';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { usePostmortem } from '../page/PostmortemContext';
import { useRevisionWords } from '../revisions/useRevisionWords';
import styles from './RestoreQuestion.module.css';

/** Asks before a revision is brought back, and says what comes back and what stays. */
export function RestoreQuestion({
  revision,
  onGo,
  onClose,
}: {
  readonly revision: PostmortemRevision;
  readonly onGo: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { postmortem } = usePostmortem();
  const { number, by, at } = revision;
  const sayChanges = useRevisionWords();
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t('postmortems.history.ask.title', { n: number })}
      </DialogHeader>
      <DialogBody className={styles.body}>
        <p>
          <b>{sayChanges(revision)}</b>
          {' · '}
          <AuthorName by={by} />
          {' · '}
          <RelativeTime at={at} />
        </p>
        <p>{t('postmortems.history.ask.why')}</p>
        {postmortem.status === 'published' && (
          <p>{t('postmortems.history.ask.published')}</p>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('postmortems.history.ask.cancel')}
        </Button>
        <Button autoFocus variant="primary" onPress={onGo}>
          {t('postmortems.history.ask.go')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
