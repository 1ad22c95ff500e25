import { useState } from 'react';
import {
  ChangeIncident,
  ChangeReview,
  changesContract,
  isChangeOpen,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';
import type { Notify } from '../../editing/useNotice';
import { useWords } from '../../words';

/** What happened and nobody had written down, in one press: all of it, or the back end says what is too long. */
export function TakeSurprise({
  change,
  incident,
  notify,
}: {
  readonly change: ChangeReview;
  readonly incident: ChangeIncident;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const adding = useReliabilityWrite(changesContract.addChangeRisk);
  const { failureMode, key, title } = incident;
  // Pressed twice, it is written down once; taken back, it can be written down again.
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const begins = `${key}: `;
  // Somebody may have found better words for it since.
  const isWritten = change.risks.some(({ text }) => text.startsWith(begins));
  if (
    change.status === 'planned' ||
    !isChangeOpen(change.status) ||
    isWritten
  ) {
    return null;
  }
  const take = async () => {
    try {
      await adding.mutateAsync({
        params: { key: change.key },
        body: { text: `${begins}${title}`, failureMode },
        idempotencyKey,
      });
      setIdempotencyKey(newIdempotencyKey());
      notify({ text: t('changes.links.surpriseTaken'), takesFocus: true });
    } catch (error) {
      notify({
        text: t('editing.failed', { problem: failureText(error) }),
        isFailure: true,
      });
    }
  };
  return (
    <Button
      variant="secondary"
      size="small"
      isPending={adding.isPending}
      aria-label={t('changes.links.takeSurpriseNamed', { key })}
      onPress={take}
    >
      {t('changes.links.takeSurprise')}
    </Button>
  );
}
