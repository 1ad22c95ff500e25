import {
  actionItemReadPermission,
  AllWaitingQuery,
  MetricsWaiting,
  PartWaiting,
  WaitingFact,
  waitingOf,
  WaitingQuery,
} from '@afterword/plugin-reliability-common';
import { demanded } from '../platform/access/Authorizer';
import { Conditional } from '../platform/http/Conditional';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { AskedOnce } from './AskedOnce';
import { CommitmentFactStore } from './CommitmentFactStore';
import { FigureAccess } from './FigureAccess';
import { PartsPage, PartsReading } from './PartsReading';

/** Computes how long commitments wait in the parts of a scope, for what the reader may see. */
export class WaitingReading {
  constructor(
    private readonly platform: Platform,
    private readonly commitmentFacts: CommitmentFactStore,
    private readonly parts: PartsReading,
    private readonly access: FigureAccess,
  ) {}

  /** @throws NotAllowedError for whoever may see no action item */
  async list(
    context: RequestContext,
    query: WaitingQuery,
  ): Promise<Conditional<MetricsWaiting>> {
    const now = this.platform.clock();
    const sight = await this.access.sight(context);
    demanded(sight.actionItems, actionItemReadPermission);
    return this.access.answer(sight, now, ['waiting', query], () =>
      this.read({ sight, now }, query),
    );
  }

  /**
   * All parts of a kind at once.
   *
   * @throws NotAllowedError for whoever may see no action item
   */
  async listAll(
    context: RequestContext,
    query: AllWaitingQuery,
  ): Promise<readonly PartWaiting[]> {
    const now = this.platform.clock();
    const sight = await this.access.sight(context);
    demanded(sight.actionItems, actionItemReadPermission);
    return (await this.read({ sight, now }, query)).items;
  }

  /** The same, for an answer that says more than this, for whoever may see action items. */
  async read(
    { sight, now }: Omit<AskedOnce, 'window'>,
    { scope, ...query }: AllWaitingQuery & Partial<WaitingQuery>,
  ): Promise<MetricsWaiting> {
    const asked = { parent: scope, ...query };
    const page = await this.parts.page(sight, asked);
    const { parent, ...shown } = page.shown;
    return {
      scope: parent,
      ...shown,
      attribution: 'current',
      items: await this.waiting(page, now),
    };
  }

  private async waiting(
    { parts, shown, where }: PartsPage,
    now: number,
  ): Promise<PartWaiting[]> {
    if (parts.length === 0) return [];
    const places = await this.parts.places(parts, shown.kind);
    const of = parts.map((): WaitingFact[] => []);
    const open = await this.commitmentFacts.openCommitments(
      this.platform.database,
      { ...where, entities: places.entities },
    );
    for (const { ref, ...fact } of open) {
      for (const place of places.of(ref)) of[place].push(fact);
    }
    return parts.map(({ ref, title }, place) => ({
      scope: ref,
      title,
      ...waitingOf(of[place], now),
    }));
  }
}
