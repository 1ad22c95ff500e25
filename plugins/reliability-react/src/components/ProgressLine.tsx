import { ReactNode, useId } from 'react';
import LinearProgress from '@material-ui/core/LinearProgress';
import '../theme/tokens.css';
import styles from './ProgressLine.module.css';

/** Props of {@link ProgressLine}. @public */
export interface ProgressLineProps {
  /** What is going on. */
  readonly label: ReactNode;
  /** How far, in words: `214 of 600 files`. */
  readonly detail?: ReactNode;
  /** How far, from 0 to 1; leave out while it is not known. */
  readonly value?: number;
}

/**
 * A line that fills while long work goes on.
 *
 * @public
 */
export function ProgressLine({ label, detail, value }: ProgressLineProps) {
  const labelId = useId();
  const percent =
    value === undefined
      ? undefined
      : Math.round(Math.min(Math.max(value, 0), 1) * 100);
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span id={labelId}>{label}</span>
        {detail !== undefined && (
          <span className={styles.detail}>{detail}</span>
        )}
      </div>
      <LinearProgress
        aria-labelledby={labelId}
        variant={percent === undefined ? 'indeterminate' : 'determinate'}
        value={percent}
        classes={{ root: styles.track, bar: styles.fill }}
      />
    </div>
  );
}
