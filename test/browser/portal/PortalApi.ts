import { expect, request } from '@playwright/test';
import {
  incidentsContract,
  Incident,
  Operation,
  Postmortem,
  PostmortemSectionId,
  postmortemsContract,
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

  private async send(
    { method }: Operation,
    path: string,
    { body, version }: { readonly body: unknown; readonly version?: number },
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
