import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useWords } from '../words';
import styles from './EntityNames.module.css';

/** Props of {@link EntityNames}. */
export interface EntityNamesProps {
  readonly entities: readonly {
    readonly ref: string;
    readonly known: boolean;
  }[];
  /** Names at most this many, and counts the rest. */
  readonly limit: number;
}

/** Catalog entities in a cell of a list: their links do not open the row as well. */
export function EntityNames({ entities, limit }: EntityNamesProps) {
  const { t } = useWords();
  const unique = entities.filter(
    ({ ref }, index) =>
      entities.findIndex(other => other.ref === ref) === index,
  );
  const shown = unique.slice(0, limit);
  const rest = unique.length - shown.length;
  return (
    <span className={styles.names}>
      <span className={styles.shown}>
        {shown.map(({ ref, known }, index) => (
          <span key={ref} className={styles.name}>
            {index > 0 && ', '}
            {known ? (
              <EntityName entityRef={ref} />
            ) : (
              <code title={t('listing.unknownEntity', { ref })}>
                {ref.slice(ref.indexOf('/') + 1)}
              </code>
            )}
          </span>
        ))}
      </span>
      {rest > 0 && (
        <span className={styles.rest}>
          {t('listing.moreEntities', { n: rest })}
        </span>
      )}
    </span>
  );
}

function EntityName({ entityRef }: { readonly entityRef: string }) {
  const { primaryTitle, secondaryTitle } = useEntityPresentation(entityRef);
  const link = useEntityRefLink();
  return (
    <Link href={link(entityRef)} standalone title={secondaryTitle}>
      {primaryTitle}
    </Link>
  );
}
