import { toKey } from '@afterword/plugin-reliability-common';
import { StoredChange } from './ChangeRow';

/**
 * What a change is called by the releases of its deployments. A change that came from elsewhere has got another key here: a release that was there before
 * it cannot mean that one.
 */
export function calledBy(
  change: Pick<StoredChange, 'id' | 'release' | 'source' | 'createdAt'>,
  deployment: { readonly createdAt: number },
) {
  const { createdAt, id, release, source } = change;
  const isKnown = source === null || deployment.createdAt > createdAt;
  return { key: isKnown ? toKey('change', id) : null, release };
}
