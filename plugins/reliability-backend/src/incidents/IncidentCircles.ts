import { Incident, toKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Circle } from '../platform/access/Circle';
import { Principal } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { EntityMove, Mover, moveOf } from './EntityMove';
import { circleOf } from './givenEntities';
import { StoredIncident } from './IncidentRow';
import { IncidentStore } from './IncidentStore';
import { takenOffBy } from './takenOff';

/** What of an incident decides who may read it. */
export interface CircleChange {
  readonly visibility: Incident['visibility'] | undefined;
  /** The new list, when there is one. */
  readonly entities: readonly { readonly ref: string }[] | undefined;
  /** Whoever changes it: a reader where no reporter is known. */
  readonly actor: string;
  /** On whose behalf the entities change. */
  readonly by: EntityMove['by'] | undefined;
}

/** Decides who may read an incident that changes, whoever changes it: a person, or a record of an import. */
export class IncidentCircles {
  constructor(
    private readonly platform: Platform,
    private readonly store: IncidentStore,
  ) {}

  /**
   * Whether a change would have an incident seen by others while it is one with another: what is merged shows through in what it is merged
   * into, so both are for the same people.
   */
  async splitsMerged(
    tx: Knex,
    before: StoredIncident,
    { visibility }: Pick<CircleChange, 'visibility'>,
  ): Promise<boolean> {
    if (visibility === undefined || visibility === visibilityOf(before)) {
      return false;
    }
    return (
      before.mergedInto !== null ||
      (await this.store.mergedInto(tx, before.id)).length > 0
    );
  }

  /**
   * Whether somebody may have an incident seen as a change says: only its reporter, or an owner of its entities as they are before, or of
   * what others took off it, keeps one from everybody.
   */
  async allows(
    tx: Knex,
    before: StoredIncident,
    { visibility }: Pick<CircleChange, 'visibility'>,
    principal: Principal,
  ): Promise<boolean> {
    const opens = visibility === 'restricted' && before.confidentialId === null;
    if (!opens) return true;
    const circle = circleOf(before.createdBy, await this.concerned(tx, before));
    return this.platform.access.isFor(tx, circle, principal);
  }

  /** Whether nobody could read an incident after a change of its visibility or its entities. */
  async leavesNobody(
    tx: Knex,
    before: StoredIncident,
    change: CircleChange,
  ): Promise<boolean> {
    const { access } = this.platform;
    const { visibility = visibilityOf(before), entities } = change;
    const concerns = change.visibility !== undefined || entities !== undefined;
    if (!concerns || visibility === 'everyone') return false;
    if (before.confidentialId === null) {
      return !(await access.isForSomebody(
        tx,
        await this.opened(tx, before, change),
      ));
    }
    const circle = await access.circle(tx, before.confidentialId);
    const move =
      entities && change.by && moveOf(change.by, before.entities, entities);
    return !(await access.isForSomebody(
      tx,
      await this.moved(tx, circle, move),
    ));
  }

  /**
   * Lets the readers of a restricted incident follow a change of its entities, as far as whoever changes it may move them. Owners of what
   * is added join; owners of what is taken away leave, but by nobody's hand but their own. What nobody answers for, such as a delivery,
   * moves nobody.
   */
  async follow(
    tx: Knex,
    before: StoredIncident,
    after: StoredIncident,
    by: EntityMove['by'] | undefined,
  ): Promise<void> {
    const id = after.confidentialId;
    if (before.confidentialId === null || id === null) return;
    const move = by && moveOf(by, before.entities, after.entities);
    if (move === undefined) return;
    const { access } = this.platform;
    const { entities } = await this.moved(
      tx,
      await access.circle(tx, id),
      move,
    );
    await access.replaceEntities(tx, id, entities);
  }

  private async moved(
    tx: Knex,
    circle: Circle,
    move: EntityMove | undefined,
  ): Promise<Circle> {
    if (move === undefined) return circle;
    const { by, from, to } = move;
    const off = from.filter(ref => !to.includes(ref));
    const kept = await this.keptFrom(tx, off, by);
    const left = new Set(off.filter(ref => !kept.has(ref)));
    const stay = circle.entities.filter(ref => !left.has(ref));
    const joined = to.filter(ref => !from.includes(ref));
    return { ...circle, entities: [...new Set([...stay, ...joined])] };
  }

  /** Those of some entities whose owners stay readers when somebody takes them off an incident. */
  private async keptFrom(
    tx: Knex,
    off: readonly string[],
    by: Mover | undefined,
  ): Promise<ReadonlySet<string>> {
    if (by === undefined) return new Set(off);
    if (by === 'source') return new Set();
    return this.platform.access.ownedByOthers(tx, off, by);
  }

  /**
   * What a public incident concerns as far as its owners are not to be shut out: its entities, and those that were taken off it by a hand
   * that could not have made their owners leave. Without these, who may not restrict it could take them off first.
   */
  private async concerned(
    tx: Knex,
    { id, entities }: StoredIncident,
  ): Promise<{ readonly ref: string }[]> {
    const { catalog, history } = this.platform;
    const kept = new Set<string>();
    for (const { off, by } of await takenOffBy(tx, { catalog, history }, id)) {
      const staying = await this.keptFrom(tx, off, by);
      for (const ref of off) {
        if (staying.has(ref)) kept.add(ref);
        else kept.delete(ref);
      }
    }
    return [...entities, ...[...kept].map(ref => ({ ref }))];
  }

  /** Owners of what it concerned until now are shut out by no change that opens the circle. */
  private async opened(
    tx: Knex,
    before: StoredIncident,
    { entities = [], actor }: CircleChange,
  ): Promise<Circle> {
    return circleOf(before.createdBy ?? actor, [
      ...(await this.concerned(tx, before)),
      ...entities,
    ]);
  }

  /** The circle of an incident after a change of its visibility; what everybody read of its history and of its events follows, its row and entities are the writer's. */
  async ofChanged(
    tx: Knex,
    before: StoredIncident,
    change: CircleChange,
    now: number,
  ): Promise<number | null> {
    const { access, history, outbox } = this.platform;
    const { confidentialId } = before;
    if (change.visibility === 'everyone' && confidentialId !== null) {
      await access.release(tx, confidentialId);
      return null;
    }
    if (change.visibility === 'restricted' && confidentialId === null) {
      const id = await access.create(
        tx,
        await this.opened(tx, before, change),
        now,
      );
      await history.restrict(tx, 'incident', before.id, id);
      await outbox.restrict(tx, toKey('incident', before.id), id);
      return id;
    }
    return confidentialId;
  }
}

function visibilityOf({
  confidentialId,
}: StoredIncident): Incident['visibility'] {
  return confidentialId === null ? 'everyone' : 'restricted';
}
