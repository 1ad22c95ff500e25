import { useState } from 'react';
import {
  missingForDiscard,
  postmortemsContract,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityError,
  useReliabilityForget,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { usePostmortem } from './PostmortemContext';
import styles from './StepQuestion.module.css';
import { useGateWords } from './useGateWords';
import { DestructiveButton } from '../../shell/DestructiveButton';

/** Asks before a draft is discarded, and says what goes, what stays, and what is in the way. */
export function DiscardQuestion({
  onDiscarded,
  onClose,
}: {
  readonly onDiscarded: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { postmortem, writers, actionItems = [] } = usePostmortem();
  const { key, status, incidents } = postmortem;
  const sayProblem = useGateWords();
  const forget = useReliabilityForget(postmortemsContract.getPostmortem);
  const discarding = useReliabilityWrite(
    postmortemsContract.discardPostmortem,
    {
      onWritten: () => {
        writers.abandon();
        forget({ params: { key } });
        onDiscarded();
      },
    },
  );
  const [refusal, setRefusal] = useState<string>();
  const missing = missingForDiscard({ status, actionItems });

  const discard = async () => {
    try {
      await discarding.mutateAsync({
        params: { key },
        version: writers.newest(postmortem),
      });
    } catch (error) {
      const gates = error instanceof ReliabilityError && error.details?.gates;
      if (gates) setRefusal(gates.map(sayProblem).join(' '));
      else if (error instanceof ReliabilityError && error.isStale) {
        setRefusal(t('postmortems.page.discard.stale'));
      } else {
        setRefusal(t('editing.failed', { problem: failureText(error) }));
      }
    }
  };

  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t('postmortems.page.discard.title', { key })}
      </DialogHeader>
      <DialogBody className={styles.body}>
        {missing ? (
          <p role="alert">
            {t('postmortems.page.discard.promised', {
              problem: sayProblem({ problem: '', message: missing }),
            })}
          </p>
        ) : (
          <>
            <p>{t('postmortems.page.discard.why')}</p>
            <ul>
              <li>{t('postmortems.page.discard.document')}</li>
              {actionItems.length > 0 && (
                <li>
                  {t('postmortems.page.discard.ideas', {
                    count: actionItems.length,
                  })}
                </li>
              )}
            </ul>
            <p>
              {incidents.length > 0 &&
                `${t('postmortems.page.discard.incidents', {
                  count: incidents.length,
                })} `}
              {t('postmortems.page.discard.history')}
            </p>
          </>
        )}
        {refusal && <p role="alert">{refusal}</p>}
      </DialogBody>
      <DialogFooter>
        <Button autoFocus variant="secondary" onPress={onClose}>
          {t('postmortems.page.discard.cancel')}
        </Button>
        {!missing && (
          <DestructiveButton isPending={discarding.isPending} onPress={discard}>
            {t('postmortems.page.discard.go')}
          </DestructiveButton>
        )}
      </DialogFooter>
    </Dialog>
  );
}
