import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useSearchParams } from 'react-router-dom';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { PartMetrics } from '@afterword/plugin-reliability-common';
import { StatusText } from '@afterword/plugin-reliability-react';
import { IncidentsText } from '../../figures/IncidentsText';
import { DurationFigureText } from '../../figures/DurationFigureText';
import type { ListColumn } from '../../listing/listColumn';
import { NamedCell } from '../../listing/NamedCell';
import { overviewRouteRef } from '../../routes';
import { useWords } from '../../words';
import { overviewParams } from '../address/useOverviewAddress';
import styles from './PartsSection.module.css';

/** Name, incidents, time to restore and open commitments of each part; the last only for whoever may see action items. */
export function usePartColumns(
  parts: readonly PartMetrics[] | undefined,
): readonly ListColumn<PartMetrics>[] {
  const { t } = useWords();
  const seesCommitments = !parts?.some(
    ({ commitments }) => commitments === null,
  );
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('overview.parts.name'),
        isRowHeader: true,
        narrow: 'title',
        cell: part => <PartName part={part} />,
      },
      {
        id: 'incidents',
        label: t('figures.definition.incidents.name'),
        width: '18%',
        wraps: true,
        cell: ({ figures }) => (
          <NamedCell name={t('figures.definition.incidents.name')}>
            <IncidentsText figure={figures.incidents} />
          </NamedCell>
        ),
      },
      {
        id: 'timeToRestore',
        label: t('figures.definition.timeToRestore.name'),
        width: '28%',
        wraps: true,
        cell: ({ figures }) => (
          <NamedCell name={t('figures.definition.timeToRestore.name')}>
            <DurationFigureText figure={figures.timeToRestore} />
          </NamedCell>
        ),
      },
      ...(seesCommitments
        ? [
            {
              id: 'commitments',
              label: t('overview.parts.open'),
              width: '22%',
              cell: (part: PartMetrics) => (
                <NamedCell name={t('overview.parts.commitments')}>
                  <Commitments part={part} />
                </NamedCell>
              ),
            },
          ]
        : []),
    ],
    [t, seesCommitments],
  );
}

function PartName({ part: { scope, title } }: { readonly part: PartMetrics }) {
  const { t } = useWords();
  const overview = useRouteRef(overviewRouteRef)?.() ?? '';
  const [params] = useSearchParams();
  const entityLink = useEntityRefLink();
  const name = title ?? scope.slice(scope.indexOf('/') + 1);
  return (
    <span className={styles.name}>
      <Link
        href={`${overview}?${overviewParams({ scope }, params)}`}
        standalone
        weight="bold"
      >
        {name}
      </Link>
      <Link
        href={entityLink(scope)}
        standalone
        className={styles.entity}
        aria-label={t('overview.parts.entityOf', { name })}
      >
        {t('overview.parts.entity')}
      </Link>
    </span>
  );
}

function Commitments({
  part: { commitments },
}: {
  readonly part: PartMetrics;
}) {
  const { t } = useWords();
  if (commitments === null) return null;
  const { open, overdue } = commitments;
  return (
    <span className={styles.commitments}>
      <span>{t('overview.parts.openCount', { n: open })}</span>
      {overdue > 0 && (
        <StatusText tone="overdue">
          {t('overview.parts.overdue', { n: overdue })}
        </StatusText>
      )}
    </span>
  );
}
