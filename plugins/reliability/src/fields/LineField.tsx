import { TextField } from '@backstage/ui';
import { useLimit } from './useLimit';

/** Props of {@link LineField}. */
export interface LineFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** What is wrong with the value. */
  readonly problem?: string;
  readonly autoFocus?: boolean;
  /** Characters; the field says so when the end of something pasted has no room. */
  readonly maxLength?: number;
}

/** One line of text, and what is wrong with it. */
export function LineField({ problem, ...field }: LineFieldProps) {
  const limit = useLimit(field.value, field.maxLength);
  return (
    <TextField
      {...field}
      validationBehavior="aria"
      onPaste={limit.onPaste}
      validate={() => problem ?? limit.problem}
    />
  );
}
