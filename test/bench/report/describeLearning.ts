import type { LearningResults } from '../parts/learning/measureLearning';
import { section, withRange } from './cells';
import { table } from './markdown';
import type { Measured } from './results';

/** Targets of the product, to be read beside the figures. */
const TARGET = {
  /** p95 of what is related, against N. */
  related: 5,
  /** Milliseconds. */
  agenda: 2_000,
  round: 5_000,
};

/** What moving lessons costs. */
export function describeLearning({
  figures,
  under,
}: Measured<LearningResults>): string {
  const mark = (good: boolean) => (good ? '✓' : '✗');
  return section('Learnings on the move', under, [
    `${figures.incidents} incidents and as many published postmortems, ${figures.services} services. ${figures.repeats} repeats of ${figures.requestsARepeat} requests each, by turns with N. Targets: p95 of what is related to an incident ≤ ${TARGET.related} × N’s; the agenda of a review of the organisation ≤ ${TARGET.agenda} ms; everybody asked whom a learning is for ≤ ${TARGET.round} ms after it was published.`,
    table(
      [
        'database',
        'N, ms',
        'related, ms',
        'p95',
        'p95 ÷ N’s',
        'SQL',
        'agenda, ms',
        'SQL',
        'asked after, ms',
        'found for',
        'of them asked',
      ],
      figures.engines.map(one => {
        const share = one.related.p95 / one.floor.p95;
        return [
          one.engine,
          withRange(one.floor.millis, 1),
          withRange(one.related.millis, 1),
          one.related.p95.toFixed(1),
          `${share.toFixed(2)} ${mark(share <= TARGET.related)}`,
          one.related.statements.toFixed(0),
          `${withRange(one.agenda.millis, 0)} ${mark(
            one.agenda.millis.median <= TARGET.agenda,
          )}`,
          one.agenda.statements.toFixed(0),
          `${withRange(one.round, 0)} ${mark(
            one.round.median <= TARGET.round,
          )}`,
          String(one.found),
          String(one.asked),
        ];
      }),
      1,
    ),
  ]);
}
