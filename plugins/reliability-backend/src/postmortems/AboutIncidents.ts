import {
  fromKey,
  severities,
  Severity,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { Knex } from 'knex';
import { IncidentGist, Incidents, ListedIncident } from '../incidents';
import { Decision } from '../platform/access/Authorizer';
import { FieldError } from '../platform/http/httpErrors';
import { Principal } from '../platform/http/RequestContext';

/** Incidents by the id under which they were attached. */
export type IncidentsById = ReadonlyMap<number, ListedIncident>;

/** Who reported incidents, by the id under which these were attached. */
export type Reporters = ReadonlyMap<number, readonly string[]>;

/** What a postmortem has from its incidents. */
export interface FromIncidents {
  readonly severity: Severity | null;
  readonly startedAt: number | null;
  readonly entities: readonly string[];
}

/** The same with those incidents. */
export interface IncidentsBeside extends FromIncidents {
  readonly incidents: readonly IncidentGist[];
}

/**
 * The incidents that postmortems are about. One that was merged is read as the incident that it was merged into, so that merging, and
 * taking it back, needs no write here.
 */
export class AboutIncidents {
  constructor(private readonly incidents: Incidents) {}

  /** Whoever asks: for gates and for what is derived, never for an answer. */
  async all(tx: Knex, ids: readonly number[]): Promise<IncidentsById> {
    return standing(ids, wanted =>
      this.incidents.store.getUnrestricted(tx, wanted),
    );
  }

  /**
   * The same for what is written from them: they stay as they are until the transaction ends, so that nobody restricts one while what
   * everybody may see of it is written down elsewhere.
   */
  async kept(tx: Knex, ids: readonly number[]): Promise<IncidentsById> {
    await this.keep(tx, ids);
    return this.all(tx, ids);
  }

  /** For what is read of them later in the transaction. */
  async keep(tx: Knex, ids: readonly number[]): Promise<void> {
    await this.incidents.store.keep(tx, ids);
  }

  /** People who reported incidents, or what is merged with them, by the id under which each was attached. */
  async reporters(tx: Knex, ids: readonly number[]): Promise<Reporters> {
    const reporters = new Map<number, readonly string[]>();
    for (const [id, incident] of await this.all(tx, ids)) {
      const merged = await this.incidents.store.mergedInto(tx, incident.id);
      const people = [incident, ...merged].flatMap(({ createdBy }) =>
        createdBy?.startsWith('user:') ? createdBy : [],
      );
      reporters.set(id, people);
    }
    return reporters;
  }

  /** Those that the reader may see. */
  async visible(
    tx: Knex,
    ids: readonly number[],
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
  ): Promise<IncidentsById> {
    if (!decision.allowed) return new Map();
    const reader = { principal, criteria: decision.criteria };
    return standing(ids, wanted =>
      this.incidents.store.getListed(tx, wanted, reader),
    );
  }

  /** Incidents beside several postmortems, as they were attached → as they stand, each once, as far as the reader may see them. */
  async standingBeside(
    tx: Knex,
    attached: readonly (readonly IncidentGist[])[],
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
  ): Promise<IncidentsBeside[]> {
    const targets = await this.visible(
      tx,
      attached.flat().flatMap(({ mergedInto }) => mergedInto ?? []),
      principal,
      decision,
    );
    return attached.map(each => {
      const all = each.flatMap(incident =>
        incident.mergedInto === null
          ? incident
          : targets.get(incident.mergedInto) ?? [],
      );
      const incidents = eachOnce(all);
      return { incidents, ...fromIncidents(incidents) };
    });
  }

  /** Whether the reader may see one, whatever it is merged into. */
  async isVisible(
    tx: Knex,
    id: number,
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
  ): Promise<boolean> {
    if (!decision.allowed) return false;
    const reader = { principal, criteria: decision.criteria };
    return (await this.incidents.store.getListed(tx, [id], reader)).length > 0;
  }

  /**
   * Incidents by the keys that a person gave, in that order.
   *
   * @throws FieldError when one is not there, or hidden, which is answered alike
   */
  async named(
    tx: Knex,
    keys: readonly string[],
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
  ): Promise<{ ids: number[]; incidents: ListedIncident[] }> {
    const ids = keys.map(fromKey);
    const found = await this.visible(tx, ids, principal, decision);
    const unseen = ids.flatMap((id, index) => (found.has(id) ? [] : index));
    if (unseen.length > 0) {
      throw new FieldError(
        unseen.map(index => ({
          field: `body.incidents.${index}`,
          problem: `does not exist: there is no ${keys[index]}`,
        })),
      );
    }
    return { ids, incidents: incidentsOf(ids, found) };
  }
}

async function standing(
  ids: readonly number[],
  load: (ids: readonly number[]) => Promise<ListedIncident[]>,
): Promise<IncidentsById> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return new Map();
  const found = await load(unique);
  const targets = found.flatMap(({ mergedInto }) => mergedInto ?? []);
  const into = new Map(
    (targets.length > 0 ? await load([...new Set(targets)]) : []).map(
      target => [target.id, target],
    ),
  );
  return new Map(
    found.flatMap((incident): [number, ListedIncident][] => {
      const stands =
        incident.mergedInto === null ? incident : into.get(incident.mergedInto);
      return stands === undefined ? [] : [[incident.id, stands]];
    }),
  );
}

/** The incidents of one postmortem in the order in which they were attached, each once. */
export function incidentsOf(
  ids: readonly number[],
  incidents: IncidentsById,
): ListedIncident[] {
  return eachOnce(ids.flatMap(id => incidents.get(id) ?? []));
}

function eachOnce<TIncident extends IncidentGist>(
  incidents: readonly TIncident[],
): TIncident[] {
  return [...new Map(incidents.map(each => [each.id, each])).values()];
}

/** What some incidents say together: the worst severity, the earliest anchor, all entities. */
export function fromIncidents(
  incidents: readonly IncidentGist[],
): FromIncidents {
  const anchors = incidents.flatMap(({ anchorAt }) => anchorAt ?? []);
  const known = new Set(incidents.map(({ severity }) => severity));
  const refs = incidents.flatMap(({ entities }) => entities);
  return {
    severity: severities.find(severity => known.has(severity)) ?? null,
    startedAt: anchors.length === 0 ? null : Math.min(...anchors),
    entities: [...new Set(refs.map(({ ref }) => ref))].sort(),
  };
}
