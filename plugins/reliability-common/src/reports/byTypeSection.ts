import { said } from '../contract';
import type { CountByWord, IncidentsFigure } from '../metrics';
import type { ReportMessage } from './messages';
import { inWords, type Report } from './model';
import { someOf } from './someOf';

/** As many as the overview shows. */
const MOST_TYPES = 6;

/** Incidents by what people called them, in the order in which they are answered; null where nobody called any of them anything. */
export function byTypeSection(figure: IncidentsFigure): Report['byType'] {
  if (figure.state === 'notObserved') return null;
  const { byType } = figure;
  if (byType.every(({ word }) => word === null)) return null;
  const kept = new Set(
    [...byType].sort((a, b) => b.count - a.count).slice(0, MOST_TYPES),
  );
  const others = byType
    .filter(type => !kept.has(type))
    .reduce((sum, { count }) => sum + count, 0);
  return {
    lead: [],
    items: byType
      .filter(type => kept.has(type))
      .map(typeSaid)
      .map(inWords),
    foot: someOf('otherTypes', others).map(inWords),
  };
}

function typeSaid({ word, count }: CountByWord): ReportMessage {
  return word === null
    ? said('noTypeCount', { count })
    : said('typeCount', { type: word, count });
}
