import { FigureReadings } from '../metrics';
import { Platform } from '../platform/Platform';
import { ReportReading } from './ReportReading';
import { reportHandlers } from './reportRoutes';

/** Puts the slice together. */
export function createReports(
  platform: Platform,
  { figures }: { readonly figures: FigureReadings },
) {
  return { handlers: reportHandlers(new ReportReading(platform, figures)) };
}
