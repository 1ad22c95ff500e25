import { ReactNode } from 'react';
import styles from './ItemHeading.module.css';

/** Props of {@link ItemHeading}. */
export interface ItemHeadingProps {
  readonly title: ReactNode;
  /** Its key, its state: small, in a line. */
  readonly facts: ReactNode;
  /** What is to be said of it in a sentence. */
  readonly notes?: readonly (ReactNode | false)[];
  /** `HeaderButtons`, the one that leads on last. */
  readonly actions?: ReactNode;
  /** Names the buttons together. */
  readonly actionsLabel?: string;
  /** What went wrong. */
  readonly children?: ReactNode;
}

/** What an item is called, where it stands, and what to do about it. */
export function ItemHeading({
  title,
  facts,
  notes = [],
  actions,
  actionsLabel,
  children,
}: ItemHeadingProps) {
  return (
    <header className={styles.heading}>
      <div className={styles.name}>
        <h2 className={styles.title}>{title}</h2>
        <div className={styles.facts}>{facts}</div>
        {notes.map(
          (note, index) =>
            note !== false && (
              // They are never moved: their place is what they are.
              <p key={index} className={styles.note}>
                {note}
              </p>
            ),
        )}
        {children}
      </div>
      {actions !== undefined && (
        <div
          className={styles.actions}
          role={actionsLabel === undefined ? undefined : 'group'}
          aria-label={actionsLabel}
        >
          {actions}
        </div>
      )}
    </header>
  );
}

/** The key of an item before its title. */
export function TitleKey({ children }: { readonly children: string }) {
  return <span className={styles.key}>{children}</span>;
}
