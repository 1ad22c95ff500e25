import { useState } from 'react';
import { postmortemsContract } from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import { useNavigate } from 'react-router-dom';
import { failureText } from '../../editing/failureText';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';
import { postmortemRouteRef } from '../../routes';
import { useWords } from '../../words';
import { FoundIncident, IncidentField } from '../rail/IncidentField';
import styles from '../rail/PeopleDialog.module.css';

/** Opens a draft, from an incident or from nothing but a title, and goes there. */
export function NewPostmortemDialog({
  onClose,
}: {
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const creating = useReliabilityWrite(postmortemsContract.createPostmortem);
  const link = useRouteRef(postmortemRouteRef);
  const navigate = useNavigate();
  const [incident, setIncident] = useState<FoundIncident>();
  const [title, setTitle] = useState('');
  const [wasRefused, setRefused] = useState(false);
  const [failure, setFailure] = useState('');
  const words = title.trim();
  const isMissing = !incident && words === '';

  const create = async () => {
    if (isMissing) {
      setRefused(true);
      return;
    }
    setFailure('');
    try {
      const body = {
        ...(words ? { title: words } : {}),
        incidents: incident ? [incident.key] : [],
      };
      const { key } = await creating.mutateAsync({
        body,
        idempotencyKey: newIdempotencyKey(),
      });
      onClose();
      const href = link?.({ key });
      if (href) navigate(href);
    } catch (error) {
      setFailure(failureText(error));
    }
  };

  return (
    <Dialog isOpen width={560} onOpenChange={isOpen => !isOpen && onClose()}>
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
        <TextField
          label={t('postmortems.list.dialog.name')}
          description={t('postmortems.list.dialog.nameHint')}
          value={title}
          maxLength={300}
          onChange={setTitle}
        />
        {failure && (
          <p role="alert" className={styles.failure}>
            {t('editing.failed', { problem: failure })}
          </p>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('postmortems.list.dialog.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={creating.isPending}
          onPress={create}
        >
          {t('postmortems.list.dialog.create')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
