import {
  fitted,
  KeptMilestone,
  MilestoneState,
} from '@afterword/plugin-reliability-common';
import {
  int,
  intOrNull,
  Row,
  textOrNull,
} from '../../platform/database/columns';

/** A milestone as it is stored. Times are UTC milliseconds. */
export interface StoredMilestone extends KeptMilestone {
  readonly id: number;
  readonly state: MilestoneState;
  /** When that became so; null where it has stood since it was found. */
  readonly stateAt: number | null;
  readonly version: number;
}

const MAX_TEXT = 500;

/** A row of `milestone` → what it means. */
export function readMilestoneRow(row: Row): StoredMilestone {
  return {
    id: int(row.id),
    kind: String(row.kind),
    subject: String(row.subject),
    level: int(row.level),
    team: row.team === '' ? null : String(row.team),
    at: int(row.reached_at),
    text: String(row.text),
    evidence: JSON.parse(String(row.evidence)),
    about: textOrNull(row.about),
    restsOn: JSON.parse(String(row.rests_on)),
    state: row.state as MilestoneState,
    stateAt: intOrNull(row.state_at),
    version: int(row.version),
  };
}

/** What a milestone says, as the row has it. */
export function milestoneRowOf(milestone: KeptMilestone) {
  return {
    kind: milestone.kind,
    subject: milestone.subject,
    level: milestone.level,
    team: milestone.team ?? '',
    reached_at: milestone.at,
    text: fitted(milestone.text, MAX_TEXT),
    evidence: JSON.stringify(milestone.evidence),
    about: milestone.about,
    rests_on: JSON.stringify(milestone.restsOn),
  };
}
