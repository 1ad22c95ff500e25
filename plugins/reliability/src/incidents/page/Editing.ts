import type { TimePointKind } from '@afterword/plugin-reliability-common';

/** The texts of an incident. */
export const incidentTexts = ['summary', 'stoppedBy', 'wouldHelp'] as const;
/** A text of an incident. */
export type IncidentText = (typeof incidentTexts)[number];

/** What is being edited. */
export type Editing =
  | { readonly what: 'time'; readonly kind: TimePointKind }
  | { readonly what: 'text'; readonly field: IncidentText }
  | { readonly what: 'details' | 'entities' | 'merge' };
