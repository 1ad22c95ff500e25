import { ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { LineIcon } from '../../icons/LineIcon';
import { anchorId } from '../page/jumpTo';
import styles from './PartBoard.module.css';

/** Parts of the document that stand on cards, with a way to add one. */
export function PartBoard({
  where,
  title,
  isSaid,
  add,
  onAdd,
  children,
}: {
  /** What gates call it. */
  readonly where: string;
  readonly title: string;
  /** Whether there is any: paper leaves out what says nothing. */
  readonly isSaid: boolean;
  /** The word on the button. */
  readonly add: string;
  /** Missing where the reader cannot change it. */
  readonly onAdd: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div
      id={anchorId(where)}
      className={styles.place}
      data-said={isSaid || undefined}
      tabIndex={-1}
    >
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {onAdd && (
          <Button
            data-jump-focus
            variant="tertiary"
            className={styles.add}
            iconStart={<LineIcon name="plus" />}
            onPress={onAdd}
          >
            {add}
          </Button>
        )}
      </div>
      {children}
    </div>
  );
}
