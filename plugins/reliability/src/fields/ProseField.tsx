import { TextAreaField } from '@backstage/ui';
import { useLimit } from './useLimit';

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
  /** Characters; a field that has as many says so. */
  readonly maxLength?: number;
  /** @defaultValue 2 */
  readonly rows?: number;
  readonly className?: string;
}

/** A few lines of text, and what is wrong with them. */
export function ProseField({ problem, rows = 2, ...field }: ProseFieldProps) {
  const full = useLimit(field.value, field.maxLength);
  return (
    <TextAreaField
      {...field}
      rows={rows}
      validationBehavior="aria"
      validate={() => problem ?? full}
    />
  );
}
