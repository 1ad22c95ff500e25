import { Button, ButtonProps } from '@backstage/ui';
import styles from './DestructiveButton.module.css';

/** A button for what cannot be taken back. */
export function DestructiveButton(
  props: Omit<ButtonProps, 'variant' | 'destructive' | 'className'>,
) {
  return (
    <Button
      {...props}
      variant="primary"
      destructive
      className={styles.destructive}
    />
  );
}
