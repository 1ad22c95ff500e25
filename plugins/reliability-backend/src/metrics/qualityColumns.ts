import { IncidentToMend } from '@afterword/plugin-reliability-common';
import { CsvColumns } from '../platform/http/csv';

/** Incidents that figures do not know well enough as CSV. */
export const qualityColumns: CsvColumns<IncidentToMend> = {
  key: incident => incident.key,
  title: incident => incident.title,
  severity: incident => incident.severity,
  anchor: incident => incident.anchor,
  problems: ({ problems }) => problems.map(each => each.problem).join(' '),
  figures: ({ problems }) =>
    [...new Set(problems.flatMap(({ figures }) => figures))].join(' '),
};
