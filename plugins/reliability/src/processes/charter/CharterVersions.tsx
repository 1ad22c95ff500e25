import { useState } from 'react';
import {
  Charter,
  charterContract,
  CharterVersionSummary,
} from '@afterword/plugin-reliability-common';
import {
  RowList,
  RowListItem,
  SectionCard,
  SkeletonText,
  useReliabilityPages,
} from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import more from '../../listing/ChangesSection.module.css';
import { FailureNotice } from '../../listing/FailureNotice';
import { useWords } from '../../words';
import { AdoptedText } from './AdoptedText';
import { CharterComparison } from './CharterComparison';

const LIMITS = { first: 6, next: 50 } as const;
const SHIPPED = { version: 0, at: null, by: null, note: '', asksAnew: false };

/** Every version of the charter, back to the one that comes with the plugin, each of which can be held against the present one. */
export function CharterVersions({ charter }: { readonly charter: Charter }) {
  const { t } = useWords();
  const [compared, setCompared] = useState<number>();
  const { items, error, hasMore, isLoadingMore, loadMore, refetch } =
    useReliabilityPages(charterContract.listCharterVersions, {}, LIMITS);
  const title = t('processes.charter.versions');
  if (!items) {
    return (
      <SectionCard title={title}>
        {error ? (
          <FailureNotice error={error} onRetry={refetch} />
        ) : (
          <SkeletonText lines={2} />
        )}
      </SectionCard>
    );
  }
  const versions: readonly CharterVersionSummary[] = hasMore
    ? items
    : [...items, SHIPPED];
  return (
    <SectionCard title={title} body="flush">
      <RowList>
        {versions.map(each => (
          <RowListItem
            key={each.version}
            title={<AdoptedText of={each} />}
            aside={
              each.version < charter.version && (
                <Button
                  variant="tertiary"
                  size="small"
                  aria-label={t('processes.charter.compareNamed', {
                    version: each.version,
                  })}
                  onPress={() => setCompared(each.version)}
                >
                  {t('processes.charter.compare')}
                </Button>
              )
            }
            detail={
              (each.note || each.asksAnew) && (
                <>
                  {each.note}
                  {each.note && each.asksAnew && ' · '}
                  {each.asksAnew && t('processes.charter.askedAnew')}
                </>
              )
            }
          />
        ))}
      </RowList>
      {error && <FailureNotice error={error} onRetry={loadMore} />}
      {hasMore && !error && (
        <div className={more.more}>
          <Button
            variant="tertiary"
            isPending={isLoadingMore}
            onPress={loadMore}
          >
            {t('processes.charter.olderVersions')}
          </Button>
        </div>
      )}
      {compared !== undefined && (
        <CharterComparison
          version={compared}
          charter={charter}
          onClose={() => setCompared(undefined)}
        />
      )}
    </SectionCard>
  );
}
