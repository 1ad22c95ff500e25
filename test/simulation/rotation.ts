import {
  type RotationYear,
  simulateRotation,
} from '../../plugins/reliability-common/src/reviews/testing/simulateRotation';
import { table } from '../bench/report/markdown';

/*
 * `yarn simulate:rotation`: how far teams are apart in the reviews that they lead, after a year of weekly ones among twelve. Fails where
 * two are more than one turn apart though each could lead what it was asked to. The seeds are fixed.
 */

const YEARS = 1_000;
const cases: readonly Pick<RotationYear, 'declines' | 'volunteers'>[] = [
  { declines: 0, volunteers: 0 },
  { declines: 0, volunteers: 0.3 },
  { declines: 0.1, volunteers: 0.3 },
  { declines: 0.3, volunteers: 0.3 },
];

const rows = cases.map(each => {
  const years = Array.from({ length: YEARS }, (_, seed) =>
    simulateRotation({ teams: 12, weeks: 52, ...each, seed }),
  );
  const even = years.filter(({ spread }) => spread <= 1).length;
  return {
    ...each,
    even,
    widest: Math.max(...years.map(({ widest }) => widest)),
    unled: years.reduce((sum, { unled }) => sum + unled, 0),
  };
});
const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
process.stdout.write(
  `${table(
    [
      'asks declined',
      'teams that volunteer',
      'years that end at most one turn apart',
      'furthest apart in any week',
      'reviews that nobody led',
    ],
    rows.map(({ declines, volunteers, even, widest, unled }) => [
      percent(declines),
      percent(volunteers),
      percent(even / YEARS),
      String(widest),
      String(unled),
    ]),
    0,
  )}\n`,
);
if (rows.some(({ declines, widest }) => declines === 0 && widest > 1)) {
  process.stderr.write('Missed: a spread of at most one turn\n');
  process.exitCode = 1;
}
