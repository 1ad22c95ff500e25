import { openCommitmentStatuses } from '../actionItems';
import { said } from '../contract';
import { type GateMessage, joined, listedSeen } from './gateMessages';
import type { GateInput } from './gates';

type Item = GateInput['actionItems'][number];

/**
 * What commitments lack; `null` when they lack nothing. What is still to be done needs somebody who answers for it, a day and a test. What
 * is done, wherever that was noted, needs neither of the first two any more: only how its effect is to be checked, until it is.
 */
export function missingOfCommitments(
  items: readonly Item[],
): GateMessage | null {
  const isOpen = ({ status }: Item) =>
    openCommitmentStatuses.some(open => open === status);
  const lacksTest = ({ acceptanceTest }: Item) => acceptanceTest.trim() === '';
  const [first, ...rest] = [
    ...lack(
      'incomplete',
      items.filter(
        item =>
          isOpen(item) &&
          (item.accountable === null || item.due === null || lacksTest(item)),
      ),
    ),
    ...lack(
      'untested',
      items.filter(item => item.status === 'done' && lacksTest(item)),
    ),
  ];
  return first === undefined ? null : joined('semicolon', [first, ...rest]);
}

function lack(
  code: 'incomplete' | 'untested',
  items: readonly Item[],
): GateMessage[] {
  const count = items.length;
  return count === 0
    ? []
    : [said(code, { items: listedSeen('unseenItems', items), count })];
}
