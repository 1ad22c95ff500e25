import { englishOf, type Message, type MessageCode } from '../contract';

/** The words of what is wrong with a line of records, and of what it is warned about, in English. @public */
export const lineMessages = {
  notInCatalog: '{{ref}} is not in the catalog; it is kept as it is',
  notLookedUp:
    '{{ref}} could not be looked up in the catalog for now; it is kept as it is',
  statusStays: 'its status stays as it is; a record does not change it',
  overridesStay:
    'its reasons for gates that stood open stay as they are; a record does not change them',
  authorStays: 'its author stays as it is; a record does not change it',
  publishedAtStays:
    'when it was published stays as it is; a record does not change it',
  visibilityStays:
    'its visibility stays as it is while it is merged with another',
  writtenHere: '{{key}} was written in this portal and stays as it is here',
  participates:
    'you are a participant, because the catalog knows none of those who could read the draft otherwise',
  predictionsStay:
    'what was foreseen stays as it was written before the change was made; a record says only what came of it',
  notConnected:
    'something that refers to this was not connected: whoever referred to it may not see both, or what it belongs to already, you may not change it, or others would no longer see it',

  notUtf8: 'is not valid UTF-8',
  notJson: 'is not valid JSON',
  tooLong: 'is longer than {{most}} bytes',
  tooDeep: 'is nested deeper than {{most}} levels',
  keptForDocuments: "'{{source}}' is kept for imported documents",
  keptForSource: "'{{source}}' is kept for what this source delivers",
  notYours: 'is there already, and not yours to change',
  restrictsForNobody:
    'would leave nobody who could read it: none of its entities has an owner, and services read nothing restricted',
  notTheirsToRestrict:
    'only whoever reported the incident, or owns one of the entities that it has now or of those that others took off it, can restrict it',
  draftForNobody:
    'is needed: nobody could read the draft, since it names no person and no incident that is there and has an entity that somebody owns',
  notAddedTo:
    'names none that a service may add to; a draft of people can be added to once it is published',
  hidesFromReaders:
    '{{ref}} is not in the catalog, or not shown to you: it would hide the change from those who read it',
  hidesFromOthers:
    'names what not everybody reads; a record puts there no action item of others',
  finishedBeforeStart: 'is before it started',
  moreThanADayAhead: 'is more than a day in the future',
  notYoursToSay:
    'is not yours to change, and so it is not yours to say what caused it',
  untilBeforePlanned: 'is before it is planned for',
  madeAtNoMoment: 'is needed of a change that is done or reviewed',
  madeAndNot: 'says when it was made, and its status that it was not',
  surpriseOccurred: 'must be `occurred` of what nobody had foreseen',
  saidTwice: 'names what is named before',
  tooManyLinks:
    'names too many: of at most {{most}} deployments and incidents it is said whether they belong to a change',
  tooManyRisks:
    'names too many, with those that stay: at most {{most}} are written down of a change',
  inTheWay:
    'was in the way of what somebody else wrote at the same time; send it again',
  notStored: 'could not be stored; the log has more',
} as const;

/** The name of a message of lines. @public */
export type LineMessageCode = MessageCode<typeof lineMessages>;

/** What is wrong with a line, or what it is warned about. @public */
export type LineMessage = Message<LineMessageCode>;

/**
 * Says in English what is wrong with a line, or what it is warned about.
 *
 * @public
 */
export const lineInEnglish = englishOf(lineMessages);
