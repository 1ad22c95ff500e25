import { plainMarkdown } from '../../contract';
import { said } from '../../contract';
import {
  definitionBlocks,
  englishReportWords,
  figureTable,
  list,
  type ReportSaid,
  type ReportWords,
  ReportWriting,
} from '../../reports';
import { inLeadershipWords, type leadershipMessages } from './messages';
import type { AskedDecisions, LeadershipReport, StoryKind } from './model';

type OwnCode = keyof typeof leadershipMessages;

/** Why each kind of story is told, as a message. @public */
export const storyTitles = {
  mostAdopted: 'storyMostAdopted',
  effectChecked: 'storyEffectChecked',
  nearMiss: 'storyNearMissTold',
  published: 'storyPublishedTold',
} as const satisfies Readonly<Record<StoryKind, OwnCode>>;

/** Kinds of decisions that are asked, in the order in which they are listed. @public */
export const decisionKinds = ['undecided', 'ownerless', 'ineffective'] as const;
/** What each kind of decision that is asked is called, as a message. @public */
export const decisionTitles = {
  undecided: 'undecidedTitle',
  ownerless: 'ownerlessTitle',
  ineffective: 'ineffectiveTitle',
} as const satisfies Readonly<Record<(typeof decisionKinds)[number], OwnCode>>;

/**
 * A report for leadership as Markdown, in GitHub's flavour. What people wrote is text and nothing else: it makes no link, no heading, and calls
 * nobody.
 *
 * @public
 */
export function leadershipMarkdown(
  report: LeadershipReport,
  words: ReportWords = englishReportWords,
): string {
  const write = new ReportWriting(words);
  const { title, period, sentences, figures, practice, definitions } = report;
  const blocks = [
    `# ${write.one(title)}`,
    ...write.paragraph(period),
    ...write.paragraph(sentences),
    ...storyBlocks(report, write),
    ...decisionBlocks(report, write),
    write.heading('figuresTitle'),
    figureTable(figures, write),
    ...(practice
      ? [`## ${word('practiceTitle', write)}`, figureTable(practice, write)]
      : []),
    ...definitionBlocks(definitions, write),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function word(code: Parameters<typeof wordOf>[0], write: ReportWriting) {
  return write.one(wordOf(code));
}

function wordOf(
  code:
    | (typeof storyTitles)[StoryKind]
    | (typeof decisionTitles)[(typeof decisionKinds)[number]]
    | 'practiceTitle'
    | 'storiesTitle'
    | 'storiesLead'
    | 'noStories'
    | 'decisionsTitle'
    | 'noDecisions'
    | 'asOfNow',
): ReportSaid {
  return inLeadershipWords(said(code));
}

function storyBlocks({ stories }: LeadershipReport, write: ReportWriting) {
  const heading = `## ${word('storiesTitle', write)}`;
  if (stories.length === 0) return [heading, word('noStories', write)];
  return [
    heading,
    word('storiesLead', write),
    ...stories.flatMap(({ kind, key, title, quote, facts }) => [
      `### ${word(storyTitles[kind], write)}`,
      [`${key} ${plainMarkdown(title)}`, ...facts.map(write.one)].join(' · '),
      `> ${write.one(inLeadershipWords(said('quoted', { quote })))}`,
    ]),
  ];
}

function decisionBlocks({ decisions }: LeadershipReport, write: ReportWriting) {
  const asked = decisionKinds.filter(kind => decisions[kind].items.length > 0);
  return [
    `## ${word('decisionsTitle', write)}`,
    ...(asked.length === 0 ? [word('noDecisions', write)] : []),
    ...asked.flatMap(kind => [
      `### ${word(decisionTitles[kind], write)}`,
      ...(kind === 'undecided' ? [] : [word('asOfNow', write)]),
      ...askedBlocks(decisions[kind], write),
    ]),
  ];
}

function askedBlocks({ items, more }: AskedDecisions, write: ReportWriting) {
  return [
    list(
      items.map(({ key, text, facts }) =>
        [`${key} ${plainMarkdown(text)}`, ...facts.map(write.one)].join(' · '),
      ),
    ),
    ...(more > 0
      ? [write.one(inLeadershipWords(said('moreAsked', { count: more })))]
      : []),
  ];
}
