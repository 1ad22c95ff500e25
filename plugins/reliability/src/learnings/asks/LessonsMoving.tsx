import {
  learningsContract,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import {
  SectionCard,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { asksRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './asks.module.css';
import { asksOf } from './useAsksState';

/** What became of lessons that were carried to a scope; nothing while nobody there was asked. */
export function LessonsMoving({ scope }: { readonly scope: string }) {
  const { t } = useWords();
  const asks = useRouteRef(asksRouteRef)?.();
  const { data } = useReliabilityQuery(learningsContract.getLearningUptake, {
    query: { scope },
  });
  if (!data || data.asked === 0) return null;
  const { asked, answered, adopted, unreadable } = data;
  const of = new URLSearchParams(
    scope === ORGANISATION ? { owner: asksOf.everybody } : { scope },
  );
  return (
    <SectionCard
      title={t('learnings.asks.movingTitle')}
      lead={t('learnings.asks.movingLead')}
      meta={
        asks !== undefined &&
        asked > answered && (
          <Link className={styles.all} href={`${asks}?${of}`} standalone>
            {t('learnings.asks.movingAnswer')}
          </Link>
        )
      }
    >
      <p className={styles.moved}>
        {t('learnings.asks.uptake.said', { asked, answered, adopted })}
        {unreadable > 0 && (
          <> {t('learnings.asks.uptake.unreadable', { count: unreadable })}</>
        )}
      </p>
    </SectionCard>
  );
}
