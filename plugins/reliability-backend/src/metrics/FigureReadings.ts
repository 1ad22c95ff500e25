import { CalendarReading } from './CalendarReading';
import { FigureAccess } from './FigureAccess';
import { MetricsReading } from './MetricsReading';
import { PartsReading } from './PartsReading';
import { QualityReading } from './QualityReading';
import { RecurringReading } from './RecurringReading';
import { ScopesReading } from './ScopesReading';
import { TrendReading } from './TrendReading';
import { WaitingReading } from './WaitingReading';

/** Everything that computes figures on behalf of a caller, for this slice and for others of this back end. */
export interface FigureReadings {
  readonly access: FigureAccess;
  readonly parts: PartsReading;
  readonly metrics: MetricsReading;
  readonly trend: TrendReading;
  readonly calendar: CalendarReading;
  readonly scopes: ScopesReading;
  readonly waiting: WaitingReading;
  readonly recurring: RecurringReading;
  readonly quality: QualityReading;
}
