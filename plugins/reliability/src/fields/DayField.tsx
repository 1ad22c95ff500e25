import { NativeField, NativeFieldProps } from './NativeField';
import { useTypedText } from './useTypedText';

/** Props of {@link DayField}. */
export interface DayFieldProps extends NativeFieldProps {
  /** `YYYY-MM-DD`; nothing when no day is chosen. */
  readonly value: string | null | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** A calendar day. */
export function DayField({ value, onChange, ...field }: DayFieldProps) {
  const day = value || undefined;
  const [text, setText] = useTypedText(
    day ?? '',
    typed => dayOf(typed) === day,
  );
  return (
    <NativeField {...field}>
      {control => (
        <input
          {...control}
          type="date"
          min="1970-01-01"
          max="2199-12-31"
          value={text}
          onChange={event => {
            setText(event.target.value);
            onChange(dayOf(event.target.value));
          }}
        />
      )}
    </NativeField>
  );
}

function dayOf(text: string): string | undefined {
  return text >= '1970' && text < '2200' ? text : undefined;
}
