import {
  incidentSourcesExtensionPoint,
  milestonesExtensionPoint,
} from '@afterword/plugin-reliability-node';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { createActionItems } from './actionItems';
import { registerActions } from './actions';
import { bindContracts } from './bindContracts';
import { createChanges } from './changes';
import { createDeployments, proposalRulesFrom } from './deployments';
import { createExchange } from './exchange';
import { createFeeds, feedPaths } from './feeds';
import { createIncidents } from './incidents';
import { createIntake, IncidentSources, intakePaths } from './intake';
import { createLearnings } from './learnings';
import { createMetrics, impactWeightsFrom } from './metrics';
import { CatalogVisibility } from './platform/catalog/CatalogVisibility';
import { PrincipalResolver } from './platform/catalog/PrincipalResolver';
import { createPlatform } from './platform/createPlatform';
import { FactAudit } from './platform/facts/FactAudit';
import { answerChecksRef } from './platform/http/answerChecks';
import { ContractRouter } from './platform/http/ContractRouter';
import { openApiRouter } from './platform/http/openApiRouter';
import { OperationCalls } from './platform/http/OperationCalls';
import { Notifier } from './platform/notifications/Notifier';
import { DeadLetters } from './platform/outbox/DeadLetters';
import { OutboxConsumer, OutboxRelay } from './platform/outbox/OutboxRelay';
import { schedulePlatformTasks } from './platform/tasks/schedulePlatformTasks';
import { createPostmortemLinks, createPostmortems } from './postmortems';
import {
  builtInMilestones,
  createLeadership,
  createMilestones,
  createPracticeHealth,
} from './practice';
import { createProcesses } from './processes';
import {
  registerPermissions,
  registerResourceTypes,
} from './registerPermissions';
import { createReports } from './reports';
import { createReviews } from './reviews';

/**
 * Keeps incidents, deployments, postmortems and action items on catalog entities, and serves them at `/api/reliability`.
 *
 * @public
 */
export const reliabilityPlugin = createBackendPlugin({
  pluginId: 'reliability',
  register(env) {
    const sources = new IncidentSources();
    env.registerExtensionPoint(incidentSourcesExtensionPoint, {
      addSource: source => sources.add(source),
    });
    const milestoneRules = builtInMilestones();
    env.registerExtensionPoint(milestonesExtensionPoint, {
      addRule: rule => milestoneRules.add(rule),
    });

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        answerChecks: answerChecksRef,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        instance: coreServices.rootInstanceMetadata,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metadata: coreServices.pluginMetadata,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { catalog, httpRouter, logger, permissionsRegistry } = deps;
        const platform = await createPlatform({
          ...deps,
          rememberReadsSeconds: deps.config.getOptionalNumber(
            'reliability.permissions.rememberReadsSeconds',
          ),
        });
        const notifier = new Notifier({
          ...deps,
          runsNotifications: async () =>
            (await deps.instance.getInstalledPlugins()).some(
              ({ pluginId }) => pluginId === 'notifications',
            ),
        });

        const transforms = registerPermissions(permissionsRegistry);
        const processes = await createProcesses(platform, deps.config);
        const postmortemLinks = createPostmortemLinks(platform);
        const incidents = createIncidents(platform, {
          links: postmortemLinks.ofIncidents,
          transforms,
          precedence:
            deps.config.getOptionalStringArray(
              'reliability.incidents.sourcePrecedence',
            ) ?? [],
        });

        const deployments = createDeployments(platform, {
          incidents,
          transforms,
          proposalRules: proposalRulesFrom(deps.config),
        });

        const actionItems = createActionItems(platform, {
          incidents,
          links: postmortemLinks.ofActionItems,
          notifier,
          transforms,
        });

        const postmortems = createPostmortems(platform, {
          processes,
          incidents,
          actionItems,
          notifier,
          transforms,
        });
        const visibility = new CatalogVisibility(catalog, platform.authorizer);
        const slices = { incidents, deployments, actionItems, postmortems };
        const shared = { ...deps, ...slices, notifier, transforms, visibility };
        const learnings = await createLearnings(platform, shared);
        const changes = createChanges(platform, { ...shared, learnings });
        incidents.followers.add(postmortems.incidentFollower);
        incidents.followers.add(deployments.incidentFollower);

        const metrics = createMetrics(platform, {
          ...shared,
          impactWeights: impactWeightsFrom(deps.config),
        });

        const reports = await createReports(platform, {
          ...shared,
          figures: metrics.readings,
        });

        const practice = createPracticeHealth(platform, {
          figures: metrics.readings,
          processes,
        });
        const reviews = createReviews(platform, {
          ...shared,
          learnings,
          figures: metrics.readings,
          framework: practice.agenda,
        });
        registerResourceTypes(permissionsRegistry, {
          ...slices,
          reviews,
          changes,
        });
        const leadership = createLeadership(platform, {
          ...slices,
          learnings,
          reviews,
          health: practice.health,
          figures: metrics.readings,
        });

        const milestones = await createMilestones(platform, {
          ...shared,
          milestoneRules,
        });

        const exchange = createExchange(platform, {
          ...slices,
          changes,
          sources,
          transforms,
          visibility,
          logger,
        });

        const consumers: OutboxConsumer[] = [
          actionItems.ownerNotifier,
          postmortems.addressedNotifier,
          ...learnings.consumers,
          ...changes.consumers,
          reports.groupTeller,
          reviews.concernedTeller,
        ];
        const intake = await createIntake(platform, {
          ...deps,
          incidents,
          sources,
          deadLetters: new DeadLetters(consumers),
          visibility,
          transforms,
        });

        const relay = new OutboxRelay(platform.database, consumers, logger);
        relay.follow(platform.outbox);
        deps.lifecycle.addShutdownHook(() => relay.finish());
        const audit = new FactAudit(
          platform,
          [
            incidents.factKeeper,
            actionItems.factKeeper,
            ...deployments.factKeepers,
            postmortems.factKeeper,
          ],
          [incidents.sightingAudit, platform.segments],
          logger,
        );
        await schedulePlatformTasks(deps, platform, { relay, audit });

        const principals = new PrincipalResolver(
          deps.auth,
          deps.userInfo,
          platform.catalog,
          platform.database,
        );
        const calls = new OperationCalls({ principals, turns: platform.turns });
        registerActions(deps.actionsRegistry, calls, {
          incidents: incidents.handlers,
          actionItems: actionItems.handlers,
          postmortems: postmortems.handlers,
          learnings: learnings.handlers,
        });
        const feeds = createFeeds(platform, {
          ...shared,
          calls,
          reviews,
          sources: {
            listReviews: reviews.handlers.listReviews,
            listLearnings: learnings.handlers.listLearnings,
            listMilestones: milestones.handlers.listMilestones,
          },
        });
        const router = new ContractRouter({
          httpAuth: deps.httpAuth,
          logger,
          principals,
          turns: platform.turns,
          validateResponses: deps.answerChecks.areOn,
        });
        bindContracts(router, {
          processes,
          incidents,
          deployments,
          actionItems,
          postmortems,
          learnings,
          changes,
          metrics,
          reports,
          reviews,
          feeds,
          practice,
          leadership,
          milestones,
          exchange,
          intake,
        });
        for (const path of ['/intake', '/feeds', '/openapi.json']) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
        httpRouter.use(intake.router);
        httpRouter.use(feeds.router);
        httpRouter.use(
          openApiRouter(router.contracts, '1', {
            ...intakePaths,
            ...feedPaths,
          }),
        );
        httpRouter.use(router.close());
      },
    });
  },
});
