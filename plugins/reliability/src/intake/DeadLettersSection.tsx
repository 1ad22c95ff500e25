import { useState } from 'react';
import {
  DeadLetter,
  intakeContract,
  MAX_PAGE_SIZE,
} from '@afterword/plugin-reliability-common';
import {
  RelativeTime,
  RowList,
  RowListItem,
  SectionCard,
  SkeletonBlock,
  useMomentText,
  useReliabilityPages,
} from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { FailureNotice } from '../listing/FailureNotice';
import { useListText } from '../useListText';
import { useWords } from '../words';
import { DiscardQuestion } from './DiscardQuestion';
import styles from './IntakePage.module.css';
import { IntakeSteps } from './IntakeSteps';

const LIMITS = { first: 10, next: MAX_PAGE_SIZE } as const;

/** Events that somebody could not be told of, each with a way to try again and one to be rid of it. */
export function DeadLettersSection() {
  const { t } = useWords();
  const { items, error, hasMore, isLoadingMore, loadMore, refetch } =
    useReliabilityPages(intakeContract.listDeadLetters, {}, LIMITS);
  const body = () => {
    if (!items) {
      return error ? (
        <FailureNotice
          title={t('intake.dead.failed')}
          error={error}
          onRetry={refetch}
        />
      ) : (
        <SkeletonBlock height={20} />
      );
    }
    if (items.length === 0) {
      return <p className={styles.words}>{t('intake.dead.none')}</p>;
    }
    return (
      <>
        <RowList aria-label={t('intake.dead.title')}>
          {items.map(letter => (
            <Letter key={letter.id} letter={letter} />
          ))}
        </RowList>
        {hasMore && (
          <Button
            variant="tertiary"
            isPending={isLoadingMore}
            onPress={loadMore}
          >
            {t('intake.dead.older')}
          </Button>
        )}
      </>
    );
  };
  return (
    <SectionCard
      title={t('intake.dead.title')}
      lead={t('intake.dead.lead')}
      body={items && items.length > 0 ? 'flush' : undefined}
    >
      {body()}
    </SectionCard>
  );
}

function Letter({
  letter: { id, topic, about, consumers, attempts, error, createdAt },
}: {
  readonly letter: DeadLetter;
}) {
  const { t } = useWords();
  const sayList = useListText();
  const sayMoment = useMomentText();
  const [isDiscarding, setDiscarding] = useState(false);
  const named = { topic, at: sayMoment(createdAt) };
  return (
    <RowListItem
      title={
        <>
          <b>{about ? t('intake.dead.about', { topic, key: about }) : topic}</b>{' '}
          {t('intake.dead.unheard', { consumers: sayList(consumers) })}
        </>
      }
      aside={<RelativeTime at={createdAt} />}
      detail={
        <>
          {t('intake.dead.attempts', { count: attempts })}
          {' · '}
          {error ?? t('intake.dead.hidden')}
        </>
      }
    >
      <IntakeSteps
        id={id}
        replay={{
          operation: intakeContract.replayDeadLetter,
          label: t('intake.dead.replay'),
          name: t('intake.dead.replayNamed', named),
          done: t('intake.dead.replayed'),
        }}
        discard={{
          name: t('intake.dead.discardNamed', named),
          onPress: () => setDiscarding(true),
        }}
      />
      {isDiscarding && (
        <DiscardQuestion
          operation={intakeContract.discardDeadLetter}
          id={id}
          title={t('intake.dead.discardTitle')}
          why={t('intake.dead.discardWhy')}
          done={t('intake.dead.discarded')}
          onClose={() => setDiscarding(false)}
        />
      )}
    </RowListItem>
  );
}
