import { said } from '../contract';
import {
  type FigureDefinition,
  figureDefinitions,
  type FigureId,
} from '../metrics';
import { lineOfFigure } from './figureInWords';
import { plainMarkdown } from './markdownText';
import type { ReportMessageCode } from './messages';
import { inWords, type Report, type ReportSaid } from './model';

/** How a language says a report. @public */
export interface ReportWords {
  say(said: ReportSaid): string;
  define(
    figure: FigureId,
  ): Pick<FigureDefinition, 'name' | 'sentence' | 'formula'>;
}

/** Says a report in English. @public */
export const englishReportWords: ReportWords = {
  say: ({ text }) => text,
  define: figure => figureDefinitions[figure],
};

/** Addresses that a report leads to, known to whoever knows where its pages are. @public */
export interface ReportLinks {
  /** The list of all incidents that it counts. */
  readonly allIncidents?: string;
}

/** Writes words as text that does nothing. */
class ReportWriting {
  constructor(readonly words: ReportWords) {}

  readonly one = (each: ReportSaid) => plainMarkdown(this.words.say(each));

  all(several: readonly ReportSaid[], between = ' ') {
    return plainMarkdown(several.map(this.words.say).join(between));
  }

  /** No paragraph where there is nothing to say. */
  paragraph(several: readonly ReportSaid[]): string[] {
    return several.length > 0 ? [this.all(several)] : [];
  }

  term(code: ReportMessageCode) {
    return this.one(inWords(said(code)));
  }

  heading(code: ReportMessageCode) {
    return `## ${this.term(code)}`;
  }

  figure(figure: Report['figures'][number]) {
    return plainMarkdown(lineOfFigure(figure, this.words.say));
  }

  figureName(figure: FigureId) {
    return plainMarkdown(this.words.define(figure).name);
  }

  facts(name: string, facts: readonly ReportSaid[]) {
    return [`**${plainMarkdown(name)}**`, ...facts.map(this.one)].join(' · ');
  }
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
    ...figureBlocks(report, write),
    ...typeBlocks(report, write),
    ...recurringBlocks(report, write),
    ...waitingBlocks(report, write),
    ...partBlocks(report, write),
    ...definitionBlocks(report, write),
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

const figureColumns = [
  'figureColumn',
  'valueColumn',
  'intervalColumn',
  'basisColumn',
  'changeColumn',
] as const;

function figureBlocks({ figures }: Report, write: ReportWriting) {
  return [
    write.heading('figuresTitle'),
    table(
      figureColumns.map(code => write.term(code)),
      figures.map(({ figure, value, interval, basis, change }) => [
        write.figureName(figure),
        write.one(value),
        interval ? write.one(interval) : '',
        write.all(basis, ' · '),
        change ? write.one(change) : '',
      ]),
    ),
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
    list(
      recurring.items.map(({ failureMode, facts }) =>
        write.facts(failureMode, facts),
      ),
    ),
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

function definitionBlocks({ definitions }: Report, write: ReportWriting) {
  return [
    write.heading('definitionsTitle'),
    list(
      definitions.map(figure => {
        const { sentence, formula } = write.words.define(figure);
        return [
          `**${write.figureName(figure)}**:`,
          plainMarkdown(sentence),
          write.one(inWords(said('formula', { formula }))),
        ].join(' ');
      }),
    ),
    write.term('changeRule'),
  ];
}

function list(lines: readonly string[]): string {
  return lines.map(line => `- ${line}`).join('\n');
}

function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map(line),
  ].join('\n');
}
