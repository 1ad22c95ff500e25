import {
  LearningUptake,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import {
  CatalogVisibility,
  seesAll,
  seesEntities,
} from '../../platform/catalog/CatalogVisibility';
import { Readable } from '../../platform/catalog/whereReadable';
import { RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { ApplicationStore } from './ApplicationStore';
import { AskedLearnings } from './AskedLearnings';

/** Of what is hidden as of what is not there. */
const NOTHING: LearningUptake = {
  asked: 0,
  answered: 0,
  adopted: 0,
  unreadable: 0,
};

/** What is asked in a scope, as far as a reader may see the entities in it. */
export class ScopedAsks {
  constructor(
    private readonly platform: Platform,
    private readonly store: ApplicationStore,
    private readonly learnings: AskedLearnings,
    private readonly visibility: CatalogVisibility,
  ) {}

  /** What became of all that entities in a scope were asked; nothing of a scope that the catalog does not show whoever asks. */
  async uptake(
    context: RequestContext,
    scope: string,
  ): Promise<LearningUptake> {
    const { database } = this.platform;
    const { reader } = await this.learnings.rights(context);
    if (!(await this.isShown(context, scope))) return NOTHING;
    const readable = await this.readable(context, scope, { waiting: false });
    const counted = await this.store.counted(database, reader, scope, readable);
    const all =
      readable === undefined
        ? counted
        : await this.store.counted(database, reader, scope, undefined);
    const asked = sum(counted);
    return {
      asked,
      answered: asked - (counted.get('unanswered') ?? 0),
      adopted: counted.get('applies') ?? 0,
      unreadable: sum(all) - asked,
    };
  }

  private async isShown(
    context: RequestContext,
    scope: string,
  ): Promise<boolean> {
    if (scope === ORGANISATION) return true;
    return (await this.visibility.visibleTo(context, [scope])).has(scope);
  }

  /** Which entities in a scope the reader may see, of those that are asked; undefined: all. */
  async readable(
    context: RequestContext,
    scope: string,
    which: { readonly waiting: boolean },
  ): Promise<Readable> {
    const { authorizer, database } = this.platform;
    const { entities } = await authorizer.decide(context, {
      entities: seesEntities,
    });
    return seesAll(entities)
      ? undefined
      : this.visibility.visibleOf(
          context,
          entities,
          await this.store.askedIn(database, scope, which),
        );
  }
}

function sum(counted: ReadonlyMap<unknown, number>): number {
  return [...counted.values()].reduce((total, each) => total + each, 0);
}
