import { Incident } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Platform } from '../platform/Platform';
import { circleOf } from './givenEntities';
import { StoredIncident } from './IncidentRow';

/** Decides who may read an incident that changes, whoever changes it: a person, or a record of an import. */
export class IncidentCircles {
  constructor(private readonly platform: Platform) {}

  /** The circle of an incident after a change of its visibility; what everybody read of its history follows, its row and entities are the writer's. */
  async ofChanged(
    tx: Knex,
    before: StoredIncident,
    change: {
      readonly visibility: Incident['visibility'] | undefined;
      /** The new list, when there is one. */
      readonly entities: readonly { readonly ref: string }[] | undefined;
      /** Whoever changes it: a reader where no reporter is known. */
      readonly actor: string;
    },
    now: number,
  ): Promise<number | null> {
    const { access, history } = this.platform;
    const { confidentialId } = before;
    const entities = change.entities ?? before.entities;
    if (change.visibility === 'everyone' && confidentialId !== null) {
      await access.release(tx, confidentialId);
      return null;
    }
    if (change.visibility === 'restricted' && confidentialId === null) {
      const opened = await access.create(
        tx,
        circleOf(before.createdBy ?? change.actor, entities),
        now,
      );
      await history.restrict(tx, 'incident', before.id, opened);
      return opened;
    }
    return confidentialId;
  }
}
