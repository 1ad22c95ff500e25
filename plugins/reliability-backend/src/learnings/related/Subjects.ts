import { fromKey, RelatedQuery } from '@afterword/plugin-reliability-common';
import { NotFoundError } from '@backstage/errors';
import { IncidentReader, Incidents, StoredIncident } from '../../incidents';
import { Platform } from '../../platform/Platform';
import { Postmortems, StoredPostmortem } from '../../postmortems';
import { LearningRights } from '../asks/AskedLearnings';

/** What things are held against, and what is it itself. */
export interface Subject {
  readonly text: string;
  /** As it was written. */
  readonly failureMode: string | null;
  readonly type: string | null;
  readonly entities: readonly string[];
  /** Incidents that it is, or is about. */
  readonly incidentIds: readonly number[];
  readonly postmortemId: number | null;
}

/** Characters of a text that are looked for. */
export const LONGEST_SUBJECT = 6_000;

/** Reads what somebody asks about, as far as they may read it: a draft too, whose words go nowhere but into the search. */
export class Subjects {
  constructor(
    private readonly platform: Pick<Platform, 'database'>,
    private readonly incidents: Incidents,
    private readonly postmortems: Postmortems,
  ) {}

  /** @throws NotFoundError when it is not there for whoever asks */
  async find(
    { incident, postmortem }: RelatedQuery,
    rights: LearningRights,
  ): Promise<Subject> {
    if (incident !== undefined) {
      const [stored] = await this.seen([fromKey(incident)], rights);
      if (stored === undefined) throw missing(incident);
      return subjectOf([stored], []);
    }
    const { database } = this.platform;
    const key = postmortem ?? '';
    const [stored] = await this.postmortems.store.get(
      database,
      [fromKey(key)],
      rights.reader,
    );
    if (stored === undefined) throw missing(key);
    const about = await this.seen(stored.incidentIds, rights);
    const targets = about.flatMap(({ mergedInto }) => mergedInto ?? []);
    const standing = targets.length > 0 ? await this.seen(targets, rights) : [];
    return {
      ...subjectOf([...about, ...standing], [await this.textOf(stored)]),
      postmortemId: stored.id,
    };
  }

  private async textOf({ id, title }: StoredPostmortem): Promise<string> {
    const { sections, factors, learnings } =
      await this.postmortems.documents.get(this.platform.database, id);
    return [
      title,
      ...learnings.map(({ statement }) => statement),
      ...factors.map(({ text }) => text),
      ...Object.values(sections).map(({ text }) => text),
    ].join('. ');
  }

  private async seen(
    ids: readonly number[],
    { reader: { principal }, incidents }: LearningRights,
  ): Promise<StoredIncident[]> {
    if (!incidents.allowed) return [];
    const reader: IncidentReader = { principal, criteria: incidents.criteria };
    return this.incidents.store.get(this.platform.database, ids, reader);
  }
}

function subjectOf(
  incidents: readonly StoredIncident[],
  texts: readonly string[],
): Subject {
  const first = <T>(values: readonly (T | null)[]) =>
    values.find(value => value !== null) ?? null;
  return {
    text: [
      ...texts,
      ...incidents.map(({ title, summary }) => `${title}. ${summary}`),
    ]
      .join('. ')
      .slice(0, LONGEST_SUBJECT),
    failureMode: first(incidents.map(({ failureMode }) => failureMode)),
    type: first(incidents.map(({ incidentType }) => incidentType)),
    entities: [
      ...new Set(
        incidents.flatMap(({ entities }) => entities.map(({ ref }) => ref)),
      ),
    ].sort(),
    incidentIds: incidents.flatMap(({ id, mergedInto }) =>
      mergedInto === null ? [id] : [id, mergedInto],
    ),
    postmortemId: null,
  };
}

function missing(key: string): NotFoundError {
  return new NotFoundError(`There is no ${key}`);
}
