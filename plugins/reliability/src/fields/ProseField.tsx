import { TextAreaField } from '@backstage/ui';

/** Props of {@link ProseField}. */
export interface ProseFieldProps {
  readonly label: string;
  readonly secondaryLabel?: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** What is wrong with the value. */
  readonly problem?: string;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  /** @defaultValue 2 */
  readonly rows?: number;
}

/** A few lines of text, and what is wrong with them. */
export function ProseField({ problem, rows = 2, ...field }: ProseFieldProps) {
  return (
    <TextAreaField
      {...field}
      rows={rows}
      validationBehavior="aria"
      validate={() => problem}
    />
  );
}
