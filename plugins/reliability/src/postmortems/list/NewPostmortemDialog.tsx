import { useState } from 'react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { LineField } from '../../fields/LineField';
import { failureText } from '../../editing/failureText';
import { useNewPostmortem } from '../../incidents/useNewPostmortem';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { FoundIncident, IncidentField } from '../../incidents/IncidentField';
import styles from '../rail/PeopleDialog.module.css';

/** Opens a draft, from an incident or from nothing but a title, and goes there. */
export function NewPostmortemDialog({
  onClose,
}: {
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const postmortem = useNewPostmortem();
  const [incident, setIncident] = useState<FoundIncident>();
  const [title, setTitle] = useState('');
  const [wasRefused, setRefused] = useState(false);
  const words = title.trim();
  const isMissing = !incident && words === '';

  const create = () => {
    if (isMissing) {
      setRefused(true);
      return;
    }
    postmortem.open({
      ...(words ? { title: words } : {}),
      incidents: incident ? [incident.key] : [],
    });
  };

  return (
    <Dialog
      isOpen
      isChanged={incident !== undefined}
      width={560}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{t('postmortems.list.dialog.title')}</DialogHeader>
      <DialogBody className={styles.body}>
        <p className={styles.why}>{t('postmortems.list.dialog.why')}</p>
        <IncidentField
          label={t('postmortems.list.dialog.incident')}
          description={t('postmortems.list.dialog.incidentHint')}
          value={incident}
          onChange={setIncident}
          problem={
            wasRefused && isMissing
              ? t('postmortems.list.dialog.missing')
              : undefined
          }
        />
        <LineField
          label={t('postmortems.list.dialog.name')}
          description={t('postmortems.list.dialog.nameHint')}
          value={title}
          maxLength={300}
          onChange={setTitle}
        />
        {postmortem.error && (
          <p role="alert" className={styles.failure}>
            {t('editing.failed', { problem: failureText(postmortem.error) })}
          </p>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('postmortems.list.dialog.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={postmortem.isPending}
          onPress={create}
        >
          {t('postmortems.list.dialog.create')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
