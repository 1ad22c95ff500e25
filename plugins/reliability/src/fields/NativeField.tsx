import { ReactNode, useId } from 'react';
import { FieldLabel } from '@backstage/ui';
import { useReaderLocale } from '@afterword/plugin-reliability-react';
import styles from './NativeField.module.css';

/** What fields made of a browser's own date controls share. */
export interface NativeFieldProps {
  readonly label: string;
  readonly secondaryLabel?: string;
  readonly description?: string;
  /** What is wrong with the value. */
  readonly problem?: string;
  readonly className?: string;
}

/** A browser's own control that looks like the portal's fields: its calendar and its clock speak the reader's language, also on a phone. */
export function NativeField({
  label,
  secondaryLabel,
  description,
  problem,
  className,
  children,
}: NativeFieldProps & {
  readonly children: (control: {
    readonly id: string;
    readonly lang: string | undefined;
    readonly className: string;
    readonly 'aria-invalid': boolean | undefined;
    readonly 'aria-describedby': string | undefined;
  }) => ReactNode;
}) {
  const locale = useReaderLocale();
  const id = useId();
  const problemId = `${id}-problem`;
  return (
    <div className={className ? `${styles.field} ${className}` : styles.field}>
      <FieldLabel
        label={label}
        secondaryLabel={secondaryLabel}
        description={description}
        htmlFor={id}
      />
      {children({
        id,
        // Most browsers ask their own language; those that ask the page are told the reader's.
        lang: locale,
        className: styles.control,
        'aria-invalid': problem === undefined ? undefined : true,
        'aria-describedby': problem === undefined ? undefined : problemId,
      })}
      {problem !== undefined && (
        <p id={problemId} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
