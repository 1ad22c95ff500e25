import { Incident, toKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Circle } from '../platform/access/Circle';
import { Principal } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { EntityMove, moveOf } from './EntityMove';
import { circleOf } from './givenEntities';
import { StoredIncident } from './IncidentRow';
import { IncidentStore } from './IncidentStore';

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
   * Whether somebody may have an incident seen as a change says: only its reporter, or an owner of its entities as they are before,
   * keeps one from everybody.
   */
  async allows(
    tx: Knex,
    before: StoredIncident,
    { visibility }: Pick<CircleChange, 'visibility'>,
    principal: Principal,
  ): Promise<boolean> {
    const opens = visibility === 'restricted' && before.confidentialId === null;
    if (!opens) return true;
    return this.platform.access.isFor(
      tx,
      circleOf(before.createdBy, before.entities),
      principal,
    );
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
      return !(await access.isForSomebody(tx, opened(before, change)));
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
    const kept =
      by === 'source'
        ? new Set<string>()
        : await this.platform.access.ownedByOthers(tx, off, by);
    const left = new Set(off.filter(ref => !kept.has(ref)));
    const stay = circle.entities.filter(ref => !left.has(ref));
    const joined = to.filter(ref => !from.includes(ref));
    return { ...circle, entities: [...new Set([...stay, ...joined])] };
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
      const id = await access.create(tx, opened(before, change), now);
      await history.restrict(tx, 'incident', before.id, id);
      await outbox.restrict(tx, toKey('incident', before.id), id);
      return id;
    }
    return confidentialId;
  }
}

/** Owners of what it concerned until now are shut out by no change that opens the circle. */
function opened(
  before: StoredIncident,
  { entities = [], actor }: CircleChange,
): Circle {
  return circleOf(before.createdBy ?? actor, [...before.entities, ...entities]);
}

function visibilityOf({
  confidentialId,
}: StoredIncident): Incident['visibility'] {
  return confidentialId === null ? 'everyone' : 'restricted';
}
