import type {
  MetricsRecurring,
  MetricsScopes,
  MetricsWaiting,
  ScopeMetrics,
} from '../metrics';

/** What a report is made of: what the operations on figures answer. @public */
export interface ReportInput {
  /** What the catalog calls the scope; null: it does not say, or the reader may not see it. */
  readonly title: string | null;
  /** What the catalog calls the entity that was available the least; null as for the title. */
  readonly lowestTitle: string | null;
  readonly metrics: ScopeMetrics;
  readonly recurring: MetricsRecurring;
  /** What a failure mode is called; what was written unless told. */
  readonly modeName?: (failureMode: string) => string;
  /** Null: the reader may not see action items. */
  readonly waiting: MetricsWaiting | null;
  readonly parts: MetricsScopes;
}
