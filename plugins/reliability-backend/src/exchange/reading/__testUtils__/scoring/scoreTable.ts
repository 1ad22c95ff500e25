import type { Score } from './score';
import { type Subject, SUBJECTS } from './scoreReading';

/** Scores of a collection, its documents taken together; misses carry the document's name. */
export type CorpusScore = ReadonlyMap<Subject, Score>;

/** Adds the scores of documents up. */
export function sumScores(
  documents: readonly {
    readonly name: string;
    readonly scores: Record<Subject, Score>;
  }[],
): CorpusScore {
  return new Map(
    SUBJECTS.map(subject => {
      const named = (key: 'misses' | 'inventions') =>
        documents.flatMap(({ name, scores }) =>
          scores[subject][key].map(text => `${name}, ${text}`),
        );
      return [
        subject,
        {
          hits: documents.reduce(
            (sum, { scores }) => sum + scores[subject].hits,
            0,
          ),
          of: documents.reduce(
            (sum, { scores }) => sum + scores[subject].of,
            0,
          ),
          misses: named('misses'),
          inventions: named('inventions'),
        },
      ];
    }),
  );
}

/** Share of labels that were met; 1 where there are none. */
export function shareOf(score: Score | undefined): number {
  return score === undefined || score.of === 0 ? 1 : score.hits / score.of;
}

/** The table of docs/import.md, and below it every miss and everything that no label has. */
export function scoreReport(corpora: ReadonlyMap<string, CorpusScore>): string {
  const names = [...corpora.keys()];
  const cell = (score: Score | undefined) => {
    if (
      score === undefined ||
      (score.of === 0 && score.inventions.length === 0)
    )
      return '–';
    const extra =
      score.inventions.length === 0 ? '' : ` (+${score.inventions.length})`;
    return `${score.hits} of ${score.of}${extra}`;
  };
  const table = [
    `| | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---|').join('')}`,
    ...SUBJECTS.map(
      subject =>
        `| ${subject} | ${names
          .map(name => cell(corpora.get(name)?.get(subject)))
          .join(' | ')} |`,
    ),
  ];
  const lists = [...corpora].flatMap(([name, scores]) =>
    SUBJECTS.flatMap(subject => [
      ...(scores.get(subject)?.misses ?? []).map(
        text => `${name}: missed ${subject}: ${text}`,
      ),
      ...(scores.get(subject)?.inventions ?? []).map(
        text => `${name}: not labelled, ${subject}: ${text}`,
      ),
    ]),
  );
  return [...table, '', ...lists].join('\n');
}
