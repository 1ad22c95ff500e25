import {
  HiddenText,
  SectionCard,
  SkeletonBlock,
  SkeletonText,
} from '@afterword/plugin-reliability-react';
import { ItemLayout } from '../../shell/item/ItemLayout';
import { useWords } from '../../words';
import styles from './page.module.css';

/** The page of a learning before its text is there, with everything in its place. */
export function LearningSkeleton({ name }: { readonly name: string }) {
  const { t } = useWords();
  return (
    <ItemLayout
      isLoading
      top={
        <div className={styles.skeletonHead}>
          <HiddenText>{t('learnings.page.loading', { key: name })}</HiddenText>
          <SkeletonBlock width="min(520px, 90%)" height={28} />
          <SkeletonBlock width="min(320px, 60%)" />
        </div>
      }
      main={
        <>
          <SectionCard title={t('learnings.page.appliesTo')}>
            <SkeletonText lines={2} />
          </SectionCard>
          <SectionCard title={t('learnings.page.helped')}>
            <SkeletonText lines={3} />
          </SectionCard>
        </>
      }
      aside={
        <SectionCard title={t('learnings.page.origin')}>
          <SkeletonText lines={5} />
        </SectionCard>
      }
    />
  );
}
