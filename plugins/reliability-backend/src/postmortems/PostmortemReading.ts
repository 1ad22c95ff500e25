import {
  fromKey,
  idInKey,
  NamedEntity,
  Page,
  Postmortem,
  PostmortemListQuery,
  PostmortemSummary,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityQuery,
  ReliabilityResource,
} from '@afterword/plugin-reliability-node';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { Decision } from '../platform/access/Authorizer';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import {
  AboutIncidents,
  fromIncidents,
  IncidentsBeside,
} from './AboutIncidents';
import {
  BesideColumns,
  besideColumns,
  BesidePostmortem,
  BesideSlices,
} from './BesideRow';
import { answersFor } from './answersFor';
import { awaitsReviewOf } from './awaitsReviewOf';
import { DocumentStore } from './DocumentStore';
import { GateKeeper } from './GateKeeper';
import { LinkStore } from './LinkStore';
import { PostmortemPolicies, Rights } from './PostmortemPolicies';
import { ListedPostmortem, StoredPostmortem } from './PostmortemRow';
import { PostmortemStore } from './PostmortemStore';
import { WholePostmortem } from './postmortemTraces';
import {
  namedEntities,
  presentPostmortem,
  presentSummary,
} from './presentPostmortem';

/** Reads postmortems on behalf of people and services. */
export class PostmortemReading {
  constructor(
    private readonly platform: Platform,
    private readonly policies: PostmortemPolicies,
    private readonly store: PostmortemStore,
    private readonly links: LinkStore,
    private readonly documents: DocumentStore,
    private readonly about: AboutIncidents,
    private readonly gates: GateKeeper,
    private readonly slices: BesideSlices,
  ) {}

  async list(
    context: RequestContext,
    query: PostmortemListQuery,
  ): Promise<Page<PostmortemSummary>> {
    const rights = await this.policies.reading(context);
    if (!(await this.maySeeWhatIsAskedFor(rights, query))) {
      return { items: [], page: query.count ? { total: 0 } : {} };
    }
    const { rows, next, total } = await this.store.list(
      this.platform.database,
      rights.reader,
      query,
      this.beside(rights),
    );
    return {
      items: await this.summaries(rows, rights),
      page: { next, total },
    };
  }

  /** A filter must not tell what is merged into an incident that is not there for whoever asks. */
  private async maySeeWhatIsAskedFor(
    { reader: { principal }, incidents }: Rights,
    { incident }: PostmortemListQuery,
  ): Promise<boolean> {
    if (incident === undefined) return true;
    return this.about.isVisible(
      this.platform.database,
      fromKey(incident),
      principal,
      incidents,
    );
  }

  async get(context: RequestContext, key: string): Promise<Postmortem> {
    const rights = await this.policies.reading(context);
    return this.present(await this.find(key, rights), rights);
  }

  /** One postmortem as it is stored now: for what else is asked about it, and for a writer whose version is not the current one any more. */
  async current(
    context: RequestContext,
    key: string,
  ): Promise<WholePostmortem> {
    return this.find(key, await this.policies.reading(context));
  }

  /** A postmortem as its reader sees it; whether it may be read was asked before. */
  async present(whole: WholePostmortem, rights: Rights): Promise<Postmortem> {
    const { catalog, database } = this.platform;
    const { principal } = rights.reader;
    const { postmortem, document } = whole;
    const beside = await this.store.besideOf(
      database,
      postmortem.id,
      this.beside(rights),
    );
    const [summary] = await this.summaries([{ ...postmortem, beside }], rights);
    const readers = await this.readers(database, postmortem, rights);
    const editable = await this.isEditable(database, postmortem.id, rights);
    return presentPostmortem(whole, summary, {
      readers,
      gates: await this.gates.check(database, whole, rights),
      learnings: await this.documents.learnings.numbersOf(
        database,
        document.learnings,
      ),
      editable,
      discardable:
        editable &&
        (await answersFor(database, catalog, postmortem, readers, principal)),
      awaitsReview: awaitsReviewOf(postmortem, principal),
    });
  }

  /** Who reads a draft; the owners of an incident that whoever asks may not see are not theirs to know. */
  private async readers(
    tx: Knex,
    { confidentialId, incidentIds }: StoredPostmortem,
    { reader: { principal }, incidents }: Rights,
  ): Promise<Postmortem['readers']> {
    if (confidentialId === null) return [];
    const { access, catalog } = this.platform;
    const all = await access.readersOf(tx, confidentialId);
    const seen = await this.about.visible(
      tx,
      incidentIds,
      principal,
      incidents,
    );
    if (incidentIds.every(id => seen.has(id))) return all;
    const { entities } = fromIncidents([...seen.values()]);
    const owners = new Set((await catalog.ownersOf(tx, entities)).values());
    const own = principal.kind === 'user' ? principal.refs : [];
    return all.filter(
      ({ ref, reason }) =>
        reason !== 'owner' || owners.has(ref) || own.includes(ref),
    );
  }

