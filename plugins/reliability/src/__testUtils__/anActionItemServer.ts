import type { ActionItem } from '@afterword/plugin-reliability-common';
import { nextSteps, takeStep } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aReliabilityApi, FakeAnswer } from './aReliabilityApi';

/** A back end that keeps one action item the way the real one does: by the same rules, with 412 for old versions. */
export function anActionItemServer(
  start: ActionItem,
  answers: Readonly<Record<string, FakeAnswer>> = {},
) {
  let stored = structuredClone(start);
  const keep = (change: Partial<ActionItem>) => {
    const next = { ...stored, ...change, version: stored.version + 1 };
    const accountable = next.owner ?? (next.entity ? stored.accountable : null);
    stored = { ...next, accountable };
    stored = { ...stored, next: nextSteps(stored) };
    return stored;
  };
  const expect = (version: number | undefined) => {
    if (version !== stored.version) {
      throw new ReliabilityError(412, 'It was changed since you read it', {
        current: stored,
      });
    }
  };
  const api = aReliabilityApi({
    getActionItem: () => stored,
    getActionItemHistory: () => ({ items: [], page: {} }),
    updateActionItem: ({ body, version }) => {
      expect(version);
      return keep(body);
    },
    transitionActionItem: ({ body, version }) => {
      expect(version);
      const outcome = takeStep(
        { ...stored, committedAt: null, doneAt: null, verifiedAt: null },
        {
          to: body.to as ActionItem['status'],
          note: String(body.note ?? ''),
          checkOn: body.checkOn as string | undefined,
        },
        Date.parse('2026-11-23T12:00:00Z'),
      );
      if ('missing' in outcome) {
        throw new ReliabilityError(409, 'Not yet', {
          gates: outcome.missing.map(({ field, problem }) => ({
            gate: field,
            problem,
          })),
        });
      }
      const { status, statusNote, originalDue, checkOn } = outcome.taken;
      return keep({ status, statusNote, originalDue, checkOn });
    },
    ...answers,
  });
  return {
    api,
    stored: () => stored,
    /** Somebody else changes it. */
    change: keep,
    callsTo: (operation: string) =>
      api.calls.filter(call => call.operation === operation),
  };
}
