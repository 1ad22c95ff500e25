import { ReactNode, useState } from 'react';
import {
  Dialog as PortalDialog,
  DialogProps as PortalDialogProps,
} from '@backstage/ui';
import styles from './Dialog.module.css';
import tones from './tones.module.css';

/** Props of {@link Dialog}. */
export interface DialogProps
  extends Omit<
    PortalDialogProps,
    | 'children'
    | 'isDismissable'
    | 'isKeyboardDismissDisabled'
    | 'shouldCloseOnInteractOutside'
  > {
  /** Something in it was changed without typing: a choice, somebody taken out. */
  readonly isChanged?: boolean;
  /** What was typed is there again when it is opened next, so that Escape may close it. */
  readonly keepsInput?: boolean;
  readonly children: ReactNode;
}

/**
 * The portal's dialog in our tones, with buttons that find room on a phone: it is drawn beside the page, not in it.
 *
 * What was written is not worth less than a stray press. The lists of its fields lie outside it, and one that has just closed is still
 * drawn for a moment: to the portal's dialog a press on it is one beside the dialog. So only a press on what lies behind closes ours,
 * and nothing but its own buttons once something was typed or changed in it, be it words that only look for something.
 */
export function Dialog({
  className = '',
  isChanged = false,
  keepsInput = false,
  children,
  ...props
}: DialogProps) {
  const [wasTyped, setTyped] = useState(false);
  const holds = isChanged || wasTyped;
  return (
    <PortalDialog
      {...props}
      className={`${tones.ours} ${styles.dialog} ${className}`}
      isDismissable={!holds}
      isKeyboardDismissDisabled={holds && !keepsInput}
      shouldCloseOnInteractOutside={pressed =>
        pressed.matches('.bui-DialogOverlay')
      }
    >
      <div className={styles.inside} onInput={() => setTyped(true)}>
        {children}
      </div>
    </PortalDialog>
  );
}
