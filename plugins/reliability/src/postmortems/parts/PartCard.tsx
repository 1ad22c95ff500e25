import { ReactNode } from 'react';
import { ButtonIcon } from '@backstage/ui';
import { LineIcon } from '../../icons/LineIcon';
import styles from './PartCard.module.css';

/** One part of the document on a card: what it says, and what more there is to it. */
export function PartCard({
  text,
  change,
  onChange,
  children,
}: {
  readonly text: string;
  /** What the button that changes it is called. */
  readonly change: string;
  /** Missing where the reader cannot change it. */
  readonly onChange: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  return (
    <article className={styles.card}>
      <div className={styles.top}>
        <p className={styles.text}>{text}</p>
        {onChange && (
          <ButtonIcon
            variant="tertiary"
            className={styles.change}
            icon={<LineIcon name="pencil" />}
            aria-label={change}
            onPress={onChange}
          />
        )}
      </div>
      {children}
    </article>
  );
}
