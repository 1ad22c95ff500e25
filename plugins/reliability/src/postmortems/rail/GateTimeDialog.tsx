import {
  incidentsContract,
  TimeOfIncident,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { TimePointDialog } from '../../incidents/page/TimePointDialog';

/** Asks for the time that a gate misses, as its incident's own page does. */
export function GateTimeDialog({
  time: { incident: key, kind },
  onClose,
  onSaved,
}: {
  readonly time: TimeOfIncident;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) {
  const { data } = useReliabilityQuery(incidentsContract.getIncident, {
    params: { key },
  });
  return data ? (
    <TimePointDialog
      incident={data}
      kind={kind}
      onClose={onClose}
      onSaved={onSaved}
    />
  ) : null;
}
