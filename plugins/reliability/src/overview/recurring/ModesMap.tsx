import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  factorLayers,
  MetricsRecurring,
} from '@afterword/plugin-reliability-common';
import { HeatMap } from '@afterword/plugin-reliability-react';
import { useFailureModes } from '../../failureModes/useFailureModes';
import { incidentsRouteRef } from '../../routes';
import { useWords } from '../../words';
import { incidentsOf } from '../counts/incidentsOf';

/** Failure modes by layers, from A to Z; without layers for whoever may not see postmortems. */
export function ModesMap({
  recurring,
  modes,
}: {
  readonly recurring: MetricsRecurring;
  readonly modes: MetricsRecurring['modes'];
}) {
  const { t } = useWords();
  const { nameOf } = useFailureModes();
  const list = useRouteRef(incidentsRouteRef)?.();
  const columns = modes.some(({ layers }) => layers !== null)
    ? factorLayers.map(layer => ({
        key: layer,
        name: t(`postmortems.factors.layer.${layer}`),
      }))
    : [];
  return (
    <HeatMap
      caption={t('overview.recurring.caption')}
      rowsName={t('overview.recurring.mode')}
      totalName={t('overview.recurring.all')}
      columns={columns}
      rows={modes.map(({ failureMode, incidents, repeated, layers }) => ({
        key: failureMode,
        name: nameOf(failureMode),
        counts: columns.map(({ key }) => layers?.[key] ?? 0),
        total: incidents,
        ...(repeated > 0 && {
          note: t('overview.recurring.repeated', { n: repeated }),
        }),
      }))}
      hrefOf={(failureMode, layer) =>
        list &&
        incidentsOf(list, recurring, { counted: 'true', failureMode, layer })
      }
      sayCell={(failureMode, layer, n) =>
        t('overview.recurring.cell', {
          mode: nameOf(failureMode),
          layer: columns.find(({ key }) => key === layer)?.name ?? layer,
          n,
        })
      }
    />
  );
}
