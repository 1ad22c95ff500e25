import {
  ApplicationState,
  askedKinds,
  KeptReason,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { inScope } from '../../platform/catalog/inScope';
import {
  containing,
  int,
  intOrNull,
  Row,
} from '../../platform/database/columns';
import { jsonOf } from '../../platform/database/dialect';

/** An entity that can be asked, and who answers for it. */
export interface AskableEntity {
  readonly entity: string;
  readonly owner: string;
}

/** What is known of an entity and a learning that somebody wants it to be asked about. */
export interface WantedStanding {
  /** Undefined: nobody answers for it, or the catalog does not have it. */
  readonly owner: string | undefined;
  readonly isMuted: boolean;
  /** Undefined: it was neither matched nor wanted before. */
  readonly match:
    | {
        readonly id: number;
        readonly state: ApplicationState;
        readonly reasons: readonly KeptReason[];
        /** UTC milliseconds; null while it waits for its turn. */
        readonly askedAt: number | null;
      }
    | undefined;
}

/** The SQL of questions that people want to be asked, beside what the matcher finds. */
export class WantedStore {
  /**
   * Entities in a scope that nobody has asked about a learning and that somebody answers for, but for those that are muted: what the matcher
   * found first, the best first, then by what they are called.
   */
  async askable(
    tx: Knex,
    {
      learningId,
      scope,
      text,
      except,
      limit,
    }: {
      readonly learningId: string;
      readonly scope: string;
      /** A part of what they are called, or of their reference. */
      readonly text: string | undefined;
      readonly except: readonly string[];
      readonly limit: number;
    },
  ): Promise<AskableEntity[]> {
    const query = tx('catalog_entity')
      .leftJoin('learning_application', join =>
        join
          .on(
            'learning_application.entity_ref',
            '=',
            'catalog_entity.entity_ref',
          )
          .andOnVal('learning_application.learning_id', '=', learningId),
      )
      .whereIn('catalog_entity.kind', [...askedKinds])
      .whereNotNull('catalog_entity.owner_ref')
      .whereNull('learning_application.asked_at')
      .whereNull('learning_application.wanted_at')
      .whereNotIn(
        'catalog_entity.entity_ref',
        tx('learning_mute').select('entity_ref'),
      )
      .whereNotIn('catalog_entity.entity_ref', [...except])
      .orderByRaw('coalesce(learning_application.score, 0) desc')
      .orderBy(['catalog_entity.called', 'catalog_entity.entity_ref'])
      .limit(limit);
    inScope(query, 'catalog_entity.entity_ref', scope);
    if (text !== undefined) {
      query.where(found =>
        found
          .whereRaw(`catalog_entity.called like ? escape '\\'`, [
            containing(text),
          ])
          .orWhereRaw(`catalog_entity.entity_ref like ? escape '\\'`, [
            containing(text),
          ]),
      );
    }
    const rows: Row[] = await query.select(
      'catalog_entity.entity_ref',
      'catalog_entity.owner_ref',
    );
    return rows.map(row => ({
      entity: String(row.entity_ref),
      owner: String(row.owner_ref),
    }));
  }

  /** Whether an entity is in a scope by the catalog as it is now. */
  async isIn(tx: Knex, scope: string, entity: string): Promise<boolean> {
    const query = tx('catalog_entity').where(
      'catalog_entity.entity_ref',
      entity,
    );
    inScope(query, 'catalog_entity.entity_ref', scope);
    return (await query.first('catalog_entity.entity_ref')) !== undefined;
  }

  async standing(
    tx: Knex,
    learningId: string,
    entity: string,
  ): Promise<WantedStanding> {
    const [known, mute, match]: (Row | undefined)[] = [
      await tx('catalog_entity').where('entity_ref', entity).first('owner_ref'),
      await tx('learning_mute').where('entity_ref', entity).first('entity_ref'),
      await tx('learning_application')
        .where({ learning_id: learningId, entity_ref: entity })
        .first('id', 'state', 'reasons', 'asked_at'),
    ];
    return {
      owner: known?.owner_ref ? String(known.owner_ref) : undefined,
      isMuted: mute !== undefined,
      match: match && {
        id: int(match.id),
        state: match.state as ApplicationState,
        reasons: jsonOf<KeptReason[]>(match.reasons),
        askedAt: intOrNull(match.asked_at),
      },
    };
  }

  /** Keeps that a person wants it asked, and why. Whoever does it holds the turn. */
  async want(
    tx: Knex,
    {
      learningId,
      entity,
      match,
      reasons,
    }: {
      readonly learningId: string;
      readonly entity: string;
      readonly match: WantedStanding['match'];
      readonly reasons: readonly KeptReason[];
    },
    now: number,
  ): Promise<void> {
    const wanted = { reasons: JSON.stringify(reasons), wanted_at: now };
    if (match !== undefined) {
      await tx('learning_application').where('id', match.id).update(wanted);
      return;
    }
    await tx('learning_application').insert({
      learning_id: learningId,
      entity_ref: entity,
      state: 'unanswered',
      score: 0,
      note: '',
      matched_at: now,
      version: 1,
      ...wanted,
    });
  }

  /** Those of some questions, each of a learning and an entity, that have been asked. */
  async asked(
    tx: Knex,
    learningIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const rows: Row[] = await tx('learning_application')
      .whereIn('learning_id', [...learningIds])
      .whereNotNull('asked_at')
      .select('learning_id', 'entity_ref');
    return new Set(
      rows.map(row =>
        questionOf(String(row.learning_id), String(row.entity_ref)),
      ),
    );
  }
}

/** One question among others. */
export function questionOf(learningId: string, entity: string): string {
  return `${learningId} ${entity}`;
}
