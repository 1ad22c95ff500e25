import {
  Checklist,
  ChecklistQuery,
  inChecklistOrder,
  NamedLearning,
  saidOnce,
} from '@afterword/plugin-reliability-common';
import { Learnings } from '../learnings';
import { inTheRoom } from '../platform/access/inTheRoom';
import { orNobody } from '../platform/access/orNobody';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { demandKnown } from '../platform/catalog/demandKnown';
import { FieldError } from '../platform/http/httpErrors';
import { decidedOnce, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ChangeFinder } from './ChangeFinder';

/** Puts together what to go through before something is built or handed off. It is passed on, so nothing confidential is in it. */
export class ChecklistReading {
  constructor(
    private readonly platform: Platform,
    private readonly finder: ChangeFinder,
    private readonly learnings: Learnings,
    private readonly visibility: CatalogVisibility,
  ) {}

  /** @throws FieldError for what the catalog does not have, or does not show to whoever asks */
  async get(
    context: RequestContext,
    { entity = [] }: ChecklistQuery,
  ): Promise<Checklist> {
    const { catalog, database } = this.platform;
    await this.finder.demandReading(context);
    const refs = [...new Set(entity)];
    if (refs.length === 0) {
      throw new FieldError('query.entity', 'must name what it is for');
    }
    await demandKnown(
      this.platform,
      this.visibility,
      context,
      Object.fromEntries(refs.map((ref, index) => [`entity.${index}`, ref])),
      'query',
    );
    const found = await this.learnings.applying
      .to(decidedOnce(inTheRoom(context)), refs)
      .catch(orNobody);
    const known = await catalog.known(database, refs);
    return {
      entities: refs.map(ref => ({ ref, known: known.has(ref) })),
      items: inChecklistOrder(
        saidOnce(
          (found ?? []).map(
            ({ entities, learning, state, note, coveredBy }) => ({
              learning: learning.key,
              alike: [],
              statement: learning.statement,
              failureMode: learning.failureMode,
              helped: learning.helped,
              entities: [...entities],
              // What covers one of several leaves the others to be looked at.
              coveredBy:
                state === 'alreadyCovered' && entities.length === 1
                  ? coverIn(note, coveredBy)
                  : null,
            }),
          ),
        ),
      ),
    };
  }
}

/** What was said of what covers it; nothing where that is an action item, or what the reader may not see. */
function coverIn(note: string, coveredBy: NamedLearning | null): string {
  return [
    note,
    ...(coveredBy ? [`${coveredBy.statement} (${coveredBy.key})`] : []),
  ]
    .filter(text => text !== '')
    .join('; ');
}
