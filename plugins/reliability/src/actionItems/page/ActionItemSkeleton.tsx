import {
  HiddenText,
  SectionCard,
  SkeletonBlock,
  SkeletonText,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import styles from './page.module.css';

/** The page of an action item before its text is there, with everything in its place. */
export function ActionItemSkeleton({ name }: { readonly name: string }) {
  const { t } = useWords();
  return (
    <div className={styles.page} aria-busy="true">
      <HiddenText>{t('actionItems.page.loading', { key: name })}</HiddenText>
      <div className={styles.skeletonHead}>
        <SkeletonBlock width="min(520px, 90%)" height={28} />
        <SkeletonBlock width="min(320px, 60%)" />
      </div>
      <div className={styles.columns}>
        <div className={styles.column}>
          <SectionCard title={t('actionItems.page.promise')}>
            <SkeletonText lines={4} />
          </SectionCard>
          <SectionCard title={t('actionItems.page.about')}>
            <SkeletonText lines={3} />
          </SectionCard>
        </div>
        <div className={styles.column}>
          <SectionCard title={t('actionItems.page.links')}>
            <SkeletonText lines={3} />
          </SectionCard>
          <SectionCard title={t('actionItems.history.title')}>
            <SkeletonText lines={3} />
          </SectionCard>
        </div>
      </div>
    </div>
  );
}
