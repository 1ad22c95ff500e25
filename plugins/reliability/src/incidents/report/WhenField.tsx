import { useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { MomentField } from '../../fields/MomentField';
import { useWords } from '../../words';
import styles from './report.module.css';

/** The choice that asks for a day and a time. */
export const AT = 'at';

/** Props of {@link WhenField}. */
export interface WhenFieldProps {
  readonly label: string;
  /** Choices before {@link AT}. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly choice: string;
  /** ISO 8601, for {@link AT}; empty when not chosen yet. */
  readonly at: string;
  readonly onChange: (choice: string, at: string) => void;
  readonly problem?: string;
  /** What is odd about it, though it may be so. */
  readonly note?: string;
}

/** When something was: in one press where that is enough. */
export function WhenField({
  label,
  choices,
  choice,
  at,
  onChange,
  problem,
  note,
}: WhenFieldProps) {
  const { t } = useWords();
  const labelId = useId();
  const all = [...choices, { id: AT, label: t('incidents.report.at') }];
  return (
    <div className={styles.when}>
      <span id={labelId} className={styles.label}>
        {label}
      </span>
      <ToggleButtonGroup
        className={styles.segments}
        aria-labelledby={labelId}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[choice]}
        onSelectionChange={keys => {
          const [key] = keys;
          if (key !== undefined) onChange(String(key), at);
        }}
      >
        {all.map(({ id, label: words }) => (
          <ToggleButton key={id} id={id}>
            {words}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {choice === AT && (
        <MomentField
          label={t('incidents.report.moment')}
          value={at}
          onChange={moment => onChange(AT, moment ?? '')}
          problem={problem}
        />
      )}
      <p role="status" className={styles.note} hidden={!note}>
        {note}
      </p>
    </div>
  );
}
