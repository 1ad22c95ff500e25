import {
  ActionItemStatus,
  GateResult,
  isPromised,
  NamedEntity,
  openCommitmentStatuses,
  Postmortem,
  PostmortemRevision,
  PostmortemRevisionState,
  PostmortemSection,
  PostmortemSectionId,
  postmortemSectionIds,
  PostmortemSummary,
  instantOrNull,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { IncidentsBeside } from './AboutIncidents';
import { ItemCounts } from './BesideRow';
import { EntryContent, FactorContent, StoredSection } from './document';
import { ListedPostmortem } from './PostmortemRow';
import { WholePostmortem } from './postmortemTraces';
import { ListedRevision, StoredRevision } from './RevisionStore';

/** A postmortem as lists show it. What comes from its incidents comes from those that the reader may see. */
export function presentSummary(
  stored: ListedPostmortem,
  about: IncidentsBeside,
  beside: {
    readonly items: ItemCounts;
    /** What its timeline begins with, where these incidents do not say when it began. */
    readonly toldFrom: number | null;
    /** Those of their entities that the catalog knows. */
    readonly known: ReadonlySet<string>;
  },
): PostmortemSummary {
  return {
    key: toKey('postmortem', stored.id),
    version: stored.version,
    title: stored.title,
    status: stored.status,
    incidents: about.incidents.map(incident => ({
      key: toKey('incident', incident.id),
      title: incident.title,
      kind: incident.kind,
      severity: incident.severity,
    })),
    entities: namedEntities(about.entities, beside.known),
    startedAt: instantOrNull(about.startedAt),
    toldFrom: instantOrNull(beside.toldFrom),
    severity: about.severity,
    author: stored.author,
    facilitator: stored.facilitator,
    commitments: commitmentsOf(beside.items),
    confidential: stored.confidentialId !== null,
    source:
      stored.source === null || stored.externalId === null
        ? null
        : { name: stored.source, externalId: stored.externalId },
    createdAt: toInstant(stored.createdAt),
    updatedAt: toInstant(stored.updatedAt),
    publishedAt: instantOrNull(stored.publishedAt),
  };
}

/** Entities with whether the catalog knows them. */
export function namedEntities(
  refs: readonly string[],
  known: ReadonlySet<string>,
): NamedEntity[] {
  return refs.map(ref => ({ ref, known: known.has(ref) }));
}

/** A postmortem, whole. */
export function presentPostmortem(
  { postmortem, document }: WholePostmortem,
  summary: PostmortemSummary,
  rest: {
    readonly readers: Postmortem['readers'];
    readonly gates: GateResult[];
    /** The numbers in the keys of its learnings. */
    readonly learnings: ReadonlyMap<string, number>;
    readonly editable: boolean;
    readonly discardable: boolean;
    readonly awaitsReview: boolean;
  },
): Postmortem {
  return {
    ...summary,
    extra: postmortem.extra,
    participants: [...postmortem.participants],
    reviewers: [...postmortem.reviewers],
    reviews: postmortem.reviews.map(({ reviewer, at, current }) => ({
      by: reviewer,
      at: toInstant(at),
      current,
    })),
    overrides: postmortem.overrides.map(({ at, ...given }) => ({
      ...given,
      at: toInstant(at),
    })),
    sections: postmortemSectionIds.map(id =>
      presentSection(id, document.sections[id]),
    ),
    timeline: document.timeline.map(presentEntry),
    factors: document.factors.map(presentFactor),
    ...rest,
    learnings: document.learnings.map(learning => ({
      ...learning,
      key: toKey('learning', rest.learnings.get(learning.id) ?? 0),
    })),
  };
}

/** A section; one that nobody has written is at version 0. */
export function presentSection(
  id: PostmortemSectionId,
  section: StoredSection | undefined,
): PostmortemSection {
  return {
    id,
    text: section?.text ?? '',
    version: section?.version ?? 0,
    updatedAt: instantOrNull(section?.updatedAt ?? null),
    updatedBy: section?.updatedBy ?? null,
  };
}

export function presentEntry<TEntry extends EntryContent>(entry: TEntry) {
  return { ...entry, at: instantOrNull(entry.at) };
}

export function presentFactor<TFactor extends FactorContent>(factor: TFactor) {
  return {
    ...factor,
    evidence: factor.evidence.map(piece => ({
      ...piece,
      at: instantOrNull(piece.at),
    })),
  };
}

/** A saved state as lists show it. */
export function presentRevision(revision: ListedRevision): PostmortemRevision {
  const { number, at, author, summary, changes } = revision;
  return {
    number,
    at: toInstant(at),
    by: author,
    summary,
    changes: [...changes],
  };
}

/** A saved state with what the document said. */
export function presentRevisionState(
  revision: StoredRevision,
): PostmortemRevisionState {
  const { title, sections, timeline, factors, learnings } = revision.state;
  return {
    ...presentRevision(revision),
    title,
    sections,
    timeline: timeline.map(presentEntry),
    factors: factors.map(presentFactor),
    learnings: [...learnings],
  };
}

function commitmentsOf(items: ItemCounts): PostmortemSummary['commitments'] {
  const count = (wanted: (status: ActionItemStatus) => boolean) =>
    [...items].reduce(
      (sum, [status, number]) => sum + (wanted(status) ? number : 0),
      0,
    );
  return {
    candidates: count(status => status === 'candidate'),
    total: count(isPromised),
    verified: count(status => status === 'verified'),
    open: count(status => openCommitmentStatuses.includes(status)),
  };
}
