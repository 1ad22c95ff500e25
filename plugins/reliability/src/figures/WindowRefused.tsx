import {
  DEFAULT_WINDOW,
  rollingWindowDays,
} from '@afterword/plugin-reliability-common';
import { useWords } from '../words';
import styles from './WindowRefused.module.css';

/** Says that the address asked for a window that cannot be, and what is shown in its place. */
export function WindowRefused() {
  const { t } = useWords();
  return (
    <p role="status" className={styles.refused}>
      {t('overview.windowRefused', { n: rollingWindowDays[DEFAULT_WINDOW] })}
    </p>
  );
}
