import { MetricsWindow } from '@afterword/plugin-reliability-common';
import { Sight } from './FigureAccess';

/** What policies leave whoever asks, and of which time as of when: found out once for all that one answer says, and all its pages. */
export interface AskedOnce {
  readonly sight: Sight;
  readonly window: MetricsWindow;
  /** UTC milliseconds. */
  readonly now: number;
}
