import {
  englishOf,
  type Message,
  type MessageCode,
  said,
} from '../../contract';
import type { AskReason } from './reasons';

/** The words of why somebody is asked, in English. @public */
export const reasonMessages = {
  upstream: 'You depend on {{entities}}, where it happened',
  upstreamTwo: '{{entities}}, where it happened, is two steps upstream of you',
  sharedDependency: 'You depend on {{entities}}, like where it happened',
  sameWhole: 'You are part of {{entities}}, like where it happened',
  named: 'It speaks of {{tags}}, which you are tagged with',
  technology: 'Of the same type, and tagged {{tags}}',
  tagged: 'Tagged {{tags}} like where it happened',
  failureMode: 'You had the same failure mode in {{incidents}}',
  similarText: 'Close to the text of your {{postmortems}}',
  review: 'Somebody asked in the review {{review}}',
  general: 'Something known about you is like where it happened',
  andMore: '{{names}} and {{n}} more',
} as const;

/** @public */
export type ReasonMessageCode = MessageCode<typeof reasonMessages>;

const MOST_NAMES = 2;

/**
 * A reason in words.
 *
 * @param titleOf - what an entity is called; where that is not known, as its reference has it
 * @public
 */
export function reasonMessage(
  reason: AskReason,
  titleOf: (ref: string) => string | undefined = () => undefined,
): Message<ReasonMessageCode> {
  const nameOf = (ref: string) => titleOf(ref) ?? nameIn(ref);
  switch (reason.kind) {
    case 'upstream':
      return said(reason.hops === 1 ? 'upstream' : 'upstreamTwo', {
        entities: named(reason.entities.map(nameOf)),
      });
    case 'sharedDependency':
    case 'sameWhole':
      return said(reason.kind, {
        entities: named(reason.entities.map(nameOf)),
      });
    case 'named':
      return said('named', { tags: named(reason.tags) });
    case 'technology':
      return said(reason.type === null ? 'tagged' : 'technology', {
        tags: named(reason.tags),
      });
    case 'failureMode':
      return said('failureMode', { incidents: named(reason.incidents) });
    case 'similarText':
      return said('similarText', { postmortems: named(reason.postmortems) });
    case 'review':
      return said('review', { review: reason.review });
    default:
      return said('general');
  }
}

/** Says why somebody is asked in English. @public */
export const reasonInEnglish = englishOf(reasonMessages);

function nameIn(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}

function named(names: readonly string[]): string | Message<ReasonMessageCode> {
  const first = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length - MOST_NAMES;
  return more > 0 ? said('andMore', { names: first, n: more }) : first;
}