  /** Whether somebody who may read a postmortem may change it. */
  async isEditable(
    tx: Knex,
    id: number,
    { reader, update }: Rights,
  ): Promise<boolean> {
    if (!update.allowed) return false;
    if (update.criteria === undefined) return true;
    const may = { principal: reader.principal, criteria: update.criteria };
    return (await this.store.get(tx, [id], may)).length > 0;
  }

  /** A postmortem by id, whoever asks. */
  async load(tx: Knex, id: number): Promise<WholePostmortem> {
    const [postmortem] = await this.store.getUnrestricted(tx, [id]);
    if (postmortem === undefined) throw new NotFoundError('It is gone');
    return { postmortem, document: await this.documents.get(tx, id) };
  }

  /**
   * Postmortems as policies see them; whoever asks, since it is the permission framework that asks. Any service may ask in its name, so
   * what is confidential is not there: it would answer question by question.
   */
  async resources(
    keys: readonly string[],
  ): Promise<(ReliabilityResource | undefined)[]> {
    const { catalog, database } = this.platform;
    const asked = keys.map(key => idInKey('postmortem', key));
    const ids = asked.flatMap(id => id ?? []);
    const found = await this.store.getUnrestricted(database, ids);
    const entities = await this.links.entities(database, ids);
    const kinds = await this.links.kinds(database, ids);
    const owners = await catalog.ownersOf(
      database,
      [...entities.values()].flat(),
    );
    return asked.map(id => {
      const postmortem = found.find(each => each.id === id);
      if (postmortem?.confidentialId !== null) return undefined;
      const refs = entities.get(postmortem.id) ?? [];
      return {
        owner: refs.flatMap(ref => owners.get(ref) ?? []),
        entity: refs,
        person: peopleOf(postmortem),
        status: [postmortem.status],
        kind: kinds.get(postmortem.id) ?? [],
        severity: postmortem.severity === null ? [] : [postmortem.severity],
      };
    });
  }

  private async find(key: string, rights: Rights): Promise<WholePostmortem> {
    const { database } = this.platform;
    const id = fromKey(key);
    const [postmortem] = await this.store.get(database, [id], rights.reader);
    if (postmortem === undefined) throw new NotFoundError(`There is no ${key}`);
    return { postmortem, document: await this.documents.get(database, id) };
  }

  /** Columns of what stands beside a row that is joined with `postmortem`. */
  beside({
    reader: { principal },
    incidents,
    actionItems,
  }: Rights): BesideColumns {
    const readerOf = (decision: Decision<ReliabilityQuery>) =>
      decision.allowed ? { principal, criteria: decision.criteria } : undefined;
    return besideColumns(this.platform.database, this.slices, {
      incidents: readerOf(incidents),
      actionItems: readerOf(actionItems),
    });
  }

  /** The entities of postmortems, as lists name them, by what stands beside them. */
  async entitiesBeside(
    beside: readonly BesidePostmortem[],
    rights: Rights,
  ): Promise<NamedEntity[][]> {
    const { catalog, database } = this.platform;
    const about = await this.aboutBeside(beside, rights);
    const known = await catalog.known(
      database,
      about.flatMap(({ entities }) => entities),
    );
    return about.map(({ entities }) => namedEntities(entities, known));
  }

  /** What postmortems have from their incidents, by what stands beside them. */
  aboutBeside(
    beside: readonly BesidePostmortem[],
    { reader: { principal }, incidents }: Rights,
  ): Promise<IncidentsBeside[]> {
    return this.about.standingBeside(
      this.platform.database,
      beside.map(each => each.incidents),
      principal,
      incidents,
    );
  }

  private async summaries(
    rows: readonly (ListedPostmortem & { readonly beside: BesidePostmortem })[],
    rights: Rights,
  ): Promise<PostmortemSummary[]> {
    const { catalog, database } = this.platform;
    const about = await this.aboutBeside(
      rows.map(({ beside }) => beside),
      rights,
    );
    const [known, told] = await Promise.all([
      catalog.known(
        database,
        about.flatMap(({ entities }) => entities),
      ),
      this.documents.firstMoments(
        database,
        rows.flatMap(({ id }, index) =>
          about[index].startedAt === null ? id : [],
        ),
      ),
    ]);
    return rows.map((row, index) =>
      presentSummary(row, about[index], {
        items: row.beside.items,
        toldFrom: told.get(row.id) ?? null,
        known,
      }),
    );
  }
}

/** Everybody who has a part in a postmortem. */
function peopleOf(postmortem: StoredPostmortem): string[] {
  const { author, facilitator, participants, reviewers } = postmortem;
  const named = [author, facilitator].flatMap(ref => ref ?? []);
  return [...new Set([...named, ...participants, ...reviewers])];
}
