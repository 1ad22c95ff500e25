import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  useEntity,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { SectionCard } from '@afterword/plugin-reliability-react';
import { reliabilityTranslationRef } from '../translation';
import styles from './EntityReliabilityCard.module.css';

/** The reliability of an entity in one glance; as high in every state. */
export function EntityReliabilityCard() {
  const { t } = useTranslationRef(reliabilityTranslationRef);
  const { entity } = useEntity();
  const { primaryTitle: name } = useEntityPresentation(entity);
  return (
    <SectionCard
      className={styles.card}
      title={t('entity.card.title')}
      meta={t('entity.card.window')}
      body="flush"
      foot={t('entity.card.foot')}
    >
      <div className={styles.body}>
        <p>{t('entity.card.lead', { name })}</p>
        <p className={styles.how}>{t('entity.card.how')}</p>
      </div>
    </SectionCard>
  );
}
