import { Frequencies, rankRelated, termCounts } from '../../learnings';
import { countIn } from '../../learnings/matching/dependencies';
import type { ToldIncident } from './plantIncidents';
import type { RelatedRanking } from './plainText';

/** What the suite finds. */
export function relatedRanking(
  incidents: readonly ToldIncident[],
): RelatedRanking {
  const frequencies = frequenciesOf(incidents);
  return incident =>
    rankRelated(incident, incidents, { frequencies }).map(({ id }) => id);
}

/** Entities have what the first incident about them says they have. */
function frequenciesOf(incidents: readonly ToldIncident[]): Frequencies {
  const terms = termCounts(incidents.map(({ text }) => text));
  const firsts = new Map<string, ToldIncident>();
  for (const each of incidents) {
    const [ref] = each.entities;
    if (ref !== undefined && !firsts.has(ref)) firsts.set(ref, each);
  }
  const words = new Map<string, number>();
  const wholes = new Map<string, number>();
  for (const each of firsts.values()) {
    countIn(words, each.technologies);
    countIn(wholes, each.wholes);
  }
  return {
    texts: incidents.length,
    withTerm: term => terms.get(term) ?? 0,
    entities: firsts.size,
    withTechnology: word => words.get(word) ?? 0,
    withinWhole: ref => wholes.get(ref) ?? 0,
  };
}
