import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  CONTAINER_KINDS,
  ORGANISATION,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';
import { DateTimeText } from '@afterword/plugin-reliability-react';
import { definitionsRouteRef } from '../routes';
import { useWords } from '../words';

/** How what was said was counted, and the way to how all figures are made. */
export function HowCounted({
  name,
  metrics,
}: {
  /** What the scope is called. */
  readonly name: string;
  readonly metrics: ScopeMetrics;
}) {
  const { t } = useWords();
  const definitions = useRouteRef(definitionsRouteRef)?.();
  const { unreadable } = metrics.entities;
  return (
    <>
      <Counted name={name} metrics={metrics} />
      {metrics.observedSince !== null && unreadable > 0 && (
        <> {t('figures.counted.hidden', { count: unreadable })}</>
      )}
      {definitions && (
        <>
          {' '}
          <Link href={definitions}>{t('figures.counted.made')}</Link>
        </>
      )}
    </>
  );
}

function Counted({
  name,
  metrics: { scope, observedSince, entities },
}: {
  readonly name: string;
  readonly metrics: ScopeMetrics;
}) {
  const { t } = useWords();
  if (observedSince === null) return <>{t('figures.counted.notObserved')}</>;
  const day = <DateTimeText at={observedSince} detail="dateWithYear" />;
  const n = entities.counted;
  if (scope === ORGANISATION) {
    return t('figures.counted.organisation', { day, n });
  }
  return CONTAINER_KINDS.has(scope.split(':')[0])
    ? t('figures.counted.container', { name, day, n })
    : t('figures.counted.entity', { name, day });
}
