import {
  pagesPath,
  reviewReadPermission,
  reviewUpdatePermission,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { Config } from '@backstage/config';
import { ActionItems } from '../actionItems';
import { Incidents } from '../incidents';
import { Learnings } from '../learnings';
import { FigureReadings } from '../metrics';
import { ConditionTransformer } from '../platform/access/Authorizer';
import { CatalogBoundPolicies } from '../platform/catalog/CatalogBoundPolicies';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { portalPages } from '../platform/http/portalPages';
import { Notifier } from '../platform/notifications/Notifier';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { AgendaFindings } from './AgendaFindings';
import { AgendaReading } from './AgendaReading';
import { DecidingStore } from './DecidingStore';
import { DecisionReading } from './DecisionReading';
import { FrameworkFindings } from './FrameworkFindings';
import { LessonAsking } from './LessonAsking';
import { LessonReading } from './LessonReading';
import { ReviewEditing } from './ReviewEditing';
import { ReviewLessonStore } from './ReviewLessonStore';
import { ReviewPartStore } from './ReviewPartStore';
import { ReviewReading } from './ReviewReading';
import { reviewRoutes } from './reviewRoutes';
import { ReviewSeriesEditing } from './ReviewSeriesEditing';
import { ReviewSeriesEnding } from './ReviewSeriesEnding';
import { ReviewSeriesStore } from './ReviewSeriesStore';
import { ReviewSight } from './ReviewSight';
import { ReviewStore } from './ReviewStore';
import { ReviewWriter } from './ReviewWriter';
import { ReviewWriting } from './ReviewWriting';
import { RollUpReading } from './RollUpReading';
import { tellConcerned } from './tellConcerned';

/** Puts the slice together. */
export function createReviews(
  platform: Platform,
  {
    config,
    framework,
    notifier,
    transforms,
    visibility,
    ...slices
  }: {
    readonly config: Config;
    readonly actionItems: ActionItems;
    readonly incidents: Incidents;
    readonly learnings: Learnings;
    readonly postmortems: Postmortems;
    readonly figures: FigureReadings;
    readonly framework: FrameworkFindings;
    readonly notifier: Notifier;
    readonly transforms: {
      readonly reviews: ConditionTransformer<ReliabilityQuery>;
    };
    readonly visibility: CatalogVisibility;
  },
) {
  const store = new ReviewStore();
  const deciding = new DecidingStore();
  const seriesStore = new ReviewSeriesStore();
  const parts = new ReviewPartStore();
  const writer = new ReviewWriter(platform, store);
  const decisions = new DecisionReading(platform, parts, slices.actionItems);
  const lessonStore = new ReviewLessonStore();
  const lessons = new LessonReading(
    platform,
    lessonStore,
    slices.learnings,
    decisions,
  );
  const policies = new CatalogBoundPolicies(
    platform.authorizer,
    { read: reviewReadPermission, update: reviewUpdatePermission },
    transforms.reviews,
  );
  const sight = new ReviewSight(
    platform,
    store,
    seriesStore,
    policies,
    visibility,
  );
  slices.learnings.reviewsSeen.use((context, ids) => sight.seen(context, ids));
  const reading = new ReviewReading(
    platform,
    store,
    seriesStore,
    parts,
    decisions,
    lessons,
    sight,
  );
  // Every portal says where it is; back ends of tests need not.
  const baseUrl = config.getOptionalString('app.baseUrl');
  const findings = new AgendaFindings(platform, slices, visibility);
  return {
    policies,
    sight,
    rollUp: new RollUpReading(platform, deciding, decisions, sight),
    concernedTeller: tellConcerned(notifier),
    handlers: reviewRoutes({
      portal:
        baseUrl === undefined
          ? undefined
          : portalPages(baseUrl, pagesPath(config)),
      reading,
      agenda: new AgendaReading(
        platform,
        store,
        parts,
        deciding,
        decisions,
        findings,
        sight,
        seriesStore,
        framework,
      ),
      series: new ReviewSeriesEditing(
        platform,
        store,
        seriesStore,
        writer,
        reading,
        sight,
        visibility,
      ),
      ending: new ReviewSeriesEnding(
        platform,
        store,
        seriesStore,
        writer,
        reading,
        sight,
      ),
      editing: new ReviewEditing(
        platform,
        seriesStore,
        parts,
        writer,
        reading,
        sight,
      ),
      writing: new ReviewWriting(
        platform,
        seriesStore,
        parts,
        writer,
        reading,
        sight,
        decisions,
        slices.actionItems.editing,
      ),
      asking: new LessonAsking(
        platform,
        lessonStore,
        seriesStore,
        writer,
        reading,
        sight,
        lessons,
        slices.learnings,
      ),
    }),
  };
}

/** The slice, for those below it in the house. */
export type Reviews = ReturnType<typeof createReviews>;
