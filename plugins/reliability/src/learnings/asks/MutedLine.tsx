import {
  CONTAINER_KINDS,
  learningsContract,
} from '@afterword/plugin-reliability-common';
import {
  useReliabilityQuery,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Button } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import type { Notify } from '../../editing/useNotice';
import { useWords } from '../../words';
import styles from './asks.module.css';

/** That an entity is asked about no learning any more, with the way back; nothing where it is asked, nor of what contains others. */
export function MutedLine({
  entity,
  notify,
}: {
  readonly entity: string;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const { primaryTitle: name } = useEntityPresentation(entity);
  const isAsked =
    entity.includes(':') &&
    !CONTAINER_KINDS.has(entity.slice(0, entity.indexOf(':')));
  const { data } = useReliabilityQuery(
    learningsContract.getLearningMute,
    { params: { entity } },
    { enabled: isAsked },
  );
  const { mutateAsync, isPending } = useReliabilityWrite(
    learningsContract.muteLearnings,
  );
  if (!data?.muted) return null;
  const ask = async () => {
    try {
      await mutateAsync({ params: { entity }, body: { muted: false } });
      notify({ text: t('learnings.asks.askedAgain', { entity: name }) });
    } catch (error) {
      notify({
        text: t('learnings.asks.failed', { problem: failureText(error) }),
        isFailure: true,
      });
    }
  };
  return (
    <p className={styles.muted}>
      {t('learnings.asks.muted', { entity: name })}
      <Button variant="tertiary" isPending={isPending} onPress={ask}>
        {t('learnings.asks.askAgain')}
      </Button>
    </p>
  );
}
