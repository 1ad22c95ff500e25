import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import '../theme/tokens.css';
import { reliabilityReactTranslationRef } from '../words/translation';
import styles from './EntityRefList.module.css';

/** A catalog entity to name. @public */
export interface EntityRefListItem {
  /** `component:default/checkout` */
  readonly ref: string;
  /** Whether the catalog has it; one it has not is shown as such, not linked. */
  readonly known: boolean;
}

/** Props of {@link EntityRefList}. @public */
export interface EntityRefListProps {
  readonly entities: readonly EntityRefListItem[];
  /** Names at most this many, and counts the rest. */
  readonly limit?: number;
}

/**
 * Catalog entities by name, in a line. May stand in a paragraph.
 *
 * @public
 */
export function EntityRefList({ entities, limit }: EntityRefListProps) {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const shown = entities.slice(0, limit ?? entities.length);
  const rest = entities.length - shown.length;
  return (
    <span role="list">
      {shown.map(({ ref, known }) => (
        <span role="listitem" key={ref} className={styles.item}>
          {known ? (
            <EntityRefLink
              entityRef={ref}
              defaultKind="component"
              hideIcon
              className={styles.link}
            />
          ) : (
            <>
              <code className={styles.ref}>{ref}</code>{' '}
              <span className={styles.quiet}>({t('entity.unknown')})</span>
            </>
          )}
        </span>
      ))}
      {rest > 0 && (
        <span role="listitem" className={`${styles.item} ${styles.quiet}`}>
          {t('entity.more', { count: rest })}
        </span>
      )}
    </span>
  );
}
