import type { FiguresResult } from '../parts/figures/measureFigures';
import { section } from './cells';
import { table } from './markdown';
import { Measured } from './results';

/** Which index finds what figures ask for, on each engine. */
export function describePlans({
  figures,
  under,
}: Measured<FiguresResult>): string {
  const { plans, incidents, services } = figures;
  const asked = plans[0]?.plans.map(({ what }) => what) ?? [];
  return section('Plans', under, [
    `${incidents} incidents, ${services} services.`,
    table(
      ['what is asked', ...plans.map(({ engine }) => engine)],
      asked.map(what => [
        what,
        ...plans.map(({ plans: all }) => {
          const found = all.find(each => each.what === what);
          return found ? way(found) : '';
        }),
      ]),
      1 + plans.length,
    ),
  ]);
}

function way({
  indexes,
  scanned,
}: FiguresResult['plans'][number]['plans'][number]): string {
  return [
    ...indexes.map(name => `\`${name}\``),
    ...scanned.filter(isTable).map(name => `all of ${name}`),
  ].join(', ');
}

/** Parts of a statement have names of one word, tables but one of several. */
function isTable(name: string): boolean {
  return name === 'observation' || (/_/.test(name) && name !== 'json_each');
}
