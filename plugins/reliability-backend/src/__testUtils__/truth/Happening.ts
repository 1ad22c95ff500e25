import {
  actionItemsContract,
  deploymentsContract,
  fromKey,
  incidentsContract,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ActionItems } from '../../actionItems';
import { Deployments } from '../../deployments';
import { Incidents } from '../../incidents';
import { applySourceIncident } from '../../intake/applySourceIncident';
import { inTransaction } from '../../platform/database/inTransaction';
import { RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { Postmortems } from '../../postmortems';
import { bodyOf, handled } from './calling';
import { personOf } from './catalog';
import { Documenting } from './Documenting';
import { CatalogEntry, HistoryEvent, Imported, INSIDER } from './events';
import { importedDeployment, importedIncident, importedItem } from './imported';
import { credentials } from './quietServices';

/** Has events happen in the product, each by the service whose business it is. */
export class Happening {
  private readonly incidentIds = new Map<number, number>();
  private readonly itemIds = new Map<number, number>();
  private readonly deploymentIds = new Map<number, number>();
  private readonly documenting: Documenting;

  constructor(
    private readonly platform: Platform,
    private readonly incidents: Incidents,
    private readonly actionItems: ActionItems,
    private readonly deployments: Deployments,
    postmortems: Postmortems,
    private readonly catalog: readonly CatalogEntry[],
    private readonly setClock: (now: number) => void,
  ) {
    this.documenting = new Documenting(
      platform,
      postmortems,
      number => this.incidentId(number),
      () => this.editor(),
    );
  }

  /** The world's own numbers of incidents, by their ids. */
  numbers(): ReadonlyMap<number, number> {
    return new Map([...this.incidentIds].map(([number, id]) => [id, number]));
  }

  /** What an import brings at once. */
  async importAll(when: number, events: readonly Imported[]): Promise<void> {
    this.setClock(when);
    const incidents = events.flatMap(event =>
      event.does === 'import' ? event : [],
    );
    const items = events.flatMap(event =>
      event.does === 'promise' ? event.item : [],
    );
    const deployments = events.flatMap(event =>
      event.does === 'deploy' ? event.deployment : [],
    );
    const written = events.flatMap(event =>
      event.does === 'write' ? event.postmortem : [],
    );
    await inTransaction(this.platform.database, async tx => {
      const ids = await this.incidents.writer.createAll(
        tx,
        incidents.map(event => importedIncident(event, when)),
      );
      incidents.forEach((event, index) =>
        this.incidentIds.set(event.incident.id, ids[index]),
      );
      const itemIds = await this.actionItems.writer.createAll(
        tx,
        items.map(item => importedItem(item, when)),
      );
      items.forEach((item, index) => this.itemIds.set(item.id, itemIds[index]));
      const deployed = await this.deployments.writer.createAll(
        tx,
        deployments.map(each => importedDeployment(each, when)),
      );
      deployments.forEach(({ id }, index) =>
        this.deploymentIds.set(id, deployed[index]),
      );
      await this.documenting.writeAll(tx, written);
    });
  }

  /** What happens by itself. */
  async happen(event: HistoryEvent): Promise<void> {
    this.setClock(event.when);
    const { handlers } = this.incidents;
    const { handlers: onItems } = this.actionItems;
    switch (event.does) {
      case 'import':
      case 'promise':
      case 'deploy':
      case 'write':
        await this.importAll(event.when, [event]);
        break;
      case 'report': {
        const { id, restricted, ...said } = event.incident;
        const visibility = restricted ? 'restricted' : 'everyone';
        const { body } = incidentsContract.createIncident;
        const given = { ...said, visibility, title: `Outage ${id}` };
        const answer = await handlers.createIncident(
          handled(this.editor(), {}, {}, body.parse(given)),
        );
        this.incidentIds.set(id, fromKey((await bodyOf(answer)).key));
        break;
      }
      case 'deliver':
        await this.deliver(event);
        break;
      case 'say': {
        const { body } = incidentsContract.setIncidentTime;
        const { params, context } = await this.about(event.id);
        const at = { ...params, kind: event.point };
        await handlers.setIncidentTime(
          handled(context, at, {}, body.parse({ at: event.at })),
        );
        break;
      }
      case 'unsay': {
        const { params, context } = await this.about(event.id);
        const at = { ...params, kind: event.point };
        await handlers.clearIncidentTime(handled(context, at, {}, undefined));
        break;
      }
      case 'change': {
        const { restricted, ...change } = event.change;
        const visibility = restricted ? 'restricted' : 'everyone';
        const { body } = incidentsContract.updateIncident;
        const { params, context } = await this.about(event.id);
        const given = {
          ...change,
          ...(restricted !== undefined && { visibility }),
        };
        await handlers.updateIncident(
          handled(context, params, {}, body.parse(given)),
        );
        break;
      }
      case 'merge': {
        const { params, context } = await this.about(event.id);
        const into = toKey('incident', this.incidentId(event.into));
        await handlers.mergeIncident(handled(context, params, {}, { into }));
        break;
      }
      case 'unmerge': {
        const { params, context } = await this.about(event.id);
        await handlers.unmergeIncident(handled(context, params, {}, undefined));
        break;
      }
      case 'redeploy': {
        const { body } = deploymentsContract.updateDeployment;
        const { startedAt, ...change } = event.change;
        const started = startedAt ? toInstant(startedAt) : startedAt;
        const id = this.deploymentId(event.deployment);
        const context = await this.editorOf('deployment', id);
        const params = { key: toKey('deployment', id) };
        await this.deployments.handlers.updateDeployment(
          handled(context, params, {}, body.parse({ ...change, started })),
        );
        break;
      }
      case 'answer':
        await this.answer(event);
        break;
      case 'rewrite':
      case 'attach':
      case 'publish':
      case 'discard':
        await this.documenting.happen(event);
        break;
      case 'step': {
        const { body } = actionItemsContract.transitionActionItem;
        const { params, context } = await this.aboutItem(event.item);
        const step = body.parse({ to: event.to, note: 'It was looked at' });
        await onItems.transitionActionItem(handled(context, params, {}, step));
        break;
      }
      case 'reschedule': {
        const { body } = actionItemsContract.updateActionItem;
        const { params, context } = await this.aboutItem(event.item);
        const given = body.parse({ due: event.due });
        await onItems.updateActionItem(handled(context, params, {}, given));
        break;
      }
      default:
        throw new TypeError(`nobody does ${JSON.stringify(event)}`);
    }
  }

  private async deliver(
    event: Extract<HistoryEvent, { does: 'deliver' }>,
  ): Promise<void> {
    const { id, source, refs, times, when } = event;
    const found = await inTransaction(this.platform.database, tx =>
      applySourceIncident(tx, this.incidents, {
        source,
        receivedAt: when,
        incident: {
          externalId: `delivered-${id}`,
          title: `Alert ${id}`,
          entities: [...refs],
          times: { ...times },
        },
      }),
    );
    this.incidentIds.set(id, found);
  }

  private async answer(
    event: Extract<HistoryEvent, { does: 'answer' }>,
  ): Promise<void> {
    const { answer, deployments } = event;
    const id = this.incidentId(event.id);
    const row = await this.platform
      .database('change_cause')
      .where({ incident_id: id })
      .first('version');
    const context = { ...this.editor(), ifMatch: Number(row?.version ?? 0) };
    const keys = deployments.map(each =>
      toKey('deployment', this.deploymentId(each)),
    );
    const { body } = deploymentsContract.answerChangeCause;
    const given =
      answer === 'linked' ? { answer, deployments: keys } : { answer };
    await this.deployments.handlers.answerChangeCause(
      handled(context, { key: toKey('incident', id) }, {}, body.parse(given)),
    );
  }

  private deploymentId(number: number): number {
    const id = this.deploymentIds.get(number);
    if (id === undefined) throw new RangeError(`no deployment ${number}`);
    return id;
  }

  private incidentId(number: number): number {
    const id = this.incidentIds.get(number);
    if (id === undefined) throw new RangeError(`no incident ${number}`);
    return id;
  }

  private async about(number: number) {
    const id = this.incidentId(number);
    const context = await this.editorOf('incident', id);
    return { params: { key: toKey('incident', id) }, context };
  }

  private async aboutItem(number: number) {
    const id = this.itemIds.get(number);
    if (id === undefined) throw new RangeError(`no item ${number}`);
    const context = await this.editorOf('action_item', id);
    return { params: { key: toKey('actionItem', id) }, context };
  }

  private async editorOf(table: string, id: number): Promise<RequestContext> {
    const row = await this.platform
      .database(table)
      .where({ id })
      .first('version');
    return { ...this.editor(), ifMatch: Number(row.version) };
  }

  /** Who reports and changes everything. */
  private editor(): RequestContext {
    const principal = personOf(INSIDER, this.catalog);
    return { principal, reads: false, credentials };
  }
}
