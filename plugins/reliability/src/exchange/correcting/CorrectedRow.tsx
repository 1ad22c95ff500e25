import { ReactNode, useState } from 'react';
import { Button } from '@backstage/ui';
import { useWords } from '../../words';
import styles from './DraftFields.module.css';

/** One of many: a line to read, and behind "Edit" its fields, so that a long document stays light. */
export function CorrectedRow({
  name,
  before,
  isOut = false,
  words,
  fields,
}: {
  /** Tells its buttons from those of other rows. */
  readonly name: string;
  /** Stands before the words, such as a tick. */
  readonly before?: ReactNode;
  /** Left out of what is stored. */
  readonly isOut?: boolean;
  readonly words: ReactNode;
  readonly fields: ReactNode;
}) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={isOut ? `${styles.row} ${styles.isOut}` : styles.row}>
      <div className={styles.line}>
        {before}
        <div className={styles.words}>{words}</div>
        <Button
          variant="tertiary"
          aria-expanded={isOpen}
          aria-label={t(
            `exchange.import.correcting.${isOpen ? 'doneNamed' : 'editNamed'}`,
            { name },
          )}
          onPress={() => setOpen(!isOpen)}
        >
          {isOpen
            ? t('exchange.import.correcting.done')
            : t('exchange.import.correcting.edit')}
        </Button>
      </div>
      {isOpen && <div className={styles.open}>{fields}</div>}
    </li>
  );
}
