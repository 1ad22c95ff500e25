import type { Incident } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
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
  const api = aReliabilityApi({
    getIncident: () => stored,
    getIncidentHistory: () => EMPTY,
    listActionItems: () => EMPTY,
    listIncidents: () => EMPTY,
    updateIncident: write(({ body }) => body),
    setIncidentTime: write(({ params, body }) => ({
      times: { ...stored.times, [params.kind]: point(body.at) },
    })),
    clearIncidentTime: write(({ params }) => ({
      times: { ...stored.times, [params.kind]: null },
    })),
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
