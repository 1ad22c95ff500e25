import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Report,
  reportMarkdown,
  ReportWords,
} from '@afterword/plugin-reliability-common';
import { incidentsOf } from '../overview/counts/incidentsOf';
import { incidentsRouteRef } from '../routes';

/** Writes a report as Markdown, with the way to all incidents that it counts. */
export function useReportMarkdown(
  words: ReportWords,
): (report: Report) => string {
  const list = useRouteRef(incidentsRouteRef)?.();
  return report =>
    reportMarkdown(report, words, {
      allIncidents:
        list &&
        new URL(
          incidentsOf(list, report, { counted: 'true' }),
          window.location.origin,
        ).href,
    });
}
