import {
  CONTAINER_KINDS,
  learningsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Button } from '@backstage/ui';
import type { Notify } from '../../editing/useNotice';
import { useWords } from '../../words';
import styles from './asks.module.css';
import { useMute } from './useMute';

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
  const { put, isPending } = useMute({ ref: entity, name }, notify);
  if (!data?.muted) return null;
  return (
    <p className={styles.muted}>
      {t('learnings.asks.muted', { entity: name })}
      {data.editable && (
        <Button
          variant="tertiary"
          isPending={isPending}
          onPress={() => put({ muted: false })}
        >
          {t('learnings.asks.mutes.again')}
        </Button>
      )}
    </p>
  );
}
