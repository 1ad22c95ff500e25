import { useState } from 'react';
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
      options={current.map(({ id, name }) => ({ id, label: name }))}
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
