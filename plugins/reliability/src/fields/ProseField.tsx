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
  /** Characters; the field says so when the end of something pasted has no room. */
  readonly maxLength?: number;
  /** @defaultValue 2 */
  readonly rows?: number;
  readonly className?: string;
}

/** A few lines of text, and what is wrong with them. */
export function ProseField({ problem, rows = 2, ...field }: ProseFieldProps) {
  const limit = useLimit(field.value, field.maxLength);
  return (
    <TextAreaField
      {...field}
      rows={rows}
      validationBehavior="aria"
      onPaste={limit.onPaste}
      validate={() => problem ?? limit.problem}
    />
  );
}
