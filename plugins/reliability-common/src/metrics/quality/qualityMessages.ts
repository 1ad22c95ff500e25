import { englishOf, type Message, type MessageCode } from '../../contract';

/** The words of what keeps an incident from figures, in English. @public */
export const qualityMessages = {
  notKnown: 'Not known: {{point}}.',
  resolvedOnly: 'It is resolved, and nobody has said when its impact ended.',
  earlier: 'Cannot be right: {{point}} is earlier than {{other}}.',
  tooLong:
    'Cannot be right: more than {{days}} days lie between {{other}} and {{point}}. Is a year mistyped?',
  inTheFuture: 'Cannot be right: {{point}} is in the future.',
  cannotBeRight: 'Cannot be right: {{point}}.',
  causeLater:
    'Cannot be right: a deployment that is said to have caused it began later than {{point}}.',
  longOpen_one: 'Open for {{count}} day. Is it over?',
  longOpen_other: 'Open for {{count}} days. Is it over?',
  stillOpen_one:
    'Open for {{count}} day: nobody knows whether it still is, and availability leaves it out.',
  stillOpen_other:
    'Open for {{count}} days: nobody knows whether it still is, and availability leaves it out.',

  impactStarted: 'when its impact began',
  detected: 'when it was detected',
  declared: 'when it was declared',
  acknowledged: 'when it was acknowledged',
  mitigated: 'when its impact ended',
  resolved: 'when it was resolved',
} as const;

/** The name of a message about what keeps an incident from figures. @internal */
export type QualityMessageCode = MessageCode<typeof qualityMessages>;

/** What keeps an incident from figures, as a message. @internal */
export type QualityMessage = Message<QualityMessageCode>;

/** Says what keeps an incident from figures in English. @public */
export const qualityInEnglish = englishOf(qualityMessages);
