import { exchangeContract } from '@afterword/plugin-reliability-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ActionItems } from '../actionItems';
import { Changes } from '../changes';
import { Deployments } from '../deployments';
import { Incidents } from '../incidents';
import { IncidentSources } from '../intake';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { Handlers } from '../platform/http/ContractRouter';
import { sendNdjson } from '../platform/http/ndjson';
import { decidedOnce } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { DocumentImport } from './DocumentImport';
import { PresentChanges } from './PresentChanges';
import { PresentRecords } from './PresentRecords';
import { DocumentReader } from './DocumentReader';
import { DocumentRights } from './DocumentRights';
import { ExportRights } from './ExportRights';
import { exportRecords, identitiesOf } from './exportRecords';
import { ActionItemImporter } from './records/ActionItemImporter';
import { AwaitedByRisks } from './records/AwaitedByRisks';
import { ChangeFailureImporter } from './records/ChangeFailureImporter';
import { ChangeReviewImporter } from './records/ChangeReviewImporter';
import { ConcernedChanges } from './records/ConcernedChanges';
import { DeploymentImporter } from './records/DeploymentImporter';
import { DraftReaders } from './records/DraftReaders';
import { HidingLinks } from './records/HidingLinks';
import { ImportRights, ImportTransforms } from './records/ImportRights';
import { RecordImport } from './records/RecordImport';
import { IncidentImporter } from './records/IncidentImporter';
import { OwnRecords } from './records/OwnRecords';
import { PendingReferenceStore } from './records/PendingReferenceStore';
import { PostmortemImporter } from './records/PostmortemImporter';
import { RecordHolds } from './records/RecordHolds';
import { RecordWriter } from './records/RecordWriter';
import { Targets } from './records/Targets';
import { UnseenNames } from './records/UnseenNames';
import { WaitingReferences } from './records/WaitingReferences';

/** Puts the slice together. */
export function createExchange(
  platform: Platform,
  options: {
    readonly incidents: Incidents;
    readonly changes: Changes;
    readonly deployments: Deployments;
    readonly actionItems: ActionItems;
    readonly postmortems: Postmortems;
    readonly sources: IncidentSources;
    readonly transforms: ImportTransforms;
    readonly visibility: CatalogVisibility;
    readonly logger: LoggerService;
  },
) {
  const { actionItems, changes, deployments, incidents, postmortems } = options;
  const { access } = platform;
  const own = new OwnRecords(platform.database, access, options);
  const pending = new PendingReferenceStore();
  changes.takingBack.followedBy(new AwaitedByRisks(pending));
  const concerned = new ConcernedChanges(changes, own, pending);
  const targets = new Targets(platform, options, own);
  const rights = new ImportRights(
    platform.authorizer,
    options,
    options.transforms,
    concerned,
    options.visibility,
    platform.database,
  );
  const writer = new RecordWriter(
    platform,
    {
      incident: new IncidentImporter(incidents, access),
      postmortem: new PostmortemImporter(
        postmortems,
        access,
        targets,
        new DraftReaders(postmortems.circles, access),
      ),
      actionItem: new ActionItemImporter(
        actionItems,
        access,
        targets,
        new HidingLinks(platform.history, { incidents, postmortems }),
      ),
      deployment: new DeploymentImporter(deployments),
      changeFailure: new ChangeFailureImporter(
        deployments,
        incidents,
        access,
        targets,
      ),
      changeReview: new ChangeReviewImporter(
        changes,
        incidents.failureModes,
        targets,
      ),
    },
    new WaitingReferences(pending, platform.catalog, targets),
    own,
    rights,
    new RecordHolds(options, own, concerned),
  );
  const present = new PresentRecords(options);
  const records = new RecordImport(
    platform,
    writer,
    new UnseenNames(present, new PresentChanges(deployments, changes)),
    source => options.sources.get(source) !== undefined,
    options.logger,
  );
  const documents = new DocumentImport(
    platform,
    writer,
    new DocumentRights(platform, present, rights),
    new DocumentReader(options.logger),
  );
  const exportRights = new ExportRights(
    platform.authorizer,
    options.transforms,
  );
  const handlers: Handlers<typeof exchangeContract> = {
    importRecords: async ({ context, query, req, res }) => {
      await records.authorise(context);
      await sendNdjson(res, records.import(context, req, query.dryRun));
    },
    importDocument: ({ context, query, body }) =>
      documents.import(context, body, query.dryRun),
    exportRecords: async ({ context, query, res }) => {
      const ownSource = await own.source();
      const identities = identitiesOf(platform.database, options, ownSource);
      const slices = { ...options, identities, ownSource };
      const once = decidedOnce(context);
      const kinds = await exportRights.kinds(once, query.type);
      await sendNdjson(res, exportRecords(slices, once, kinds, query));
    },
  };
  return { handlers };
}
