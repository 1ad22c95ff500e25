import {
  Report,
  ReportInput,
  reportOf,
} from '@afterword/plugin-reliability-common';
import { aScopeMetrics } from './aScopeMetrics';
import { scopeParts } from './aScopePart';
import { whatRecurs, whereTheyWait } from './whatRecurs';

/** A report of the same 14 incidents as the overview's, with something that recurs, that waits, and two parts, unless told. */
export function aReport(
  scope = 'organisation',
  given: Partial<ReportInput> = {},
): Report {
  return reportOf({
    title: null,
    lowestTitle: null,
    metrics: aScopeMetrics({ scope }),
    recurring: whatRecurs({ scope }),
    waiting: whereTheyWait({ scope }),
    parts: scopeParts({ parent: scope }),
    ...given,
  });
}
