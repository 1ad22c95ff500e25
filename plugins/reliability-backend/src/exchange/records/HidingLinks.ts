import { wasPromised } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ActionItemFields, StoredActionItem } from '../../actionItems';
import { Incidents } from '../../incidents';
import { History } from '../../platform/history/History';
import { actorOf } from '../../platform/http/RequestContext';
import { Postmortems } from '../../postmortems';
import { TargetKind } from './PendingReferenceStore';
import { ImportContext } from './RecordImporter';

type Links = Pick<ActionItemFields, 'postmortemId' | 'incidentId'>;

/**
 * What would take an action item from those who read it: a draft, or a restricted incident, that it becomes part of. A person hides like
 * that only what they brought in themselves, and ideas that a service did; a service keeps another system in step.
 */
export class HidingLinks {
  constructor(
    private readonly history: History,
    private readonly slices: {
      readonly incidents: Incidents;
      readonly postmortems: Postmortems;
    },
  ) {}

  /** Which new reference of somebody's would hide it from others, if any. */
  async by(
    tx: Knex,
    before: StoredActionItem,
    after: Links,
    { principal }: Pick<ImportContext, 'principal'>,
  ): Promise<TargetKind | undefined> {
    if (principal.kind === 'service') return undefined;
    const { incidents, postmortems } = this.slices;
    const isHiding = {
      postmortem: () =>
        isNewAndHidden(tx, postmortems.store, 'postmortemId', before, after),
      incident: () =>
        isNewAndHidden(tx, incidents.store, 'incidentId', before, after),
    };
    for (const kind of ['postmortem', 'incident'] as const) {
      if (!(await isHiding[kind]())) continue;
      const creator = await this.history.creatorOf(tx, 'actionItem', before.id);
      const isOpenIdea =
        creator?.startsWith('service:') === true && !wasPromised(before);
      return isOpenIdea || creator === actorOf(principal) ? undefined : kind;
    }
    return undefined;
  }
}

async function isNewAndHidden(
  tx: Knex,
  store: Incidents['store'] | Postmortems['store'],
  link: keyof Links,
  before: Links,
  after: Links,
): Promise<boolean> {
  const id = after[link];
  if (id === null || id === before[link]) return false;
  const [target] = await store.getUnrestricted(tx, [id]);
  return target !== undefined && target.confidentialId !== null;
}
