import { Charter, defaultCharter } from '@afterword/plugin-reliability-common';

/** The charter in its second version, which the reader has not acknowledged, nor any other. */
export function aCharter(over: Partial<Charter> = {}): Charter {
  return {
    ...defaultCharter,
    version: 2,
    at: '2026-11-12T09:00:00Z',
    by: 'user:default/platform-lead',
    note: 'Near misses may be anonymous',
    asksAnew: true,
    askedVersion: 2,
    acknowledged: 24,
    yours: null,
    standing: 'due',
    editable: false,
    ...over,
  };
}
