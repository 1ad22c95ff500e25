import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  useEntity,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import {
  EmptyState,
  FigureRow,
  FigureTile,
  SectionCard,
  SentenceLead,
} from '@afterword/plugin-reliability-react';
import { reliabilityTranslationRef } from '../translation';
import styles from './EntityReliabilityTab.module.css';

const FIGURES = [
  'timeToRestore',
  'incidents',
  'nearMisses',
  'drills',
  'commitments',
] as const;

/** How reliable an entity is, what is committed, and what was learned. */
export function EntityReliabilityTab() {
  const { t } = useTranslationRef(reliabilityTranslationRef);
  const { entity } = useEntity();
  const { primaryTitle: name } = useEntityPresentation(entity);
  return (
    <div className={styles.tab}>
      <SentenceLead how={t('entity.tab.how')}>
        {t('entity.tab.lead', { name })}
      </SentenceLead>
      <FigureRow aria-label={t('entity.tab.figures', { name })}>
        {FIGURES.map(figure => (
          <FigureTile
            key={figure}
            label={t(`entity.tab.${figure}`)}
            state="notObserved"
            reason={t('entity.tab.notObserved')}
          />
        ))}
      </FigureRow>
      <SectionCard title={t('entity.tab.history')}>
        <EmptyState title={t('entity.tab.historyTitle')}>
          {t('entity.tab.historyWhy')}
        </EmptyState>
      </SectionCard>
      <div className={styles.two}>
        <SectionCard title={t('entity.tab.postmortems')}>
          <EmptyState title={t('entity.tab.postmortemsTitle')}>
            {t('entity.tab.postmortemsWhy')}
          </EmptyState>
        </SectionCard>
        <SectionCard title={t('entity.tab.commitments')}>
          <EmptyState title={t('entity.tab.commitmentsTitle')}>
            {t('entity.tab.commitmentsWhy')}
          </EmptyState>
        </SectionCard>
      </div>
    </div>
  );
}
