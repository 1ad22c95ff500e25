import { MetricsWindow } from '@afterword/plugin-reliability-common';
import { RequestContext } from '../platform/http/RequestContext';
import { Sight } from './FigureAccess';

/** Who asks, what policies leave them, and of which time as of when: found out once for all that one answer says. */
export interface AskedOnce {
  readonly context: RequestContext;
  readonly sight: Sight;
  readonly window: MetricsWindow;
  /** UTC milliseconds. */
  readonly now: number;
}
