import { Select } from '@backstage/ui';
import {
  RollingWindow,
  rollingWindowDays,
  rollingWindows,
} from '@afterword/plugin-reliability-common';
import { useWords } from '../words';
import styles from './EntityReliabilityTab.module.css';

/** Chooses how far back the figures look. */
export function WindowSelect({
  value,
  onChange,
}: {
  readonly value: RollingWindow;
  readonly onChange: (window: RollingWindow) => void;
}) {
  const { t } = useWords();
  return (
    <Select
      className={styles.window}
      aria-label={t('entity.window')}
      options={rollingWindows.map(id => ({
        id,
        label: t('entity.days', { n: rollingWindowDays[id] }),
      }))}
      value={value}
      onChange={key => {
        const window = rollingWindows.find(id => id === key);
        if (window) onChange(window);
      }}
    />
  );
}
