import {
  HiddenText,
  SkeletonBlock,
  SkeletonText,
} from '@afterword/plugin-reliability-react';
import { Box } from '@backstage/ui';
import { useWords } from '../../words';
import documentStyles from './PostmortemDocument.module.css';
import styles from './PostmortemSkeleton.module.css';
import viewStyles from './PostmortemView.module.css';

/** The page of a postmortem before its text is there, with everything in its place. */
export function PostmortemSkeleton({ name }: { readonly name: string }) {
  const { t } = useWords();
  return (
    <div className={viewStyles.page} aria-busy="true">
      <HiddenText>{t('postmortems.page.loading', { key: name })}</HiddenText>
      <div className={styles.head} aria-hidden="true">
        <SkeletonBlock width="min(560px, 90%)" height={28} />
        <SkeletonBlock width="min(420px, 70%)" height={16} />
        <SkeletonBlock height={3} />
      </div>
      <div className={viewStyles.columns} aria-hidden="true">
        <div className={styles.outline}>
          <SkeletonText lines={6} />
        </div>
        <Box
          bg="neutral"
          className={`${documentStyles.document} ${styles.document}`}
        >
          <SkeletonBlock width={200} height={22} />
          <SkeletonText lines={4} />
          <SkeletonBlock height={56} />
          <SkeletonText lines={8} />
          <SkeletonBlock width={200} height={22} />
          <SkeletonBlock height={240} />
        </Box>
        <Box bg="neutral" className={styles.rail}>
          <SkeletonText lines={9} />
        </Box>
      </div>
    </div>
  );
}
