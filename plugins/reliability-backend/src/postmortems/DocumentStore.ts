import {
  PostmortemSectionId,
  postmortemSectionIds,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, intOrNull, Row, textOrNull } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';
import {
  emptyDocument,
  EvidenceContent,
  StoredDocument,
  StoredSection,
} from './document';
import { LearningRecordStore } from './LearningRecordStore';
import { learningRowOf, readLearningRow } from './LearningRow';

/** The SQL of documents: sections, timelines, factors and their evidence, learnings. */
export class DocumentStore {
  readonly learnings = new LearningRecordStore();

  async get(tx: Knex, postmortemId: number): Promise<StoredDocument> {
    const of = { postmortem_id: postmortemId };
    const sections = await tx('postmortem_section').where(of).select();
    const timeline = await tx('timeline_entry')
      .where(of)
      .orderBy('position')
      .select();
    const factors = await tx('factor').where(of).orderBy('position').select();
    const evidence = await this.evidence(
      tx,
      factors.map(row => row.id),
    );
    const learnings = await tx('learning')
      .where(of)
      .orderBy('position')
      .select();
    return {
      sections: Object.fromEntries(
        sections.map(row => [row.section, readSection(row)]),
      ),
      timeline: timeline.map(row => ({
        id: row.id,
        at: intOrNull(row.at),
        atText: row.at_text,
        kind: row.kind,
        text: row.text,
        evidence: row.evidence,
        version: int(row.version),
      })),
      factors: factors.map(row => ({
        id: row.id,
        text: row.text,
        layer: row.layer,
        confidence: row.confidence,
        evidence: evidence.get(row.id) ?? [],
        version: int(row.version),
      })),
      learnings: learnings.map(readLearningRow),
    };
  }

  /** What the timelines of some postmortems begin with; those without a dated line are left out. */
  async firstMoments(
    tx: Knex,
    postmortemIds: readonly number[],
  ): Promise<Map<number, number>> {
    const moments = new Map<number, number>();
    for (const batch of inBatches(postmortemIds, 1)) {
      const rows: Row[] = await tx('timeline_entry')
        .whereIn('postmortem_id', batch)
        .whereNotNull('at')
        .groupBy('postmortem_id')
        .select('postmortem_id')
        .min({ first: 'at' });
      for (const row of rows)
        moments.set(int(row.postmortem_id), int(row.first));
    }
    return moments;
  }

  async insertAll(
    tx: Knex,
    documents: readonly {
      readonly id: number;
      readonly document: StoredDocument;
    }[],
  ): Promise<void> {
    const changes = documents.map(({ id, document }) =>
      changedRows(id, emptyDocument, document),
    );
    await this.put(tx, {
      sections: changes.flatMap(({ sections }) => sections),
      timeline: changes.flatMap(({ timeline }) => timeline),
      factors: changes.flatMap(({ factors }) => factors),
      evidence: changes.flatMap(({ evidence }) => evidence),
      learnings: changes.flatMap(({ learnings }) => learnings),
    });
    await this.learnings.settle(
      tx,
      documents.flatMap(({ id, document }) =>
        document.learnings.length > 0 ? id : [],
      ),
    );
  }

  /** Writes what differs between two states of a document. */
  async update(
    tx: Knex,
    postmortemId: number,
    before: StoredDocument,
    after: StoredDocument,
  ): Promise<void> {
    const gone = (
      parts: readonly { readonly id: string }[],
      kept: readonly { readonly id: string }[],
    ) => {
      const ids = new Set(kept.map(part => part.id));
      return parts.flatMap(({ id }) => (ids.has(id) ? [] : id));
    };
    const changes = changedRows(postmortemId, before, after);
    const goneFactors = gone(before.factors, after.factors);
    const rewritten = changes.factors.map(row => row.id);
    await deleteIn(tx, 'evidence', 'factor_id', [...goneFactors, ...rewritten]);
    await deleteIn(tx, 'factor', 'id', goneFactors);
    for (const [table, ids] of [
      ['timeline_entry', gone(before.timeline, after.timeline)],
      ['learning', gone(before.learnings, after.learnings)],
    ] as const) {
      await deleteIn(tx, table, 'id', ids);
    }
    await this.put(tx, changes);
    if (after.learnings.length > 0) {
      await this.learnings.settle(tx, [postmortemId]);
    }
  }

