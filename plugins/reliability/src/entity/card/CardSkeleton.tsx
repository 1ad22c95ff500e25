import {
  HiddenText,
  SkeletonBlock,
  SkeletonText,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import styles from './card.module.css';

/** The card while its figures load, in its final layout. */
export function CardSkeleton() {
  const { t } = useWords();
  return (
    <div className={styles.content} aria-busy>
      <HiddenText>{t('listing.loading')}</HiddenText>
      <div className={styles.say}>
        <SkeletonText lines={2} />
      </div>
      <div className={styles.figures} aria-hidden="true">
        {['first', 'second', 'third'].map(name => (
          <div key={name} className={styles.figure}>
            <SkeletonBlock width="64%" height={10} />
            <div className={styles.bar}>
              <SkeletonBlock width="44%" height={20} />
            </div>
            <SkeletonBlock width="56%" height={10} />
          </div>
        ))}
      </div>
    </div>
  );
}
