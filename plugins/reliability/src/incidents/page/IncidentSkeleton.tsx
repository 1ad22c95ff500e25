import {
  HiddenText,
  SectionCard,
  SkeletonBlock,
  SkeletonText,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import styles from './page.module.css';

/** An incident that is on its way, in its final layout. */
export function IncidentSkeleton({
  incidentKey,
}: {
  readonly incidentKey: string;
}) {
  const { t } = useWords();
  return (
    <div className={styles.page} aria-busy>
      <div className={styles.heading}>
        <HiddenText>
          {t('incidents.page.loading', { key: incidentKey })}
        </HiddenText>
        <SkeletonBlock width="min(420px, 80%)" height={32} />
      </div>
      <SkeletonBlock width="min(560px, 90%)" height={56} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <SectionCard title={t('incidents.page.times')}>
            <SkeletonText lines={12} />
          </SectionCard>
          <SectionCard title={t('incidents.page.summary')}>
            <SkeletonText lines={4} />
          </SectionCard>
        </div>
        <div className={styles.column}>
          <SectionCard title={t('incidents.page.entities')}>
            <SkeletonText lines={2} />
          </SectionCard>
          <SectionCard title={t('incidents.page.details')}>
            <SkeletonText lines={6} />
          </SectionCard>
        </div>
      </div>
    </div>
  );
}
