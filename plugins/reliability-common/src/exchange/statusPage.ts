import { isoDuration } from '../contract';
import { IncidentRecord, incidentRecord } from './model';

/** How names of a status page become references to catalog entities. @public */
export interface StatusPageOptions {
  /** Name of the source; with the row's `id` the record's identity. */
  readonly source?: string;
  /** Namespace of the entities that components are taken for. */
  readonly namespace?: string;
}

/** One row of a status page's history, as an incident, or why it cannot be one. @public */
export type StatusPageReading =
  | { readonly record: IncidentRecord }
  | { readonly problem: string };

type Row = Readonly<Record<string, unknown>>;

const SEVERITY: ReadonlyMap<unknown, 'sev1' | 'sev2' | 'sev3'> = new Map([
  ['critical', 'sev1'],
  ['major', 'sev2'],
  ['minor', 'sev3'],
] as const);
const MAX_SUMMARY = 20_000;

/**
 * A line of a status page's history in JSON → an incident record. docs/import.md has the table of what becomes what.
 *
 * Nothing is filled in: what the row leaves out stays null, an impact of "none" has no severity, and a row without components has no
 * entities. Pure; a line that is no such row is answered with its problem.
 *
 * @public
 */
export function incidentFromStatusPage(
  line: string,
  options: StatusPageOptions = {},
): StatusPageReading {
  const row = parsed(line);
  if (row === undefined) return { problem: 'The line is no JSON object.' };
  const { source = 'github-status', namespace = 'github' } = options;
  const updates = updatesOf(row);
  const isMaintenance =
    row.impact === 'maintenance' || updates[0]?.status === 'Scheduled';
  const checked = incidentRecord.safeParse({
    type: 'incident',
    source,
    externalId: text(row.id) ?? text(row.entry_id) ?? '',
    title: oneLine(text(row.title) ?? ''),
    kind: isMaintenance ? 'maintenance' : 'incident',
    severity: isMaintenance ? null : SEVERITY.get(row.impact) ?? null,
    summary: summaryOf(updates),
    entities: entitiesOf(row, isMaintenance, namespace),
    times: isMaintenance
      ? {
          impactStarted: atOf(updates, 'In progress'),
          mitigated: atOf(updates, 'Completed'),
          resolved: text(row.resolved_at),
        }
      : {
          impactStarted: text(row.downtime_start),
          declared: text(row.started_at),
          mitigated: text(row.downtime_end),
          resolved: text(row.resolved_at),
        },
    stated: isMaintenance ? {} : statedOf(row),
    url: text(row.url),
    // Who says so, where a row's components were not named by the page itself.
    ...(row.components_source
      ? { componentsSource: row.components_source }
      : {}),
  });
  if (checked.success) return { record: checked.data };
  const [issue] = checked.error.issues;
  return { problem: `${issue.path.join('.')}: ${issue.message}` };
}

/** Whether a line is a row of a status page's history and no record: those have a `type`. @public */
export function isStatusPageRow(line: string): boolean {
  const row = parsed(line);
  return (
    row !== undefined &&
    row.type === undefined &&
    text(row.title) !== null &&
    text(row.started_at) !== null
  );
}

function parsed(line: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim().slice(0, 300);
}

interface Update {
  readonly at: string;
  readonly status: string;
  readonly message: string;
}

/** The updates in the order of time, whatever order the row has them in. */
function updatesOf(row: Row): Update[] {
  if (!Array.isArray(row.updates)) return [];
  return row.updates
    .filter(isRow)
    .map(update => ({
      at: text(update.at) ?? '',
      status: text(update.status) ?? '',
      message: text(update.message) ?? '',
    }))
    .filter(update => update.at !== '')
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function atOf(updates: readonly Update[], status: string): string | null {
  return updates.find(update => update.status === status)?.at ?? null;
}

function summaryOf(updates: readonly Update[]): string {
  const lines = updates.map(
    ({ at, status, message }) => `- ${at} **${status}**: ${oneLine(message)}`,
  );
  // Whole updates only: a sentence cut in the middle may say the opposite.
  let length = -1;
  const kept = lines.filter(line => {
    length += line.length + 1;
    return length <= MAX_SUMMARY;
  });
  return kept.join('\n');
}

function entitiesOf(row: Row, isMaintenance: boolean, namespace: string) {
  if (!Array.isArray(row.components)) return [];
  const impact = impactOf(row.impact);
  const names = row.components
    .map(text)
    .flatMap(name => (name === null ? [] : [slugOf(name)]))
    // "Visit www…" is a link of the page that stands among its components.
    .filter(name => name !== '' && !name.startsWith('visit-'));
  return [...new Set(names)].map(name => ({
    ref: `component:${namespace}/${name}`,
    role: 'impacted',
    impact: isMaintenance ? null : impact,
  }));
}

function impactOf(impact: unknown): 'major' | 'partial' | null {
  if (impact === 'critical' || impact === 'major') return 'major';
  return impact === 'minor' ? 'partial' : null;
}

/** "Pull Requests" → `pull-requests`: the form that names of entities have. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 63);
}

function statedOf(row: Row) {
  const minutes = row.duration_minutes;
  const duration =
    typeof minutes === 'number' && Number.isInteger(minutes)
      ? `PT${minutes}M`
      : '';
  return isoDuration.safeParse(duration).success
    ? { timeToRestore: duration }
    : {};
}
