import { useState } from 'react';
import { LineField } from '../../fields/LineField';
import { parseDuration, typedDuration } from '../../fields/typedDuration';
import { useWords } from '../../words';

/** A duration, typed as people write it. */
export function StatedField({
  label,
  value,
  problem,
  onChange,
}: {
  readonly label: string;
  /** ISO 8601. */
  readonly value: string | undefined;
  readonly problem: string | undefined;
  readonly onChange: (duration: string | undefined) => void;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string>();
  const isTypedMeant =
    typed !== undefined &&
    (typed.trim() === '' || parseDuration(typed) === undefined
      ? value === undefined
      : parseDuration(typed) === value);
  const said = value === undefined ? '' : typedDuration(value);
  const text = isTypedMeant ? typed : said;
  const isWrong = text.trim() !== '' && parseDuration(text) === undefined;
  return (
    <LineField
      label={label}
      value={text}
      problem={isWrong ? t('incidents.page.durationWrong') : problem}
      onChange={next => {
        setTyped(next);
        onChange(next.trim() === '' ? undefined : parseDuration(next));
      }}
    />
  );
}
