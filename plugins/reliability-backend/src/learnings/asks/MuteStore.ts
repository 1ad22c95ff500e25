import {
  LearningMuteChange,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { bool, int, Row, textOrNull } from '../../platform/database/columns';

/** Changes that are told, the latest ones. */
const MOST_CHANGES = 50;

/** A change of a mute; its time is UTC milliseconds. */
export interface MuteChange extends Omit<LearningMuteChange, 'at'> {
  readonly at: number;
}

/** The SQL of entities that want to be asked about no learning. Whoever writes holds the turn. */
export class MuteStore {
  async isMuted(tx: Knex, entity: string): Promise<boolean> {
    const [row] = await tx('learning_mute').where('entity_ref', entity);
    return row !== undefined;
  }

  /** Every change of an entity's, the latest first (index `learning_mute_change_entity`). */
  async history(tx: Knex, entity: string): Promise<LearningMuteChange[]> {
    const rows: Row[] = await tx('learning_mute_change')
      .where('entity_ref', entity)
      .orderBy('id', 'desc')
      .limit(MOST_CHANGES)
      .select();
    return rows.map(row => ({
      muted: bool(row.muted),
      at: toInstant(int(row.at)),
      by: textOrNull(row.by),
      reason: String(row.reason),
      until: textOrNull(row.until),
    }));
  }

  /** Mutes an entity, or says anew why and until when. */
  async mute(
    tx: Knex,
    entity: string,
    { by, at, reason, until }: Omit<MuteChange, 'muted'>,
  ): Promise<void> {
    await tx('learning_mute')
      .insert({ entity_ref: entity, muted_by: by ?? '', muted_at: at, until })
      .onConflict('entity_ref')
      .merge(['muted_by', 'muted_at', 'until']);
    await this.note(tx, entity, { muted: true, by, at, reason, until });
  }

  /** What was asked before it was muted waits for its turn again: others may have been asked in its place. */
  async unmute(
    tx: Knex,
    entity: string,
    { by, at }: Pick<MuteChange, 'by' | 'at'>,
  ): Promise<void> {
    const muted = await tx('learning_mute')
      .where('entity_ref', entity)
      .delete();
    if (muted === 0) return;
    await tx('learning_application')
      .where({ entity_ref: entity, state: 'unanswered' })
      .update({ asked_at: null });
    const change = { muted: false, by, at, reason: '', until: null };
    await this.note(tx, entity, change);
  }

  /** Lets those be asked again whose time is over. */
  async unmuteThoseOver(
    tx: Knex,
    { day, at }: { readonly day: string; readonly at: number },
  ): Promise<void> {
    const over: string[] = await tx('learning_mute')
      .where('until', '<=', day)
      .orderBy('entity_ref')
      .pluck('entity_ref');
    for (const entity of over) {
      await this.unmute(tx, entity, { by: null, at });
    }
  }

  private async note(
    tx: Knex,
    entity: string,
    { muted, by, at, reason, until }: MuteChange,
  ): Promise<void> {
    await tx('learning_mute_change').insert({
      entity_ref: entity,
      muted,
      by,
      at,
      reason,
      until,
    });
  }
}
