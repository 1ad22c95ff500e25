import {
  Comparable,
  FailureMode,
  Frequencies,
  modeFinder,
  rankRelated,
  RelatedMatch,
  RelatedQuery,
  RelatedThings,
  tellingWords,
  toInstant,
  toKey,
  writtenAs,
} from '@afterword/plugin-reliability-common';
import { IncidentReader, Incidents, readPostmortems } from '../../incidents';
import {
  CatalogVisibility,
  seesAll,
  seesEntities,
} from '../../platform/catalog/CatalogVisibility';
import { RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { Postmortems } from '../../postmortems';
import { AskedLearnings, LearningRights } from '../asks/AskedLearnings';
import {
  CandidateIncident,
  CandidateLearning,
  CandidateRow,
  CandidateStore,
  Sought,
} from './CandidateStore';
import { Commonness } from './Commonness';
import { RelatedStore } from './RelatedStore';
import { Subject, Subjects } from './Subjects';

/** As many of a kind as anybody looks at. */
const MOST = 10;

/**
 * Says whether something has happened elsewhere, on behalf of people and services. All that it looks at is the reader's to see before anything is
 * ranked: incidents and learnings by the access predicate, and of entities what the catalog shows them.
 */
export class RelatedReading {
  constructor(
    private readonly platform: Platform,
    private readonly candidates: CandidateStore,
    private readonly store: RelatedStore,
    private readonly subjects: Subjects,
    private readonly commonness: Commonness,
    private readonly learnings: AskedLearnings,
    private readonly visibility: CatalogVisibility,
    private readonly slices: {
      readonly incidents: Incidents;
      readonly postmortems: Postmortems;
    },
  ) {}

  /** @throws NotFoundError when what is asked about is not there for whoever asks */
  async related(
    context: RequestContext,
    query: RelatedQuery,
  ): Promise<RelatedThings> {
    const rights = await this.learnings.rights(context);
    return this.like(context, this.subjects.find(query, rights), rights);
  }

  /** The same of something that another slice has, as far as whoever asks may read it. */
  async like(
    context: RequestContext,
    asked: Subject | Promise<Subject>,
    known?: LearningRights,
  ): Promise<RelatedThings> {
    const { database } = this.platform;
    const [subject, rights, frequencies, modes] = await Promise.all([
      asked,
      known ?? this.learnings.rights(context),
      this.commonness.now(),
      this.slices.incidents.failureModes.store.all(database),
    ]);
    const sought: Sought = {
      words: tellingWords(subject.text, frequencies),
      failureModes:
        subject.failureMode === null
          ? []
          : writtenAs([subject.failureMode], modes),
      entities: subject.entities,
      recent: frequencies.recent,
    };
    const reader = incidentReader(rights);
    const [likeIncidents, likeLearnings] = await Promise.all([
      reader ? this.candidates.incidentsLike(database, reader, sought) : [],
      this.candidates.learningsLike(database, rights.reader, sought),
    ]);
    const incidents = likeIncidents.filter(
      ({ id }) => !subject.incidentIds.includes(id),
    );
    const learnings = likeLearnings.filter(
      ({ postmortemId }) => postmortemId !== subject.postmortemId,
    );
    const compare = await this.comparing(context, subject, modes, frequencies, [
      ...incidents,
      ...learnings,
    ]);
    const [relatedIncidents, relatedLearnings] = await Promise.all([
      this.presentIncidents(
        rights,
        compare(incidents, each => each.type),
        incidents,
      ),
      this.presentLearnings(
        rights,
        compare(learnings, () => null),
        learnings,
      ),
    ]);
    return { incidents: relatedIncidents, learnings: relatedLearnings };
  }

  /** Ranks rows against what is asked about, by what the reader may see of entities. */
  private async comparing(
    context: RequestContext,
    subject: Subject,
    modes: readonly FailureMode[],
    frequencies: Frequencies,
    rows: readonly CandidateRow[],
  ) {
    const visible = new Set(
      await this.visible(context, [
        ...new Set([subject, ...rows].flatMap(({ entities }) => entities)),
      ]),
    );
    const { technologies, wholes } = await this.store.inCommon(
      this.platform.database,
      [...visible],
      subject.entities.filter(ref => visible.has(ref)),
    );
    // Of a visible entity the system and domain may be hidden: they are no reason that may be named.
    const shown = new Set(
      await this.visible(context, [...new Set([...wholes.values()].flat())]),
    );
    const meant = modeFinder(modes);
    const modeOf = (text: string | null) =>
      text === null ? null : meant(text)?.id ?? text;
    const of = (
      names: ReadonlyMap<string, readonly string[]>,
      entities: readonly string[],
    ) => [...new Set(entities.flatMap(ref => names.get(ref) ?? []))];
    const comparable = (
      id: string,
      row: Omit<CandidateRow, 'id'>,
      type: string | null,
    ): Comparable => ({
      id,
      text: row.text,
      failureMode: modeOf(row.failureMode),
      type,
      entities: row.entities,
      technologies: of(technologies, row.entities),
      wholes: of(wholes, row.entities).filter(ref => shown.has(ref)),
    });
    const asked = comparable('', subject, subject.type);
    return <TRow extends CandidateRow>(
      candidates: readonly TRow[],
      typeOf: (row: TRow) => string | null,
    ): RelatedMatch[] =>
      rankRelated(
        asked,
        candidates.map(row => comparable(String(row.id), row, typeOf(row))),
        { frequencies, most: MOST },
      );
  }

  private async visible(
    context: RequestContext,
    refs: readonly string[],
  ): Promise<readonly string[]> {
    const { entities } = await this.platform.authorizer.decide(context, {
      entities: seesEntities,
    });
    return seesAll(entities)
      ? refs
      : this.visibility.visibleOf(context, entities, refs);
  }

  private async presentIncidents(
    rights: LearningRights,
    matches: readonly RelatedMatch[],
    rows: readonly CandidateIncident[],
  ): Promise<RelatedThings['incidents']> {
    const reader = incidentReader(rights);
    if (matches.length === 0 || reader === undefined) return [];
    const { catalog, database } = this.platform;
    const found = new Map(rows.map(row => [String(row.id), row]));
    const chosen = matches.flatMap(({ id }) => found.get(id) ?? []);
    const { criteria } = rights.reader;
    const [known, beside] = await Promise.all([
      catalog.known(
        database,
        chosen.flatMap(({ entities }) => entities),
      ),
      this.store.postmortemsBeside(
        database,
        chosen.map(({ id }) => id),
        this.slices.postmortems.about.besideIncidents(database, reader, {
          allowed: true,
          criteria,
        }),
      ),
    ]);
    return matches.flatMap(({ id, reasons }) => {
      const row = found.get(id);
      if (row === undefined) return [];
      const { title, kind, severity, failureMode, startedAt } = row;
      return {
        incident: {
          key: toKey('incident', row.id),
          title,
          kind,
          severity,
          failureMode,
          startedAt: startedAt === null ? null : toInstant(startedAt),
          entities: row.entities.map(ref => ({ ref, known: known.has(ref) })),
          postmortems: readPostmortems(beside.get(row.id) ?? '[]'),
        },
        reasons: [...reasons],
      };
    });
  }

  private async presentLearnings(
    rights: LearningRights,
    matches: readonly RelatedMatch[],
    rows: readonly CandidateLearning[],
  ): Promise<RelatedThings['learnings']> {
    const ids = new Map(rows.map(row => [String(row.id), row.learningId]));
    const found = await this.learnings.byIds(
      this.platform.database,
      rights,
      matches.flatMap(({ id }) => ids.get(id) ?? []),
    );
    // Several teams may have learned the same in the same words: the closest says it for all.
    const said = new Set<string>();
    return matches.flatMap(({ id, reasons }) => {
      const learning = found.get(ids.get(id) ?? '');
      if (learning === undefined || said.has(learning.statement)) return [];
      said.add(learning.statement);
      return { learning, reasons: [...reasons] };
    });
  }
}

function incidentReader({
  reader: { principal },
  incidents,
}: LearningRights): IncidentReader | undefined {
  return incidents.allowed
    ? { principal, criteria: incidents.criteria }
    : undefined;
}
