import { englishOf, type Message, type MessageCode, said } from '../contract';
import type { ChangeReason } from './reasons';

/** The words of why a way to fail is proposed, in English. @public */
export const changeReasonMessages = {
  ownIncidents: '{{entities}} failed so before: {{keys}}',
  dependantIncidents: '{{entities}}, which depends on it, failed so: {{keys}}',
  dependantsIncidents: '{{entities}}, which depend on it, failed so: {{keys}}',
  learnings: '{{keys}} applies to {{entities}}',
  learningsMany: '{{keys}} apply to {{entities}}',
  changes: 'It occurred in an earlier change: {{keys}}',
  general: 'Something known about what it touches',
  namesAndMore: '{{names}} and {{n}} more',
} as const;

/** @public */
export type ChangeReasonMessageCode = MessageCode<typeof changeReasonMessages>;

const MOST_NAMES = 2;

/**
 * A reason in words.
 *
 * @param titleOf - what an entity is called; where that is not known, as its reference has it
 * @public
 */
export function changeReasonMessage(
  reason: ChangeReason,
  titleOf: (ref: string) => string | undefined = () => undefined,
): Message<ChangeReasonMessageCode> {
  const nameOf = (ref: string) => titleOf(ref) ?? nameIn(ref);
  switch (reason.kind) {
    case 'ownIncidents':
      return said('ownIncidents', {
        entities: named(reason.entities.map(nameOf)),
        keys: named(reason.incidents),
      });
    case 'dependantIncidents':
      return said(
        reason.entities.length === 1
          ? 'dependantIncidents'
          : 'dependantsIncidents',
        {
          entities: named(reason.entities.map(nameOf)),
          keys: named(reason.incidents),
        },
      );
    case 'learnings':
      return said(
        reason.learnings.length === 1 ? 'learnings' : 'learningsMany',
        {
          entities: named(reason.entities.map(nameOf)),
          keys: named(reason.learnings),
        },
      );
    case 'changes':
      return said('changes', { keys: named(reason.changes) });
    default:
      return said('general');
  }
}

/** Says why a way to fail is proposed in English. @public */
export const changeReasonInEnglish = englishOf(changeReasonMessages);

function nameIn(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}

function named(
  names: readonly string[],
): string | Message<ChangeReasonMessageCode> {
  const first = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length - MOST_NAMES;
  return more > 0 ? said('namesAndMore', { names: first, n: more }) : first;
}
