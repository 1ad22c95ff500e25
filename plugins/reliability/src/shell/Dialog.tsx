import { Dialog as PortalDialog, DialogProps } from '@backstage/ui';
import styles from './Dialog.module.css';
import tones from './tones.module.css';

/** The portal's dialog in our tones, with buttons that find room on a phone: it is drawn beside the page, not in it. */
export function Dialog({ className = '', ...props }: DialogProps) {
  return (
    <PortalDialog
      className={`${tones.ours} ${styles.dialog} ${className}`}
      {...props}
    />
  );
}
