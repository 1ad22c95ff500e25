import type { FailureMode } from '@afterword/plugin-reliability-common';
import { ButtonIcon } from '@backstage/ui';
import { LineIcon } from '../icons/LineIcon';
import { useWords } from '../words';
import styles from './FailureModesPage.module.css';

/** One failure mode: what it is called, what happens, and what else it is called. */
export function FailureModeRow({
  mode,
  modes,
  onChange,
}: {
  readonly mode: FailureMode;
  readonly modes: readonly FailureMode[];
  /** Missing where the reader cannot change it. */
  readonly onChange: (() => void) | undefined;
}) {
  const { t } = useWords();
  const { id, name, description, aliases, replacedBy } = mode;
  const instead = modes.find(each => each.id === replacedBy);
  return (
    <li className={styles.mode}>
      <div>
        <p className={styles.name}>
          {name} <span className={styles.quiet}>{id}</span>
        </p>
        {description && <p className={styles.text}>{description}</p>}
        {aliases.length > 0 && (
          <p className={`${styles.text} ${styles.quiet}`}>
            {t('failureModes.also', { words: aliases.join(', ') })}
          </p>
        )}
        {instead && (
          <p className={`${styles.text} ${styles.quiet}`}>
            {t('failureModes.insteadOf', { name: instead.name })}
          </p>
        )}
      </div>
      {onChange && (
        <ButtonIcon
          variant="tertiary"
          icon={<LineIcon name="pencil" />}
          aria-label={t('failureModes.change', { name })}
          onPress={onChange}
        />
      )}
    </li>
  );
}
