import { z } from 'zod';
import { ORGANISATION, scopeRef } from '../../catalog';
import { listExport, operation } from '../../contract';
import { metricsWindowQuery, refuseWrongWindow } from '../../metrics';
import { practiceHealth, practiceLine } from './model';

/** What practice health is asked for; the last 90 days unless told. @public */
export const practiceHealthQuery = z
  .object({ scope: scopeRef.default(ORGANISATION), ...metricsWindowQuery })
  .strict()
  .superRefine(refuseWrongWindow);
/** What practice health is asked for. @public */
export type PracticeHealthQuery = z.output<typeof practiceHealthQuery>;

/** Saves the figures of practice health whole. @public */
export const practiceHealthExport = listExport({
  id: 'exportPracticeHealth',
  path: '/practice/health',
  each: 'each figure',
  query: practiceHealthQuery,
  line: practiceLine,
});

/** Operations on how the practice is doing. @public */
export const practiceHealthContract = {
  getPracticeHealth: operation({
    id: 'getPracticeHealth',
    method: 'get',
    path: '/practice/health',
    summary:
      'How the practice is doing in a scope: breadth of participation, time to publish, evidence, review from outside, spread of facilitation and near misses, each with its interval; nobody is named',
    query: practiceHealthQuery,
    response: practiceHealth,
  }),
  exportPracticeHealthCsv: practiceHealthExport.csv,
  exportPracticeHealthNdjson: practiceHealthExport.ndjson,
} as const;
