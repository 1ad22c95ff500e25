import { useId } from 'react';
import { TextAreaField } from '@backstage/ui';
import styles from './report.module.css';

/** Props of {@link ProseField}. */
export interface ProseFieldProps {
  readonly label: string;
  readonly secondaryLabel?: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly problem?: string;
  readonly autoFocus?: boolean;
  /** @defaultValue 2 */
  readonly rows?: number;
}

/** A few lines of text, and what is wrong with them. */
export function ProseField({ problem, rows = 2, ...field }: ProseFieldProps) {
  const problemId = useId();
  return (
    <div>
      <TextAreaField
        {...field}
        rows={rows}
        isInvalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
      />
      {problem !== undefined && (
        <p id={problemId} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
