import { expect, request } from '@playwright/test';
import {
  ActionItem,
  actionItemsContract,
  ActionItemStatus,
  charterContract,
  incidentsContract,
  Incident,
  metricsContract,
  Operation,
  Postmortem,
  PostmortemSectionId,
  postmortemsContract,
  PostmortemSummary,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';
import type { Persona } from './personas';
import { portalAddress } from './portalAddress';

type IncidentToReport =
  (typeof incidentsContract.createIncident.body)['_input'];

/** What a persona does without a page: brings about what a story needs before it begins. */
export class PortalApi {
  /** Signs in as the sign-in page does. */
  static async as({ id }: Persona): Promise<PortalApi> {
    const context = await request.newContext();
    const answer = await context.get(`${portalAddress.api}/auth/demo/refresh`, {
      headers: { 'x-demo-persona': id, 'x-requested-with': 'XMLHttpRequest' },
    });
    expect(answer.ok(), `${id} signs in`).toBe(true);
    const { backstageIdentity } = await answer.json();
    await context.dispose();
    return new PortalApi(String(backstageIdentity.token));
  }

  private constructor(private readonly token: string) {}

  /** Acknowledges the charter as it stands, so that no page asks for it any more. */
  async acknowledgeCharter(): Promise<void> {
    const { getCharter, acknowledgeCharter } = charterContract;
    const { version } = getCharter.response.parse(
      await this.send(getCharter, getCharter.path, {}),
    );
    await this.send(acknowledgeCharter, acknowledgeCharter.path, { version });
  }

  /** Reports an incident. */
  async reportIncident(body: IncidentToReport): Promise<Incident> {
    const { createIncident } = incidentsContract;
    return createIncident.response.parse(
      await this.send(createIncident, '/incidents', { body }),
    );
  }

  /** Opens a draft about incidents. */
  async openPostmortem(
    title: string,
    incidents: readonly string[],
  ): Promise<Postmortem> {
    const { createPostmortem } = postmortemsContract;
    return createPostmortem.response.parse(
      await this.send(createPostmortem, '/postmortems', {
        body: { title, incidents },
      }),
    );
  }

  /** Saves a section of a draft, based on the version that `postmortem` has of it. */
  async writeSection(
    postmortem: Postmortem,
    section: PostmortemSectionId,
    text: string,
  ): Promise<Postmortem> {
    const { writePostmortemSection } = postmortemsContract;
    const { key, sections } = postmortem;
    const written = sections.find(({ id }) => id === section);
    return writePostmortemSection.response.parse(
      await this.send(
        writePostmortemSection,
        `/postmortems/${key}/sections/${section}`,
        { body: { text }, version: written?.version ?? 0 },
      ),
    );
  }

  /** Writes what others can learn. */
  async addLearning(
    { key }: Postmortem,
    body: { readonly statement: string; readonly helped: string },
  ): Promise<Postmortem> {
    const { addLearning } = postmortemsContract;
    return addLearning.response.parse(
      await this.send(addLearning, `/postmortems/${key}/learnings`, { body }),
    );
  }

  /** Brings a draft through its gates, with what they ask for beside its sections, and publishes it. */
  async publish(key: string, entity: string): Promise<Postmortem> {
    return this.step(await this.bringToReview(key, entity), 'published');
  }

  /** Has a draft reviewed, with what gates ask for beside its sections. */
  async bringToReview(key: string, entity: string): Promise<Postmortem> {
    const { addFactor, getPostmortem } = postmortemsContract;
    const path = `/postmortems/${key}`;
    await this.send(addFactor, `${path}/factors`, {
      body: { text: 'Nobody agreed on an order', layer: 'process' },
    });
    await this.takeStep(
      await this.noteActionItem('Agree on an order', entity, key, 'process'),
      'committed',
    );
    const draft = getPostmortem.response.parse(
      await this.send(getPostmortem, path),
    );
    return this.step(draft, 'inReview');
  }

  private async step(
    { key, version }: Postmortem,
    to: Postmortem['status'],
  ): Promise<Postmortem> {
    const { transitionPostmortem } = postmortemsContract;
    return transitionPostmortem.response.parse(
      await this.send(transitionPostmortem, `/postmortems/${key}/transitions`, {
        body: { to },
        version,
      }),
    );
  }

  /** The postmortem about an entity that was published last. */
  async latestPublished(scope: string): Promise<PostmortemSummary> {
    const { listPostmortems } = postmortemsContract;
    const { items } = listPostmortems.response.parse(
      await this.send(
        listPostmortems,
        `/postmortems?status=published&limit=1&scope=${encodeURIComponent(
          scope,
        )}`,
      ),
    );
    return items[0];
  }

  /** Notes an idea that lacks nothing to become a commitment. */
  async noteActionItem(
    title: string,
    entity: string,
    postmortem?: string,
    type?: ActionItem['type'],
  ): Promise<ActionItem> {
    const { createActionItem } = actionItemsContract;
    return createActionItem.response.parse(
      await this.send(createActionItem, '/action-items', {
        body: {
          title,
          entity,
          postmortem,
          type,
          due: '2030-01-31',
          acceptanceTest: 'Somebody else can see that it works.',
        },
      }),
    );
  }

  /** Takes an action item one step further. */
  async takeStep(
    { key, version }: ActionItem,
    to: ActionItemStatus,
  ): Promise<ActionItem> {
    const { transitionActionItem } = actionItemsContract;
    return transitionActionItem.response.parse(
      await this.send(
        transitionActionItem,
        `/action-items/${key}/transitions`,
        {
          body: { to },
          version,
        },
      ),
    );
  }

  /** The figures of an entity, as they stand. */
  async figuresOf(scope: string): Promise<ScopeMetrics> {
    const { getMetrics } = metricsContract;
    return getMetrics.response.parse(
      await this.send(
        getMetrics,
        `/metrics?scope=${encodeURIComponent(scope)}&window=P90D`,
      ),
    );
  }

  private async send(
    { method }: Operation,
    path: string,
    {
      body,
      version,
    }: { readonly body?: unknown; readonly version?: number } = {},
  ): Promise<unknown> {
    const context = await request.newContext();
    const answer = await context.fetch(
      `${portalAddress.api}/reliability${path}`,
      {
        method,
        data: body,
        headers: {
          authorization: `Bearer ${this.token}`,
          ...(version !== undefined && { 'if-match': `"${version}"` }),
        },
      },
    );
    const said = answer.ok() ? '' : await answer.text();
    expect(answer.ok(), `${method} ${path}: ${said}`).toBe(true);
    const read: unknown = await answer.json();
    await context.dispose();
    return read;
  }
}
