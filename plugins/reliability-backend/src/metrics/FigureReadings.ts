import { FigureAccess } from './FigureAccess';
import { MetricsReading } from './MetricsReading';
import { PartsReading } from './PartsReading';
import { RecurringReading } from './RecurringReading';
import { ScopesReading } from './ScopesReading';
import { WaitingReading } from './WaitingReading';

/** Figures as others of this back end may read them on behalf of whoever asks. */
export interface FigureReadings {
  readonly access: FigureAccess;
  readonly metrics: MetricsReading;
  readonly recurring: RecurringReading;
  readonly waiting: WaitingReading;
  readonly scopes: ScopesReading;
  readonly parts: PartsReading;
}
