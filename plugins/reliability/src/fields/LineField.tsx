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
  /** Characters; a field that has as many says so. */
  readonly maxLength?: number;
}

/** One line of text, and what is wrong with it. */
export function LineField({ problem, ...field }: LineFieldProps) {
  const full = useLimit(field.value, field.maxLength);
  return (
    <TextField
      {...field}
      validationBehavior="aria"
      validate={() => problem ?? full}
    />
  );
}
