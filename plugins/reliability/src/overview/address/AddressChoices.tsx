import type { ReactNode } from 'react';
import { WindowRefused } from '../../figures/WindowRefused';
import styles from './AddressChoices.module.css';
import { ScopeField } from './ScopeField';
import type { OverviewAddress } from './useOverviewAddress';
import { WindowField } from './WindowField';

/** Chooses the scope and the window that the address names. */
export function AddressChoices({
  address: { scope, window, isWindowRefused, change },
  name,
  children,
}: {
  readonly address: OverviewAddress;
  /** What the scope is called. */
  readonly name: string;
  /** What else can be done with what is chosen, on a line of its own. */
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.choices}>
      <ScopeField
        className={styles.scope}
        scope={scope}
        name={name}
        onChange={chosen => change({ scope: chosen })}
      />
      <WindowField
        className={styles.window}
        window={window}
        onChange={chosen => change({ window: chosen })}
      />
      {isWindowRefused && <WindowRefused />}
      {children}
    </div>
  );
}
