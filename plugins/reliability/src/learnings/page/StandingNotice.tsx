import type { LearningRecord } from '@afterword/plugin-reliability-common';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Link } from '@backstage/ui';
import { learningRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './page.module.css';

/** Says that a learning is not the one to go by, why, and which is, and takes that back for whoever may; of one that stands asks them at times whether it is still true. */
export function StandingNotice({
  learning,
  isPending,
  onStand,
}: {
  readonly learning: LearningRecord;
  readonly isPending: boolean;
  readonly onStand: () => void;
}) {
  const { t } = useWords();
  const link = useRouteRef(learningRouteRef);
  const { state, by, reason, editable, toRevisit } = learning;
  if (state === 'stands') {
    if (!toRevisit || !editable) return null;
    return (
      <div className={styles.notice}>
        <div>
          <p>{t('learnings.standing.stillTrue')}</p>
          <p className={styles.quiet}>{t('learnings.standing.stillTrueWhy')}</p>
        </div>
        <Button variant="secondary" isPending={isPending} onPress={onStand}>
          {t('learnings.standing.yes')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.notice}>
      <div>
        <p>
          {by && state !== 'retired' ? (
            <>
              {t(`learnings.standing.said.${state}`, {
                key: <Link href={link?.({ key: by.key })}>{by.key}</Link>,
              })}{' '}
              {by.statement}
            </>
          ) : (
            t(`learnings.standing.alone.${state}`)
          )}
        </p>
        {reason && <p className={styles.text}>{reason}</p>}
      </div>
      {editable && (
        <Button variant="secondary" isPending={isPending} onPress={onStand}>
          {t('learnings.standing.stand')}
        </Button>
      )}
    </div>
  );
}
