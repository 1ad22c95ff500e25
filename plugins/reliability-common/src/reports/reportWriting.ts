import { plainMarkdown, said } from '../contract';
import {
  type FigureDefinition,
  figureDefinitions,
  type FigureId,
} from '../metrics';
import { lineOfFigure } from './figureInWords';
import type { ReportMessageCode } from './messages';
import { inWords, type ReportFigure, type ReportSaid } from './model';

/** How a language says a report. @public */
export interface ReportWords {
  say(said: ReportSaid): string;
  define(
    figure: FigureId,
  ): Pick<FigureDefinition, 'name' | 'sentence' | 'formula'>;
}

/** Says a report in English. @internal */
export const englishReportWords: ReportWords = {
  say: ({ text }) => text,
  define: figure => figureDefinitions[figure],
};

/** Writes words as text that does nothing. @internal */
export class ReportWriting {
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

  figure(figure: ReportFigure) {
    return plainMarkdown(lineOfFigure(figure, this.words.say));
  }

  figureName(figure: FigureId) {
    return plainMarkdown(this.words.define(figure).name);
  }

  facts(name: string, facts: readonly ReportSaid[]) {
    return [`**${plainMarkdown(name)}**`, ...facts.map(this.one)].join(' · ');
  }
}

const figureColumns = [
  'figureColumn',
  'valueColumn',
  'intervalColumn',
  'basisColumn',
  'changeColumn',
] as const;

/** A table of figures, each with its interval, what it rests on and whether it changed. @internal */
export function figureTable(
  figures: readonly ReportFigure[],
  write: ReportWriting,
): string {
  return table(
    figureColumns.map(code => write.term(code)),
    figures.map(({ figure, value, interval, basis, change }) => [
      write.figureName(figure),
      write.one(value),
      interval ? write.one(interval) : '',
      write.all(basis, ' · '),
      change ? write.one(change) : '',
    ]),
  );
}

/** How figures are computed. @internal */
export function definitionBlocks(
  definitions: readonly FigureId[],
  write: ReportWriting,
) {
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

/** Lines as a list. @internal */
export function list(lines: readonly string[]): string {
  return lines.map(line => `- ${line}`).join('\n');
}

/** Cells as a table. @internal */
export function table(
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
