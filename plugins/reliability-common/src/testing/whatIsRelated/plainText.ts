import MiniSearch from 'minisearch';
import type { ToldIncident } from './plantIncidents';

/** Says which incidents one is like: ids, the likeliest first. */
export type RelatedRanking = (incident: ToldIncident) => readonly string[];

/** All that is known of an incident in one text, searched for all that is known of the other (BM25). */
export function plainTextRanking(
  incidents: readonly ToldIncident[],
): RelatedRanking {
  const index = new MiniSearch({ fields: ['text'] });
  index.addAll(incidents.map(each => ({ id: each.id, text: wholeText(each) })));
  return incident =>
    index
      .search(wholeText(incident))
      .map(({ id }) => String(id))
      .filter(id => id !== incident.id);
}

function wholeText(incident: ToldIncident): string {
  const { text, failureMode, type, entities, technologies, wholes } = incident;
  return [
    text,
    failureMode ?? '',
    type ?? '',
    ...entities,
    ...technologies,
    ...wholes,
  ].join(' ');
}
