import { AuthService, SchedulerService } from '@backstage/backend-plugin-api';
import { FigureReadings } from '../metrics';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { Notifier } from '../platform/notifications/Notifier';
import { Platform } from '../platform/Platform';
import { MonthlyReports } from './MonthlyReports';
import { ReportReading } from './ReportReading';
import { reportHandlers } from './reportRoutes';
import { ReportSubscribing } from './ReportSubscribing';
import { ReportSubscriptionStore } from './ReportSubscriptionStore';
import { tellGroups } from './tellGroups';

/** Puts the slice together. */
export async function createReports(
  platform: Platform,
  options: {
    readonly auth: AuthService;
    readonly figures: FigureReadings;
    readonly notifier: Notifier;
    readonly scheduler: SchedulerService;
    readonly visibility: CatalogVisibility;
  },
) {
  const { auth, figures, notifier, scheduler, visibility } = options;
  const store = new ReportSubscriptionStore();
  const monthly = new MonthlyReports(platform, store);
  await scheduler.scheduleTask({
    id: 'reliability:send-reports',
    // A month begins in UTC wherever the portal runs, and what was off at that hour sends later.
    frequency: { hours: 1 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 1 },
    fn: signal => monthly.hand(signal),
  });
  return {
    handlers: reportHandlers(
      new ReportReading(platform, figures),
      new ReportSubscribing(platform, store, figures.access, visibility),
    ),
    groupTeller: tellGroups(platform, store, figures, notifier, auth),
  };
}
