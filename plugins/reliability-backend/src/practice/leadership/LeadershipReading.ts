import {
  ActionItem,
  AskedItem,
  lastQuarter,
  LeadershipQuery,
  LeadershipReport,
  leadershipReportOf,
  quarterOf,
  quarterProblems,
} from '@afterword/plugin-reliability-common';
import { ActionItems } from '../../actionItems';
import { FigureReadings, refuse } from '../../metrics';
import { RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { inTheRoom } from '../../platform/access/inTheRoom';
import { orNobody } from '../../platform/access/orNobody';
import { Reviews } from '../../reviews';
import { asComputed } from '../../reports';
import { PracticeHealthReading } from '../health/PracticeHealthReading';
import { StoryReading } from './StoryReading';

/** More than a report lists. */
const LOOKED_AT = 100;

/**
 * Says in words what other operations answer whoever asks, and nothing beyond that. Its figures count what the reader may read, as everywhere;
 * its stories and what it asks to decide name only what everybody may, since it is passed on.
 */
export class LeadershipReading {
  constructor(
    private readonly platform: Platform,
    private readonly figures: FigureReadings,
    private readonly health: PracticeHealthReading,
    private readonly stories: StoryReading,
    private readonly actionItems: ActionItems,
    private readonly rollUp: Reviews['rollUp'],
  ) {}

  /** @throws FieldError for a quarter that has not begun */
  async get(
    context: RequestContext,
    { scope, quarter: asked }: LeadershipQuery,
  ): Promise<LeadershipReport> {
    const now = this.platform.clock();
    const label = asked ?? lastQuarter(now);
    refuse(quarterProblems(label, now));
    const quarter = quarterOf(label);
    const span = { from: quarter.from, until: Math.min(quarter.until, now) };
    const { access, metrics, parts } = this.figures;
    const sight = await access.sight(context);
    const of = { sight, window: { ...span, rolling: null }, now };
    const room = inTheRoom(context);
    const [read, practice, stories, undecided, ownerless, ineffective] =
      await Promise.all([
        metrics.read(of, { scope, ...asComputed }),
        this.health.read(of, scope).catch(orNobody),
        this.stories.candidates(room, { scope, span }),
        this.rollUp.undecided(room, scope, span).catch(orNobody),
        this.ownerless(room, scope).catch(orNobody),
        this.ineffective(room, scope).catch(orNobody),
      ]);
    return leadershipReportOf({
      quarter,
      now,
      title: await parts.titleOf(sight, scope),
      metrics: read,
      practice: practice ?? null,
      stories,
      undecided: undecided ?? [],
      ownerless: ownerless ?? [],
      ineffective: ineffective ?? [],
    });
  }

  private async ownerless(
    context: RequestContext,
    scope: string,
  ): Promise<AskedItem[]> {
    const { items } = await this.actionItems.reading.list(context, {
      scope,
      overdue: true,
      ownerless: true,
      sort: 'due',
      limit: LOOKED_AT,
    });
    return decidable(items);
  }

  private async ineffective(
    context: RequestContext,
    scope: string,
  ): Promise<AskedItem[]> {
    const { items } = await this.actionItems.reading.list(context, {
      scope,
      status: ['ineffective'],
      sort: '-updated',
      limit: LOOKED_AT,
    });
    return decidable(items);
  }
}

function decidable(
  items: readonly Pick<
    ActionItem,
    'confidential' | 'key' | 'title' | 'due' | 'updatedAt'
  >[],
): AskedItem[] {
  return items
    .filter(({ confidential }) => !confidential)
    .map(({ key, title, due, updatedAt }) => ({ key, title, due, updatedAt }));
}
