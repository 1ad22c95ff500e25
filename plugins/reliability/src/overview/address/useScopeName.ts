import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import {
  CONTAINER_KINDS,
  normaliseEntityRef,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';

/** Nothing to look up in the catalog. */
const NOBODY: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Organisation',
  metadata: { name: ORGANISATION },
};

/** What a scope is called: what the catalog calls its entity, or the organisation. */
export function useScopeName(scope: string): string {
  const { t } = useWords();
  const isEntity = normaliseEntityRef(scope) !== undefined;
  const { primaryTitle } = useEntityPresentation(isEntity ? scope : NOBODY);
  if (scope === ORGANISATION) return t('overview.organisation');
  return isEntity ? primaryTitle : scope;
}

/** Whether a scope is what it contains: all others have no parts. */
export function hasParts(scope: string): boolean {
  return (
    scope === ORGANISATION ||
    (normaliseEntityRef(scope) !== undefined &&
      CONTAINER_KINDS.has(parseEntityRef(scope).kind))
  );
}
