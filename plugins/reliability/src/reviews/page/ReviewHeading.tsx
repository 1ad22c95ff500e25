import type { Review } from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  useMomentText,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Link } from '@backstage/ui';
import type { Notify } from '../../editing/useNotice';
import { HeaderButtons } from '../../listing/HeaderButtons';
import { reviewRouteRef } from '../../routes';
import { ItemHeading, TitleKey } from '../../shell/item/ItemHeading';
import { useWords } from '../../words';
import { ReviewStateText } from '../ReviewStateText';
import { ScopeName } from '../ScopeName';
import { OverButtons } from './OverButtons';
import { minutesSince, useNow } from './useNow';

/** What a review is called, where it stands, and what can be done about that. */
export function ReviewHeading({
  review,
  isPending,
  onBegin,
  onClose,
  onCancel,
  onEdit,
  onMove,
  notify,
}: {
  readonly review: Review;
  readonly isPending: boolean;
  readonly onBegin: () => void;
  readonly onClose: () => void;
  readonly onCancel: () => void;
  readonly onEdit: () => void;
  readonly onMove: () => void;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const link = useRouteRef(reviewRouteRef);
  const now = useNow(review.state === 'live');
  const { key, title, state, period, before, after } = review;
  const { startsAt, startedAt, endedAt } = review;
  const dayOf = useMomentText();
  const isOneDay =
    dayOf(period.from, 'dateWithYear') === dayOf(period.until, 'dateWithYear');
  const isOneYear =
    new Date(period.from).getFullYear() ===
    new Date(period.until).getFullYear();
  const isLive = state === 'live';
  const isLast = endedAt !== null && after === null;
  const buttons = review.editable ? (
    <HeaderButtons>
      <Button variant="tertiary" onPress={onEdit}>
        {t('reviews.page.edit')}
      </Button>
      {!isLive && (
        <Button variant="tertiary" onPress={onMove}>
          {t('reviews.page.move')}
        </Button>
      )}
      <Button variant="secondary" onPress={onCancel}>
        {t('reviews.page.cancel')}
      </Button>
      <Button
        variant="primary"
        isPending={isPending}
        onPress={isLive ? onClose : onBegin}
      >
        {isLive ? t('reviews.page.close') : t('reviews.page.begin')}
      </Button>
    </HeaderButtons>
  ) : undefined;
  return (
    <ItemHeading
      title={
        <>
          <TitleKey>{key}</TitleKey> {title}
        </>
      }
      facts={
        <>
          <ReviewStateText state={state} />
          <ScopeName scope={review.scope} known={review.scopeKnown} />
          <span>
            {startedAt === null
              ? t(
                  state === 'cancelled'
                    ? 'reviews.page.wasPlanned'
                    : 'reviews.page.begins',
                  { at: <DateTimeText at={startsAt} /> },
                )
              : t('reviews.page.began', {
                  at: <DateTimeText at={startedAt} />,
                })}
          </span>
          {startedAt && endedAt && (
            <span>
              {t('reviews.page.ended', { at: <DateTimeText at={endedAt} /> })}
            </span>
          )}
          {state !== 'cancelled' && (
            <span>
              {isOneDay
                ? t('reviews.page.coversDay', {
                    day: (
                      <DateTimeText at={period.until} detail="dateWithYear" />
                    ),
                  })
                : t('reviews.page.covers', {
                    from: (
                      <DateTimeText
                        at={period.from}
                        detail={isOneYear ? 'date' : 'dateWithYear'}
                      />
                    ),
                    until: (
                      <DateTimeText at={period.until} detail="dateWithYear" />
                    ),
                  })}
            </span>
          )}
          {isLive && startedAt && (
            <span>
              {t('reviews.page.used', {
                used: minutesSince(startedAt, now),
                length: review.length,
              })}
            </span>
          )}
          {before && (
            <Link href={link?.({ key: before })} standalone>
              {t('reviews.page.before')}
            </Link>
          )}
          {after && (
            <Link href={link?.({ key: after })} standalone>
              {t('reviews.page.after')}
            </Link>
          )}
        </>
      }
      notes={[
        state === 'cancelled' &&
          t('reviews.page.cancelledWhy', { reason: review.reason }),
        review.seriesEnded && t('reviews.page.seriesEnded'),
      ]}
      actionsLabel={t('reviews.page.steps')}
      actions={
        isLast ? (
          <OverButtons review={review} notify={notify} onEdit={onEdit} />
        ) : (
          buttons
        )
      }
    />
  );
}
