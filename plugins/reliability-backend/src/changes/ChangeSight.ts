import {
  ChangeReasonReader,
  idInKey,
  KeyedKind,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ActionItems, SeesItems } from '../actionItems';
import { Deployments } from '../deployments';
import { Incidents } from '../incidents';
import { Learnings } from '../learnings';
import { orNobody } from '../platform/access/orNobody';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';

/** What changes name of other slices, as far as somebody may see it. */
export class ChangeSight {
  constructor(
    private readonly platform: Platform,
    private readonly slices: {
      readonly actionItems: ActionItems;
      readonly deployments: Deployments;
      readonly incidents: Incidents;
      readonly learnings: Learnings;
      readonly postmortems: Postmortems;
    },
    private readonly visibility: CatalogVisibility,
  ) {}

  /** Asks the policy; what it left is looked up afterwards, in a transaction too. */
  async ofActionItems(context: RequestContext): Promise<SeesItems> {
    const { policies, store } = this.slices.actionItems;
    const rights = await policies.reading(context).catch(orNobody);
    return async (tx, ids) =>
      rights === undefined || ids.length === 0
        ? new Set()
        : store.seen(tx, ids, rights.reader);
  }

  /** The same of incidents. */
  async ofIncidents(context: RequestContext): Promise<SeesItems> {
    const { policies, store } = this.slices.incidents;
    const rights = await policies.reading(context).catch(orNobody);
    return async (tx, ids) =>
      rights === undefined || ids.length === 0
        ? new Set()
        : store.seen(tx, ids, rights.reader);
  }

  /** The same of deployments. */
  async ofDeployments(context: RequestContext): Promise<SeesItems> {
    const { policies, store } = this.slices.deployments;
    const rights = await policies.reading(context).catch(orNobody);
    return async (tx, ids) => {
      if (rights === undefined || ids.length === 0) return new Set();
      const found = await store.get(tx, ids, rights.criteria);
      return new Set(found.map(({ id }) => id));
    };
  }

  /**
   * What a reader may see of what reasons name.
   *
   * @param seesChanges - which change reviews they may see
   */
  async reasonReader(
    context: RequestContext,
    named: {
      readonly entities: readonly string[];
      readonly keys: readonly string[];
    },
    seesChanges: (ids: readonly number[]) => Promise<ReadonlySet<number>>,
  ): Promise<ChangeReasonReader> {
    const { database } = this.platform;
    const idsOf = (kind: KeyedKind) => [
      ...new Set(named.keys.flatMap(key => idInKey(kind, key) ?? [])),
    ];
    const [entities, incidents, learnings, changes] = await Promise.all([
      this.visibility.visibleTo(context, named.entities),
      this.ofIncidents(context).then(sees => sees(database, idsOf('incident'))),
      this.learningsSeen(context, idsOf('learning')),
      seesChanges(idsOf('change')),
    ]);
    const seen = new Set([
      ...[...incidents].map(id => toKey('incident', id)),
      ...[...learnings].map(id => toKey('learning', id)),
      ...[...changes].map(id => toKey('change', id)),
    ]);
    return {
      seesEntity: ref => entities.has(ref),
      reads: key => seen.has(key),
    };
  }

  private async learningsSeen(
    context: RequestContext,
    ids: readonly number[],
  ): Promise<readonly number[]> {
    if (ids.length === 0) return [];
    const { postmortems, learnings } = this.slices;
    const rights = await postmortems.policies.reading(context).catch(orNobody);
    if (rights === undefined) return [];
    const { database } = this.platform;
    const rows = await learnings.store.named(
      database,
      rights.reader,
      'id',
      ids,
    );
    return rows.map(({ id }) => id);
  }
}
