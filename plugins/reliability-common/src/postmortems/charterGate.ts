import { said } from '../contract';
import {
  type CharterStanding,
  type GateLevel,
  isCharterDue,
} from '../processes';
import type { GateMessage } from './gateMessages';
import { nameIn } from './outsideReview';

/** What the gate of the charter is judged by. @public */
export interface FacilitatorInput {
  /** Who leads the session: a person, a group whose members take turns, or nobody yet. */
  readonly facilitator: string | null;
  /** How that person stands to the charter; `due` where there is nobody yet who could have acknowledged one that is asked for. */
  readonly facilitatorCharter: CharterStanding;
}

/**
 * What keeps the facilitator from knowing the charter; null where nothing does.
 *
 * That nobody is named is an objection only where the gate is in the way, or one would pass it by naming nobody; advice to find a facilitator
 * for the sake of a gate would help no one. A group has acknowledged nothing: those who lead for it do.
 */
export function missingOfFacilitator(
  { facilitator, facilitatorCharter }: FacilitatorInput,
  level: GateLevel,
): GateMessage | null {
  if (!isCharterDue(facilitatorCharter)) return null;
  if (facilitator === null) {
    return level === 'advised' ? null : said('noFacilitator');
  }
  if (facilitator.startsWith('group:')) return null;
  const names = nameIn(facilitator);
  return facilitatorCharter === 'renewalDue'
    ? said('charterChanged', { names })
    : said('charterUnread', { names });
}
