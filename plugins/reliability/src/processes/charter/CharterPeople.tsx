import { charterContract } from '@afterword/plugin-reliability-common';
import {
  RelativeTime,
  RowList,
  RowListItem,
  SectionCard,
  SkeletonText,
  useReliabilityPages,
} from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import more from '../../listing/ChangesSection.module.css';
import { FailureNotice } from '../../listing/FailureNotice';
import { PersonName } from '../../people/PersonName';
import { useWords } from '../../words';

const LIMITS = { first: 10, next: 100 } as const;

/** Who has acknowledged which version, the latest first; for those who administer the charter. */
export function CharterPeople() {
  const { t } = useWords();
  const { items, error, hasMore, isLoadingMore, loadMore, refetch } =
    useReliabilityPages(
      charterContract.listCharterAcknowledgements,
      {},
      LIMITS,
    );
  const frame = {
    title: t('processes.charter.who.title'),
    lead: t('processes.charter.who.lead'),
  };
  if (!items || items.length === 0) {
    return (
      <SectionCard {...frame}>
        {error && <FailureNotice error={error} onRetry={refetch} />}
        {!items && !error && <SkeletonText lines={2} />}
        {items && t('processes.charter.who.nobody')}
      </SectionCard>
    );
  }
  return (
    <SectionCard {...frame} body="flush">
      <RowList>
        {items.map(({ person, version, at }) => (
          <RowListItem
            key={`${person} ${version}`}
            title={<PersonName of={person} />}
            aside={
              <>
                {t('processes.charter.who.version', { version })}
                {' · '}
                <RelativeTime at={at} />
              </>
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
            {t('processes.charter.who.more')}
          </Button>
        </div>
      )}
    </SectionCard>
  );
}
