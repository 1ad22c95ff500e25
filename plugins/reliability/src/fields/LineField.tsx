import { useId } from 'react';
import { TextField } from '@backstage/ui';
import styles from './page.module.css';

/** Props of {@link LineField}. */
export interface LineFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly problem?: string;
  readonly autoFocus?: boolean;
}

/** One line of text, and what is wrong with it. */
export function LineField({ problem, ...field }: LineFieldProps) {
  const problemId = useId();
  return (
    <div>
      <TextField
        {...field}
        size="small"
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
