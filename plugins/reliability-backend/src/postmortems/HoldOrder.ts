import { Knex } from 'knex';
import { ActionItems } from '../actionItems';
import { Incidents } from '../incidents';
import { AboutStore } from './AboutStore';
import { LinkStore } from './LinkStore';
import { PostmortemStore } from './PostmortemStore';

/** What a write of many things begins with, by id. */
export interface ToHold {
  /** Incidents that may be changed, and what follows them with them. */
  readonly changed: readonly number[];
  /** Incidents that something may belong to from now on. */
  readonly named: readonly number[];
  readonly postmortems: readonly number[];
  readonly actionItems: readonly number[];
}

/**
 * Holds what a write needs before it begins, in the one order of all writes: incidents, then postmortems, then action items, each by
 * their id. Who waits for one of them holds none that comes after it, so that no two wait for each other.
 */
export class HoldOrder {
  constructor(
    private readonly incidents: Incidents,
    private readonly actionItems: ActionItems,
    private readonly store: PostmortemStore,
    private readonly links: LinkStore,
    private readonly about: AboutStore,
  ) {}

  /**
   * Keeps the incidents that a postmortem depends on, to be called before it is held: those that it is about or is to be about, and those
   * that its action items are about, which answer for these once it is published.
   */
  async keepIncidents(
    tx: Knex,
    id: number,
    named: readonly number[],
  ): Promise<void> {
    const items = await this.actionItems.store.getOf(tx, 'postmortem', [id]);
    await this.incidents.store.keep(tx, [
      ...named,
      ...(await this.incidentsOf(tx, [id])),
      ...items.flatMap(({ incidentId }) => incidentId ?? []),
    ]);
  }

  /** Holds many things that may all be changed, and what follows from that. */
  async holdAll(tx: Knex, things: ToHold): Promise<void> {
    const { store } = this.actionItems;
    const followers = await this.about.postmortemsOf(tx, things.changed);
    const postmortems = [...things.postmortems, ...followers];
    const items = [
      ...(await store.getOf(tx, 'postmortem', postmortems)),
      ...(await store.getOf(tx, 'incident', things.changed)),
      ...(await store.getUnrestricted(tx, things.actionItems)),
    ];
    await this.incidents.store.hold(tx, [
      ...things.changed,
      ...things.named,
      ...(await this.incidentsOf(tx, postmortems)),
      ...items.flatMap(({ incidentId }) => incidentId ?? []),
    ]);
    await this.store.holdUnrestricted(tx, [
      ...postmortems,
      ...items.flatMap(({ postmortemId }) => postmortemId ?? []),
    ]);
    await store.holdUnrestricted(tx, things.actionItems);
  }

  private async incidentsOf(
    tx: Knex,
    postmortemIds: readonly number[],
  ): Promise<number[]> {
    const ids = await this.links.incidents(tx, postmortemIds);
    return [...ids.values()].flat();
  }
}
