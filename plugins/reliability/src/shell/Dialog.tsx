import { Dialog as PortalDialog, DialogProps } from '@backstage/ui';
import tones from './tones.module.css';

/** The portal's dialog in our tones: it is drawn beside the page, not in it. */
export function Dialog({ className = '', ...props }: DialogProps) {
  return <PortalDialog className={`${tones.ours} ${className}`} {...props} />;
}
