import { englishOf, type Message, type MessageCode } from '../contract';

/** The words of why the reader of documents left something, or finds it wrong, in English. @public */
export const remarkMessages = {
  saysNone: 'Says that there is none.',
  placeholder: 'A placeholder; nothing is filled in.',
  titleCut:
    'The title was cut at {{most}} characters; the description has all of it.',
  ownerIsName:
    'A name, no reference to a catalog group or user; choose the owner yourself.',
  rowWithoutAction: 'A row without an action.',
  dueNotFull: 'The due date is no full date.',
  tooManyActions: 'More than {{most}} actions; the rest were left out.',
  asksForNothing:
    'A paragraph among the actions that asks for nothing; kept as text.',
  noSuchTime: 'There is no such time.',
  noTime: 'No time is given.',
  noDayForTime: 'The document gives no day for this time.',
  noYearForDay: 'The document gives no year for this day.',
  nextDay:
    'The list goes back by hours without a date, so this was taken as the next day, {{day}}.',
  noSuchDay: 'There is no such day.',
  timeMasked: 'Part of the time is masked.',
  timeOpen: 'The time is left open.',
  noSuchTimeOfDay: 'There is no such time of day.',
  noSuchHour: 'A clock of twelve hours has no {{hour}} {{half}}.',
  onlyDay:
    'The only day that the text speaks of; times without a day were taken to be of {{day}}.',
  titleDay:
    'The day in the title is {{day}}; the timeline tells of other days.',
  noSeverity: 'Not one of sev1 to sev5; choose one.',
  entitiesAreNames:
    'These are no references to catalog entities; attach the entities yourself.',
  peopleAreNames:
    'Names are no references to catalog users; choose the participants yourself.',
  tooManyLines:
    'The document has {{lines}} lines; those after {{most}} were not read.',
  tooManyFactors: 'More than {{most}} factors; this one stays in the text.',
  endCut: 'Longer than {{most}} characters; its end was cut.',
  layerUnknown:
    'Its layer cannot be told from its words; it stands under technology until somebody chooses.',
  factorsInProse: 'Told in prose; kept as text. Add its factors one by one.',
  requestZoneUnknown:
    'The request names no time zone that is known; UTC was taken in its place.',
  fieldNotRead: 'Not one of the fields that are read.',
  durationOfWhat:
    'It does not say from when to when it counts; choose one of time to detect, to restore, to resolve.',
  lengthQualified:
    'Stands beside the length and limits what it counts, or how exact it is.',
  notApplicable: 'Stated as not applicable.',
  noLength: 'No length is given.',
  lengthUnreadable: 'It cannot be read as a length of time.',
  besideTime: 'Stands beside the time and was not read.',
  onlyDayGiven: 'Only the day is given, no time of day.',
  approximate: 'Written as approximate.',
  otherTime: 'Another time than on line {{line}}, which was taken.',
  afterItsEffects: 'Later than what came of it (line {{line}}); not stored.',
  beforeBeginning: 'Before the beginning on line {{line}}; not stored.',
  tooManyEntries: 'More than {{most}} entries; this one was left out.',
  zoneOutOfSeason:
    '{{region}} does not keep {{name}} on that date; it was taken literally, as {{zone}}.',
  keyEvent:
    'A key event that is none of the six time points; it became an entry of the timeline.',
  entryWithoutTime: 'The entry gives no time.',
  runsBackwards: 'The list runs from the latest entry to the earliest.',
  earlierThanBefore:
    'Earlier than the entry before it on line {{line}}; stored as written.',
  takenByLength:
    'The document names no such time; this entry was taken because the stated length of time leads to it.',
  takenByWords:
    'The document names no such time; this entry was taken because its words say so.',
  markedOnly:
    'The words of this entry suggest it; the entry is marked so, and no time of the incident was taken from it.',
  noTitle: 'The document has no title; its name was taken.',
  noSuchMonths: 'There is no month {{first}} and no month {{second}}.',
  dayOrMonth: 'It cannot be told which number is the day and which the month.',
  yearDigits: 'The year {{year}} has {{digits}} digits.',
  yearWrong: 'The year {{year}} cannot be right.',
  noSuchMonth: 'There is no month {{month}}.',
  noSuchDayOfMonth: 'The month has no day {{day}}.',
  zoneUnknown:
    'No such time zone is known; times without a zone were read in {{zone}}.',
  otherZone: 'Another zone than on line {{line}}, which was taken.',
  zoneOfSome:
    'It stands beside some of the times and was taken for all that name no other.',
  noZone: 'The document states no time zone; its times were read in {{zone}}.',
  cst: 'CST is read as Central Standard Time of North America.',
  ist: 'IST is read as Indian Standard Time.',
  beforeImpact: 'Before the impact began (line {{line}}); stored as written.',
  beforeDeclared:
    'Before the incident was declared (line {{line}}); stored as written.',
  beforeImpactEnded:
    'Before the impact ended (line {{line}}); stored as written.',
  unknownSection:
    'No section of a postmortem by this name; its text stands under "What happened".',
  partNotRead:
    'Part of it was not read; its text stands under "What happened".',
  otherLength: 'Another length than on line {{line}}, which was taken.',
  lengthContradicts:
    'No two of the written times are that far apart; from the times it would be {{lengths}}.',
  length: '{{hours}} h {{minutes}} min',
  or: '{{first}} or {{second}}',
  zoneContradicts:
    '{{name}} is {{meant}}, not {{written}}; the offset was taken.',
  more: '{{count}} more of these are not listed.',
} as const;

/** The name of a message of remarks, without its plural form. @public */
export type RemarkMessageCode = MessageCode<typeof remarkMessages>;

/** Why something was left, or looks wrong. @public */
export type RemarkMessage = Message<RemarkMessageCode>;

/**
 * Says in English why something was left, or looks wrong.
 *
 * @public
 */
export const remarkInEnglish = englishOf(remarkMessages);
