import { useState } from 'react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { FoundIncident, IncidentField } from '../../incidents/IncidentField';
import styles from './PeopleDialog.module.css';

/** Finds an incident and attaches it. */
export function AttachIncidentDialog({
  taken,
  onAttach,
  onClose,
}: {
  /** Keys of the incidents that are attached already. */
  readonly taken: readonly string[];
  readonly onAttach: (key: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [incident, setIncident] = useState<FoundIncident>();
  const [wasRefused, setRefused] = useState(false);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState('');

  const attach = async () => {
    if (!incident) {
      setRefused(true);
      return;
    }
    setPending(true);
    setFailure('');
    try {
      await onAttach(incident.key);
      onClose();
    } catch (error) {
      setFailure(failureText(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <Dialog
      isOpen
      isChanged={incident !== undefined}
      width={520}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{t('postmortems.incidents.dialogTitle')}</DialogHeader>
      <DialogBody className={styles.body}>
        <IncidentField
          label={t('postmortems.incidents.search')}
          description={t('postmortems.incidents.searchHint')}
          taken={taken}
          value={incident}
          onChange={setIncident}
          problem={
            wasRefused && !incident
              ? t('postmortems.incidents.missing')
              : undefined
          }
        />
        {failure && (
          <p role="alert" className={styles.failure}>
            {t('editing.failed', { problem: failure })}
          </p>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('postmortems.incidents.cancel')}
        </Button>
        <Button variant="primary" isPending={isPending} onPress={attach}>
          {t('postmortems.incidents.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
