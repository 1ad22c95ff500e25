import { useState } from 'react';
import type { FailureMode } from '@afterword/plugin-reliability-common';
import { Combobox } from '@backstage/ui';
import { useFailureModes } from './useFailureModes';

/** Props of {@link FailureModeField}. */
export interface FailureModeFieldProps {
  readonly label: string;
  readonly description?: string;
  /** The id of a mode, or free text; empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong with the value. */
  readonly problem?: string;
}

/** Those first whose name begins with what is typed; the others as they were. */
function beginningFirst(modes: readonly FailureMode[], typed: string) {
  const words = typed.trim().toLocaleLowerCase();
  const begins = ({ name }: FailureMode) =>
    Number(name.toLocaleLowerCase().startsWith(words));
  return [...modes]
    .sort((a, b) => begins(b) - begins(a))
    .map(({ id, name }) => ({ id, label: name }));
}

/** How something failed: chosen from the words that others use, or written freely. Another word for a mode means the mode. */
export function FailureModeField({
  label,
  description,
  value,
  onChange,
  problem,
}: FailureModeFieldProps) {
  const { current, nameOf, toStore } = useFailureModes();
  const [typed, setTyped] = useState<string>();
  return (
    <Combobox
      label={label}
      description={description}
      allowsCustomValue
      options={beginningFirst(current, typed ?? '')}
      inputValue={typed ?? nameOf(value)}
      onInputChange={text => {
        setTyped(text);
        onChange(toStore(text));
      }}
      onChange={key => {
        if (key === null) return;
        setTyped(undefined);
        onChange(String(key));
      }}
      onBlur={() => setTyped(undefined)}
      validationBehavior="aria"
      validate={() => problem}
    />
  );
}
