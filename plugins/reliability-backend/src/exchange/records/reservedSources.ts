import {
  ImportRecord,
  isDocumentSource,
  LineProblem,
  SourceKey,
} from '@afterword/plugin-reliability-common';
import { RequestContext } from '../../platform/http/RequestContext';
import { saidTwice } from './saidTwice';

/**
 * Where a record names something under the source of documents. What a document becomes is named by who imports it and what it is called,
 * so anybody could work a name out and be there first; documents therefore come in as documents only.
 */
export function reservedSources(record: ImportRecord): LineProblem[] {
  return keysIn(record).flatMap(([field, key]) =>
    key && isDocumentSource(key.source)
      ? [{ field, ...saidTwice('keptForDocuments', { source: key.source }) }]
      : [],
  );
}

/**
 * Where a record of a person's speaks for a source that delivers by itself: it would be there before the delivery, for whom it likes, or
 * put its words into the source's mouth. A service's may, so that a portal's own export can be brought back.
 */
export function installedSource(
  record: ImportRecord,
  { principal }: Pick<RequestContext, 'principal'>,
  isInstalled: (source: string) => boolean,
): LineProblem[] {
  const { source, type } = record;
  const isTaken =
    type === 'incident' && principal.kind !== 'service' && isInstalled(source);
  if (!isTaken) return [];
  return [{ field: 'source', ...saidTwice('keptForSource', { source }) }];
}

function keysIn(
  record: ImportRecord,
): (readonly [field: string, key: SourceKey | null | undefined])[] {
  const own = ['source', record] as const;
  switch (record.type) {
    case 'postmortem':
      return [
        own,
        ...(record.incidents ?? []).map(
          (key, index) => [`incidents.${index}.source`, key] as const,
        ),
      ];
    case 'actionItem':
      return [
        own,
        ['postmortem.source', record.postmortem],
        ['incident.source', record.incident],
      ];
    case 'changeFailure':
      return [
        own,
        ['deployment.source', record.deployment],
        ['incident.source', record.incident],
      ];
    case 'changeReview':
      return [
        own,
        ...(['deployments', 'incidents'] as const).flatMap(field =>
          (record[field] ?? []).map(
            (key, index) => [`${field}.${index}.source`, key] as const,
          ),
        ),
        ...(record.risks ?? []).map(
          ({ actionItem }, index) =>
            [`risks.${index}.actionItem.source`, actionItem] as const,
        ),
      ];
    default:
      return [own];
  }
}
