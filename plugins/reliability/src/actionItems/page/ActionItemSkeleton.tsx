import {
  HiddenText,
  SectionCard,
  SkeletonBlock,
  SkeletonText,
} from '@afterword/plugin-reliability-react';
import { ItemLayout } from '../../shell/item/ItemLayout';
import { useWords } from '../../words';
import styles from './page.module.css';

/** The page of an action item before its text is there, with everything in its place. */
export function ActionItemSkeleton({ name }: { readonly name: string }) {
  const { t } = useWords();
  return (
    <ItemLayout
      isLoading
      top={
        <div className={styles.skeletonHead}>
          <HiddenText>
            {t('actionItems.page.loading', { key: name })}
          </HiddenText>
          <SkeletonBlock width="min(520px, 90%)" height={28} />
          <SkeletonBlock width="min(320px, 60%)" />
        </div>
      }
      main={
        <>
          <SectionCard title={t('actionItems.page.promise')}>
            <SkeletonText lines={4} />
          </SectionCard>
          <SectionCard title={t('actionItems.page.about')}>
            <SkeletonText lines={3} />
          </SectionCard>
        </>
      }
      aside={
        <>
          <SectionCard title={t('actionItems.page.links')}>
            <SkeletonText lines={3} />
          </SectionCard>
          <SectionCard title={t('actionItems.history.title')}>
            <SkeletonText lines={3} />
          </SectionCard>
        </>
      }
    />
  );
}
