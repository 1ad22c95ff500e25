import {
  Incident,
  noTimes,
  statusOf,
  TimePoint,
  timePointKinds,
} from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aChangeCause } from './aChangeCause';
import { aReliabilityApi, FakeAnswer, FakeCall } from './aReliabilityApi';

const EMPTY = { items: [], page: {} };

/** Keeps one incident the way the back end does: every write needs the version that is stored. */
export function anIncidentServer(
  start: Incident,
  more: Readonly<Record<string, FakeAnswer>> = {},
) {
  let stored = start;
  const write =
    (change: (call: FakeCall) => Partial<Incident>) => (call: FakeCall) => {
      if (call.version !== stored.version) {
        throw new ReliabilityError(412, 'Somebody was faster', {
          current: stored,
        });
      }
      stored = { ...stored, ...change(call), version: stored.version + 1 };
      return stored;
    };
  const point = (at: unknown) =>
    typeof at === 'string'
      ? {
          at,
          origin: 'human' as const,
          by: 'user:default/on-call-engineer',
          changedAt: at,
        }
      : null;
  const timesWith = (
    kind: string,
    value: TimePoint | null,
    isNotKnown = false,
  ): Partial<Incident> => {
    const times = { ...stored.times, [kind]: value };
    return {
      times,
      notKnown: timePointKinds.filter(each =>
        each === kind ? isNotKnown : stored.notKnown.includes(each),
      ),
      status: statusOf({
        ...noTimes,
        mitigated: times.mitigated && Date.parse(times.mitigated.at),
        resolved: times.resolved && Date.parse(times.resolved.at),
      }),
    };
  };
  const api = aReliabilityApi({
    getIncident: () => stored,
    getIncidentHistory: () => EMPTY,
    listRelated: () => ({ learnings: [], incidents: [] }),
    listActionItems: () => EMPTY,
    listIncidents: () => EMPTY,
    getChangeCause: () => aChangeCause(),
    updateIncident: write(({ body }) => body),
    setIncidentTime: write(({ params, body }) =>
      timesWith(params.kind, point(body.at), body.at === null),
    ),
    clearIncidentTime: write(({ params }) => timesWith(params.kind, null)),
    mergeIncident: write(({ body }) => ({ mergedInto: String(body.into) })),
    unmergeIncident: write(() => ({ mergedInto: null })),
    ...more,
  });
  return {
    api,
    stored: () => stored,
    /** Somebody else changes it behind the reader's back. */
    meanwhile(changes: Partial<Incident>) {
      stored = { ...stored, ...changes, version: stored.version + 1 };
    },
    writes: () => api.calls.filter(({ version }) => version !== undefined),
  };
}
