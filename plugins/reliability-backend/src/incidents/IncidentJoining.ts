import { Knex } from 'knex';
import { History } from '../platform/history/History';
import { StoredIncident } from './IncidentRow';
import { IncidentStore } from './IncidentStore';
import { IncidentWriter } from './IncidentWriter';

/** What says in the history whether two incidents are the same. */
const ofMerging = ['merged', 'unmerged'] as const;

/**
 * Merges incidents, and takes that back, on behalf of a source that learns late what is one. What a person said of an incident's merging
 * stands: the source leaves that incident as it is from then on.
 */
export class IncidentJoining {
  constructor(
    private readonly history: History,
    private readonly store: IncidentStore,
    private readonly writer: IncidentWriter,
  ) {}

  /**
   * Merges incidents into one; where that one is merged itself, into what it is merged into. What is merged into them moves along.
   * Those that others may see than may see that one stay apart, as they would for a person.
   */
  async join(
    tx: Knex,
    ids: readonly number[],
    into: number,
    actor: string,
  ): Promise<void> {
    const target = await this.get(tx, into);
    const root =
      target?.mergedInto === null ? target : await this.rootOf(tx, target);
    if (root === undefined) return;
    for (const id of ids) {
      const other = await this.get(tx, id);
      if (other === undefined || [id, other.mergedInto].includes(root.id)) {
        continue;
      }
      if (other.confidentialId !== root.confidentialId) continue;
      if (await this.isDecided(tx, id, actor)) continue;
      const along = await this.store.mergedInto(tx, id);
      await this.store.hold(
        tx,
        along.map(each => each.id),
      );
      for (const each of along) await this.merge(tx, each, root.id, actor);
      await this.merge(tx, other, root.id, actor);
    }
  }

  /** Takes back that an incident is merged into another, unless a person had a say in it. */
  async part(tx: Knex, id: number, actor: string): Promise<void> {
    const incident = await this.get(tx, id);
    if (incident === undefined || incident.mergedInto === null) return;
    if (await this.isDecided(tx, id, actor)) return;
    await this.merge(tx, incident, null, actor);
  }

  private async merge(
    tx: Knex,
    incident: StoredIncident,
    mergedInto: number | null,
    actor: string,
  ): Promise<void> {
    await this.writer.update(
      tx,
      incident,
      { ...incident, mergedInto },
      incident.entities,
      { actor, action: mergedInto === null ? 'unmerged' : 'merged' },
      { keepVersion: true },
    );
  }

  private isDecided(tx: Knex, id: number, actor: string): Promise<boolean> {
    return this.history.hasOfOthers(tx, 'incident', id, ofMerging, actor);
  }

  private async rootOf(
    tx: Knex,
    incident: StoredIncident | undefined,
  ): Promise<StoredIncident | undefined> {
    const into = incident?.mergedInto;
    return typeof into === 'number' ? this.get(tx, into) : undefined;
  }

  private async get(tx: Knex, id: number): Promise<StoredIncident | undefined> {
    const [incident] = await this.store.getUnrestricted(tx, [id]);
    return incident;
  }
}
