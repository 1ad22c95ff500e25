import { pagesPath } from '@afterword/plugin-reliability-common';
import {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { OperationCalls } from '../platform/http/OperationCalls';
import { portalPages } from '../platform/http/portalPages';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { Reviews } from '../reviews';
import { FeedAddresses } from './FeedAddresses';
import { FeedEditing } from './FeedEditing';
import { FeedMakers } from './FeedMakers';
import { FeedReading, FeedSources } from './FeedReading';
import {
  mayTellLearnings,
  mayTellMilestones,
  mayTellReviews,
} from './feedRights';
import { feedRouter } from './feedRouter';
import { feedRoutes } from './feedRoutes';
import { FeedStore } from './FeedStore';

/** Puts the slice together. */
export function createFeeds(
  platform: Platform,
  options: {
    readonly auth: AuthService;
    readonly calls: OperationCalls;
    readonly config: Config;
    readonly discovery: DiscoveryService;
    readonly logger: LoggerService;
    readonly postmortems: Postmortems;
    readonly reviews: Reviews;
    readonly sources: FeedSources;
    readonly visibility: CatalogVisibility;
  },
) {
  const { config, discovery } = options;
  const store = new FeedStore();
  const addresses = new FeedAddresses(
    platform.database,
    store,
    config.getOptionalString('reliability.feeds.signingKey'),
  );
  const makers = new FeedMakers(platform);
  const reading = new FeedReading(
    platform,
    store,
    addresses,
    makers,
    options.auth,
    options.calls,
    options.sources,
    // Every portal says where it is; back ends of tests need not.
    () => portalPages(config.getString('app.baseUrl'), pagesPath(config)),
  );
  return {
    router: feedRouter(reading, options.logger),
    handlers: feedRoutes(
      new FeedEditing(
        platform,
        store,
        addresses,
        options.visibility,
        makers,
        {
          reviews: mayTellReviews(platform, options.reviews),
          learnings: mayTellLearnings(platform, options.postmortems),
          milestones: mayTellMilestones(platform),
        },
        () => discovery.getExternalBaseUrl('reliability'),
      ),
    ),
  };
}
