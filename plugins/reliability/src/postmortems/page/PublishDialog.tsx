import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { usePostmortem } from './PostmortemContext';
import styles from './PublishDialog.module.css';

/** Asks before a draft is opened to everyone: the one step that cannot be taken back. */
export function PublishDialog({
  onPublish,
  onClose,
}: {
  readonly onPublish: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { postmortem, gates } = usePostmortem();
  const advised = gates.filter(gate => !gate.passed);
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t('postmortems.page.step.publishTitle', { key: postmortem.key })}
      </DialogHeader>
      <DialogBody className={styles.body}>
        <p>{t('postmortems.page.step.publishWhy')}</p>
        {advised.length > 0 && (
          <>
            <p>{t('postmortems.page.step.publishAdvised')}</p>
            <ul>
              {advised.map(({ gate, problem }) => (
                <li key={gate}>{problem}</li>
              ))}
            </ul>
          </>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('postmortems.page.step.cancel')}
        </Button>
        <Button autoFocus variant="primary" onPress={onPublish}>
          {t('postmortems.page.step.publishNow')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
