import { useState } from 'react';
import type { Review } from '@afterword/plugin-reliability-common';
import { SectionCard, SkeletonText } from '@afterword/plugin-reliability-react';
import { NoticeBar } from '../../editing/NoticeBar';
import { useNotice } from '../../editing/useNotice';
import { FailureNotice } from '../../listing/FailureNotice';
import { useDocumentTitle } from '../../shell/useDocumentTitle';
import { useWords } from '../../words';
import { EditSeriesDialog } from '../series/EditSeriesDialog';
import { EndSeriesDialog } from '../series/EndSeriesDialog';
import { SeriesHistory } from '../series/SeriesHistory';
import { Agenda } from './Agenda';
import { changesNobody, PeopleChange } from './attendance';
import { BeginDialog } from './BeginDialog';
import { CancelDialog } from './CancelDialog';
import { CloseDialog } from './CloseDialog';
import { Decisions } from './Decisions';
import { Facilitator } from './Facilitator';
import { Minutes } from './Minutes';
import { MoveDialog } from './MoveDialog';
import { ReviewHeading } from './ReviewHeading';
import { ReviewHistory } from './ReviewHistory';
import styles from './ReviewView.module.css';
import { Room } from './Room';
import { TopicPanel } from './TopicPanel';
import { useAgenda } from './useAgenda';
import { useReviewChanges } from './useReviewChanges';

/** A review on one screen: its agenda, the topic that is spoken of with its notes, and what is decided. */
export function ReviewView({ review }: { readonly review: Review }) {
  const { t } = useWords();
  const notices = useNotice();
  const changes = useReviewChanges(review, notices.notify);
  const [dialog, setDialog] = useState<
    'series' | 'end' | 'move' | 'begin' | 'cancel' | 'close'
  >();
  const [chosen, setChosen] = useState<string>();
  useDocumentTitle(`${review.key} ${review.title}`);
  const { key, state } = review;
  const { shown, error, refetch } = useAgenda(review);
  const isOver = state === 'closed' || state === 'cancelled';
  const topics = shown?.agenda.topics ?? [];
  const spoken = topics.filter(({ parked }) => parked === null);
  const topic = topics.find(({ id }) => id === chosen) ?? spoken[0];
  const next = spoken[spoken.findIndex(({ id }) => id === topic?.id) + 1];
  const close = () => setDialog(undefined);

  const begin = async (attendance: PeopleChange) => {
    // Who is there first: what has begun without them cannot be planned again.
    const now = changesNobody(review.attendance, attendance)
      ? review
      : await changes.attend(attendance);
    if (!now || !(await changes.step('live', {}, now.version))) return;
    close();
    notices.notify({ text: t('reviews.page.begun', { key }) });
  };
  const end = async (ledBy: string | null) => {
    const isDone = await changes.step('closed', { ledBy });
    close();
    if (isDone) notices.notify({ text: t('reviews.page.closed', { key }) });
  };

  return (
    <div className={styles.page}>
      <ReviewHeading
        review={review}
        isPending={changes.isPending}
        onBegin={() => setDialog('begin')}
        onClose={() => setDialog('close')}
        onCancel={() => setDialog('cancel')}
        onEdit={() => setDialog('series')}
        onMove={() => setDialog('move')}
        notify={notices.notify}
      />
      <div className={styles.columns} data-over={isOver}>
        {!isOver && (
          <div className={styles.column}>
            {error ? (
              <FailureNotice
                error={error}
                title={t('reviews.agenda.failed')}
                onRetry={() => refetch()}
              />
            ) : (
              <Agenda
                review={review}
                shown={shown}
                current={topic?.id}
                changes={changes}
                onChoose={setChosen}
              />
            )}
          </div>
        )}
        <div className={styles.column}>
          {isOver && state === 'closed' && <Minutes review={review} />}
          {!isOver && topic && (
            <TopicPanel
              key={topic.id}
              review={review}
              topic={topic}
              spoken={spoken}
              next={next}
              onChoose={setChosen}
              notify={notices.notify}
            />
          )}
          {!isOver && !topic && (
            <SectionCard title={t('reviews.agenda.title')}>
              <SkeletonText lines={6} />
            </SectionCard>
          )}
        </div>
        <div className={styles.column}>
          <Decisions review={review} notify={notices.notify} />
          <Room review={review} changes={changes} />
          <Facilitator review={review} changes={changes} />
          <ReviewHistory review={review} />
          <SeriesHistory id={review.series} />
        </div>
      </div>
      {dialog === 'series' && (
        <EditSeriesDialog
          id={review.series}
          onClose={close}
          onSaved={() => {
            close();
            notices.notify({ text: t('reviews.page.saved') });
          }}
          onEnd={() => setDialog('end')}
        />
      )}
      {dialog === 'end' && (
        <EndSeriesDialog
          id={review.series}
          onClose={close}
          onEnded={() => {
            close();
            notices.notify({ text: t('reviews.endSeries.ended') });
          }}
        />
      )}
      {dialog === 'move' && (
        <MoveDialog
          review={review}
          isPending={changes.isPending}
          onClose={close}
          onMove={async when => {
            if (!(await changes.move(when))) return;
            close();
            notices.notify({ text: t('reviews.move.moved', { key }) });
          }}
        />
      )}
      {dialog === 'begin' && (
        <BeginDialog
          review={review}
          isPending={changes.isPending}
          onBegin={begin}
          onClose={close}
        />
      )}
      {dialog === 'close' && (
        <CloseDialog
          review={review}
          topics={topics}
          isPending={changes.isPending}
          onCloseReview={end}
          onClose={close}
        />
      )}
      {dialog === 'cancel' && (
        <CancelDialog
          review={review}
          isPending={changes.isPending}
          onClose={close}
          onCancel={async reason => {
            if (!(await changes.step('cancelled', { reason }))) return;
            close();
            notices.notify({ text: t('reviews.page.cancelledNow', { key }) });
          }}
        />
      )}
      <NoticeBar {...notices} />
    </div>
  );
}
