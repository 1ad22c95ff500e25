import { useId, useRef } from 'react';
import { Button } from '@backstage/ui';
import { useWords } from '../words';
import styles from './StalePanel.module.css';
import { useFocusOnMount } from './useFocusOnMount';

/** A value that two people changed. */
export interface StaleRow {
  readonly label: string;
  /** What is stored now. */
  readonly now: string;
  readonly yours: string;
}

/** A value, as somebody has it. */
export interface SaidRow {
  readonly label: string;
  readonly text: string;
}

/** Pairs the same values, in the same order, as they are stored and as the reader has them. */
export function sideBySide(
  now: readonly SaidRow[],
  yours: readonly SaidRow[],
): StaleRow[] {
  return now.map(({ label, text }, index) => ({
    label,
    now: text,
    yours: yours[index].text,
  }));
}

/** Shows what somebody else saved beside what the reader was about to save, and lets the reader decide. */
export function StalePanel({
  rows,
  onKeepMine,
  onTakeTheirs,
}: {
  readonly rows: readonly StaleRow[];
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}) {
  const { t } = useWords();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  useFocusOnMount(panel);
  const differing = rows.filter(row => row.now !== row.yours);
  const shown = (text: string) => text || t('editing.stale.empty');
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={styles.panel}
      aria-labelledby={titleId}
    >
      <h4 id={titleId} className={styles.title}>
        {t('editing.stale.title')}
      </h4>
      <p className={styles.why}>{t('editing.stale.why')}</p>
      <dl className={styles.rows}>
        {differing.map(({ label, now, yours }) => (
          <div key={label} className={styles.row}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value}>
              <span className={styles.whose}>{t('editing.stale.now')}</span>{' '}
              {shown(now)}
            </dd>
            <dd className={styles.value}>
              <span className={styles.whose}>{t('editing.stale.yours')}</span>{' '}
              {shown(yours)}
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles.actions}>
        <Button variant="primary" onPress={onKeepMine}>
          {t('editing.stale.keepMine')}
        </Button>
        <Button variant="secondary" onPress={onTakeTheirs}>
          {t('editing.stale.takeTheirs')}
        </Button>
      </div>
    </section>
  );
}
