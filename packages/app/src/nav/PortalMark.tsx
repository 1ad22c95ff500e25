import { Link, useSidebarOpenState } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { ReliabilityIcon } from '@afterword/plugin-reliability';
import styles from './PortalMark.module.css';

/** The portal's name at the head of the sidebar; only its mark when narrow. */
export function PortalMark() {
  const { isOpen } = useSidebarOpenState();
  const title =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Afterword';
  return (
    <Link to="/" underline="none" className={styles.mark} aria-label={title}>
      <ReliabilityIcon />
      {isOpen && <span>{title}</span>}
    </Link>
  );
}
