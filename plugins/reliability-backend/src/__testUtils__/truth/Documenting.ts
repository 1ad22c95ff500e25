import { randomUUID } from 'node:crypto';
import {
  postmortemsContract,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { inTransaction } from '../../platform/database/inTransaction';
import { RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { NewPostmortem, Postmortems } from '../../postmortems';
import { handled } from './calling';
import { AboutPostmortem, INSIDER, Written } from './events';

type Editing<TDoes> = Extract<AboutPostmortem, { does: TDoes }>;

/** Imports are silent. */
const record = { actor: INSIDER, action: 'imported', silent: true };

/** Has postmortems be written in the product: brought and published as an import does, edited and discarded by people. */
export class Documenting {
  private readonly ids = new Map<number, number>();

  constructor(
    private readonly platform: Platform,
    private readonly postmortems: Postmortems,
    private readonly incidentId: (number: number) => number,
    private readonly editor: () => RequestContext,
  ) {}

  /** What an import brings at once. */
  async writeAll(tx: Knex, written: readonly Written[]): Promise<void> {
    const ids = await this.postmortems.writer.createAll(
      tx,
      written.map(one => this.imported(one)),
    );
    written.forEach(({ id }, index) => this.ids.set(id, ids[index]));
  }

  /** What happens by itself. */
  async happen(
    event: Exclude<AboutPostmortem, { does: 'write' }>,
  ): Promise<void> {
    switch (event.does) {
      case 'rewrite':
        return this.rewrite(event);
      case 'attach':
        return this.attach(event);
      case 'publish':
        return this.publish(event);
      default:
        return this.discard(event);
    }
  }

  private async rewrite({
    postmortem,
    from,
    to,
  }: Editing<'rewrite'>): Promise<void> {
    const { handlers } = this.postmortems;
    const id = this.id(postmortem);
    const params = { key: toKey('postmortem', id) };
    const given = { text: 'It was late', layer: to, confidence: 'likely' };
    if (from === null) {
      const { body } = postmortemsContract.addFactor;
      await handlers.addFactor(
        handled(this.editor(), params, {}, body.parse(given)),
      );
      return;
    }
    const factor = await this.platform
      .database('factor')
      .where({ postmortem_id: id, layer: from })
      .orderBy('position')
      .first('id', 'version');
    const context = { ...this.editor(), ifMatch: Number(factor.version) };
    const part = { ...params, id: String(factor.id) };
    if (to === null) {
      await handlers.removeFactor(handled(context, part, {}, undefined));
      return;
    }
    const { body } = postmortemsContract.updateFactor;
    await handlers.updateFactor(handled(context, part, {}, body.parse(given)));
  }

  private async attach({
    postmortem,
    incidents,
  }: Editing<'attach'>): Promise<void> {
    const { body } = postmortemsContract.updatePostmortem;
    const keys = incidents.map(each =>
      toKey('incident', this.incidentId(each)),
    );
    const { params, context } = await this.about(postmortem);
    await this.postmortems.handlers.updatePostmortem(
      handled(context, params, {}, body.parse({ incidents: keys })),
    );
  }

  private async publish({
    postmortem,
    when,
  }: Editing<'publish'>): Promise<void> {
    const { documents, order, store, writer } = this.postmortems;
    const id = this.id(postmortem);
    await inTransaction(this.platform.database, async tx => {
      await order.keepIncidents(tx, id, []);
      const [held] = await store.holdUnrestricted(tx, [id]);
      const before = {
        postmortem: held,
        document: await documents.get(tx, id),
      };
      const given = { status: 'published', publishedAt: when } as const;
      await writer.update(tx, before, { given }, record);
    });
  }

  private async discard({ postmortem }: Editing<'discard'>): Promise<void> {
    const { params, context } = await this.about(postmortem);
    await this.postmortems.handlers.discardPostmortem(
      handled(context, params, {}, undefined),
    );
  }

  private imported({ id, status, incidents, layers }: Written): NewPostmortem {
    return {
      given: {
        status,
        author: INSIDER,
        facilitator: null,
        participants: [],
        reviewers: [],
        reviews: [],
        incidentIds: incidents.map(this.incidentId),
        publishedAt: status === 'published' ? this.platform.clock() : null,
        source: 'wiki',
        externalId: `written-${id}`,
        recordHash: null,
        extra: null,
        overrides: [],
      },
      content: {
        title: `What happened ${id}`,
        sections: {},
        timeline: [],
        learnings: [],
        factors: layers.map(layer => ({
          id: randomUUID(),
          text: 'It was dark',
          layer,
          confidence: 'possible',
          evidence: [],
        })),
      },
      record,
    };
  }

  private id(number: number): number {
    const id = this.ids.get(number);
    if (id === undefined) throw new RangeError(`no postmortem ${number}`);
    return id;
  }

  private async about(number: number) {
    const id = this.id(number);
    const row = await this.platform
      .database('postmortem')
      .where({ id })
      .first('version');
    const context = { ...this.editor(), ifMatch: Number(row.version) };
    return { params: { key: toKey('postmortem', id) }, context };
  }
}
