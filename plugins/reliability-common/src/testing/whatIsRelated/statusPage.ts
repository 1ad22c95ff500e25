import type { KnownRelations, ToldIncident } from './plantIncidents';

/** An incident of a public status page, as far as it is read. */
export interface StatusPageIncident {
  readonly id: string;
  readonly title: string;
  readonly impact: string;
  readonly components?: readonly string[];
  readonly updates: readonly {
    readonly status: string;
    readonly message: string;
  }[];
}

/** What the last word about an incident says it came of. */
const causes: readonly (readonly [string, RegExp])[] = [
  [
    'deployment',
    /\b(deploy(ed|ment|ing)?|rollout|roll(ed)? ?back|code change|regression|release)\b/i,
  ],
  ['configuration', /\b(config\w*|feature flag|misconfigur\w*|setting)\b/i],
  [
    'database',
    /\b(database|mysql\w*|schema|migration|replica\w*|quer(y|ies)|primary)\b/i,
  ],
  [
    'capacity',
    /\b(capacity|overload\w*|spike|saturat\w*|resource contention|exhaust\w*|traffic|load)\b/i,
  ],
  [
    'network',
    /\b(network\w*|dns|routing|packet|connectivity|load balanc\w*)\b/i,
  ],
  ['supplier', /\b(third[- ]party|provider|upstream|azure|vendor|openai)\b/i],
  [
    'credentials',
    /\b(certificate|token|credential|secret|expir\w*|authenticat\w*)\b/i,
  ],
  ['hardware', /\b(hardware|disk|memory|host|node)\b/i],
];

/** Letters from which on the last word tells what happened, and not only that it is over. */
const TELLING = 250;

/**
 * Incidents of a status page that share a component and what they came of, by the last word about each, are taken as related. Asked about is an incident as it
 * is told before that word; the others are told whole.
 */
export function statusPageRelations(
  rows: readonly StatusPageIncident[],
): KnownRelations {
  const told = rows
    .filter(({ impact }) => impact !== 'maintenance')
    .map(({ id, title, components = [], updates }) => {
      const messages = updates.map(({ message }) => message);
      const last = messages[messages.length - 1] ?? '';
      const cameOf =
        last.length < TELLING
          ? []
          : causes
              .filter(([, words]) => words.test(last))
              .map(([name]) => name);
      const as = (texts: readonly string[]): ToldIncident => ({
        id,
        text: [title, ...texts].join('. '),
        failureMode: null,
        type: null,
        entities: components,
        technologies: [],
        wholes: [],
      });
      return {
        cameOf,
        before: as(messages.slice(0, -1)),
        whole: as(messages),
      };
    });
  const isShared = (some: readonly string[], others: readonly string[]) =>
    some.some(each => others.includes(each));
  return {
    incidents: told.map(({ whole }) => whole),
    asked: told.map(({ before, cameOf }) => ({
      incident: before,
      related: new Set(
        told
          .filter(
            other =>
              other.before.id !== before.id &&
              isShared(other.cameOf, cameOf) &&
              isShared(other.whole.entities, before.entities),
          )
          .map(({ whole }) => whole.id),
      ),
    })),
  };
}
