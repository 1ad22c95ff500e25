import { plainMarkdown } from '../contract';
import type { Report } from './model';
import {
  definitionBlocks,
  englishReportWords,
  figureTable,
  list,
  ReportWriting,
  type ReportWords,
  table,
} from './reportWriting';

/** Addresses that a report leads to, known to whoever knows where its pages are. @public */
export interface ReportLinks {
  /** The list of all incidents that it counts. */
  readonly allIncidents?: string;
}

/**
 * A report as Markdown, in GitHub's flavour. But for `links` nothing in it is more than text: what people wrote makes neither a link nor a heading
 * ({@link plainMarkdown}).
 *
 * @public
 */
export function reportMarkdown(
  report: Report,
  words: ReportWords = englishReportWords,
  links: ReportLinks = {},
): string {
  const write = new ReportWriting(words);
  const { title, period, sentences, counted } = report;
  const blocks = [
    `# ${write.one(title)}`,
    write.one(period),
    write.all(sentences),
    ...write.paragraph(counted),
    ...incidentBlocks(report, write, links),
    write.heading('figuresTitle'),
    figureTable(report.figures, write),
    ...typeBlocks(report, write),
    ...recurringBlocks(report, write),
    ...waitingBlocks(report, write),
    ...partBlocks(report, write),
    ...definitionBlocks(report.definitions, write),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function incidentBlocks(
  { incidents }: Report,
  write: ReportWriting,
  { allIncidents }: ReportLinks,
) {
  if (incidents === null) return [];
  const isCut = incidents.lead.length > 0;
  return [
    write.heading('incidentsTitle'),
    ...write.paragraph(incidents.lead),
    list(
      incidents.items.map(({ key, title, facts }) =>
        [`${key} ${plainMarkdown(title)}`, ...facts.map(write.one)].join(' · '),
      ),
    ),
    ...(isCut && allIncidents !== undefined
      ? [`[${write.term('allIncidents')}](<${new URL(allIncidents).href}>)`]
      : []),
  ];
}

function typeBlocks({ byType }: Report, write: ReportWriting) {
  if (byType === null) return [];
  return [
    write.heading('byTypeTitle'),
    list(byType.items.map(write.one)),
    ...write.paragraph(byType.foot),
  ];
}

function recurringBlocks({ recurring }: Report, write: ReportWriting) {
  if (recurring === null) return [];
  return [
    write.heading('recurringTitle'),
    ...write.paragraph(recurring.lead),
    list(recurring.items.map(({ name, facts }) => write.facts(name, facts))),
    ...write.paragraph(recurring.foot),
  ];
}

function waitingBlocks({ waiting }: Report, write: ReportWriting) {
  if (waiting === null) return [];
  return [
    write.heading('waitingTitle'),
    ...write.paragraph(waiting.lead),
    table(
      [
        write.term('nameColumn'),
        write.term('commitmentsColumn'),
        write.figureName('commitmentAge'),
      ],
      waiting.items.map(({ name, commitments, age }) => [
        plainMarkdown(name),
        write.all(commitments, ' · '),
        write.figure(age),
      ]),
    ),
    ...write.paragraph(waiting.foot),
  ];
}

function partBlocks({ parts }: Report, write: ReportWriting) {
  if (parts === null) return [];
  const seesCommitments = parts.items.every(
    ({ commitments }) => commitments !== null,
  );
  return [
    `## ${write.one(parts.title)}`,
    ...write.paragraph(parts.lead),
    table(
      [
        write.term('nameColumn'),
        write.figureName('incidents'),
        write.figureName('timeToRestore'),
        ...(seesCommitments ? [write.term('commitmentsColumn')] : []),
      ],
      parts.items.map(({ name, incidents, timeToRestore, commitments }) => [
        plainMarkdown(name),
        write.figure(incidents),
        write.figure(timeToRestore),
        ...(seesCommitments && commitments
          ? [write.all(commitments, ' · ')]
          : []),
      ]),
    ),
    ...write.paragraph(parts.foot),
  ];
}