  private async put(tx: Knex, rows: DocumentRows): Promise<void> {
    const all: readonly (readonly [string, string[], readonly object[]])[] = [
      ['postmortem_section', ['postmortem_id', 'section'], rows.sections],
      ['timeline_entry', ['id'], rows.timeline],
      ['factor', ['id'], rows.factors],
      ['evidence', ['id'], rows.evidence],
      ['learning', ['id'], rows.learnings],
    ];
    for (const [table, key, tableRows] of all) {
      for (const batch of inBatches(tableRows, 10)) {
        await tx(table).insert(batch).onConflict(key).merge();
      }
    }
  }

  private async evidence(
    tx: Knex,
    factorIds: readonly string[],
  ): Promise<Map<string, EvidenceContent[]>> {
    const evidence = new Map<string, EvidenceContent[]>();
    for (const batch of inBatches(factorIds, 1)) {
      const rows = await tx('evidence')
        .whereIn('factor_id', batch)
        .orderBy(['factor_id', 'position'])
        .select();
      for (const row of rows) {
        const piece = {
          id: row.id,
          type: row.type,
          title: row.title,
          url: row.url,
          excerpt: row.excerpt,
          at: intOrNull(row.at),
        };
        evidence.set(row.factor_id, [
          ...(evidence.get(row.factor_id) ?? []),
          piece,
        ]);
      }
    }
    return evidence;
  }
}

function readSection(row: Row): StoredSection {
  return {
    text: String(row.text),
    version: int(row.version),
    updatedAt: int(row.updated_at),
    updatedBy: textOrNull(row.updated_by),
  };
}

type DocumentRows = ReturnType<typeof changedRows>;

/** Rows of the parts that are new, rewritten or in another place. */
function changedRows(
  postmortemId: number,
  before: StoredDocument,
  after: StoredDocument,
) {
  const factors = moved(before.factors, after.factors);
  return {
    sections: postmortemSectionIds.flatMap((id: PostmortemSectionId) => {
      const section = after.sections[id];
      if (!section || section.version === before.sections[id]?.version) {
        return [];
      }
      return [
        {
          postmortem_id: postmortemId,
          section: id,
          text: section.text,
          version: section.version,
          updated_at: section.updatedAt,
          updated_by: section.updatedBy,
        },
      ];
    }),
    timeline: moved(before.timeline, after.timeline).map(
      ({ part, position }) => ({
        id: part.id,
        postmortem_id: postmortemId,
        at: part.at,
        at_text: part.atText,
        kind: part.kind,
        text: part.text,
        evidence: part.evidence,
        position,
        version: part.version,
      }),
    ),
    factors: factors.map(({ part, position }) => ({
      id: part.id,
      postmortem_id: postmortemId,
      layer: part.layer,
      confidence: part.confidence,
      text: part.text,
      position,
      version: part.version,
    })),
    evidence: factors.flatMap(({ part }) =>
      part.evidence.map((piece, position) => ({
        id: piece.id,
        factor_id: part.id,
        type: piece.type,
        title: piece.title,
        url: piece.url,
        excerpt: piece.excerpt,
        at: piece.at,
        position,
      })),
    ),
    learnings: moved(before.learnings, after.learnings).map(
      ({ part, position }) => ({
        ...learningRowOf(part),
        postmortem_id: postmortemId,
        position,
        version: part.version,
      }),
    ),
  };
}

function moved<TPart extends { readonly id: string; readonly version: number }>(
  before: readonly TPart[],
  after: readonly TPart[],
): { readonly part: TPart; readonly position: number }[] {
  const places = new Map(
    before.map((part, position) => [part.id, `${position} ${part.version}`]),
  );
  return after.flatMap((part, position) =>
    places.get(part.id) === `${position} ${part.version}`
      ? []
      : [{ part, position }],
  );
}

async function deleteIn(
  tx: Knex,
  table: string,
  column: string,
  ids: readonly string[],
): Promise<void> {
  for (const batch of inBatches(ids, 1)) {
    await tx(table).whereIn(column, batch).delete();
  }
}
