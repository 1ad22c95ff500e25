import { FormEvent, useState } from 'react';
import {
  actionItemCreatePermission,
  ORGANISATION,
  Review,
  ReviewDecision,
  reviewsContract,
} from '@afterword/plugin-reliability-common';
import {
  KeyText,
  RowList,
  RowListItem,
  SectionCard,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon } from '@backstage/ui';
import { LineField } from '../../fields/LineField';
import { failureText } from '../../editing/failureText';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';
import type { Notify } from '../../editing/useNotice';
import { LineIcon } from '../../icons/LineIcon';
import { actionItemRouteRef } from '../../routes';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import styles from './Decisions.module.css';

/** What was decided, and what became of it. */
export function Decisions({
  review,
  notify,
}: {
  readonly review: Review;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const { decisions } = review;
  return (
    <SectionCard
      title={t('reviews.decisions.title')}
      meta={decisions.length > 0 && decisions.length}
      body="flush"
    >
      {decisions.length === 0 && (
        <p className={styles.none}>{t('reviews.decisions.none')}</p>
      )}
      <RowList>
        {decisions.map(decision => (
          <Decision
            key={decision.id}
            review={review}
            decision={decision}
            notify={notify}
          />
        ))}
      </RowList>
      {review.editable && <NewDecision review={review} notify={notify} />}
    </SectionCard>
  );
}

function Decision({
  review,
  decision,
  notify,
}: {
  readonly review: Review;
  readonly decision: ReviewDecision;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const link = useRouteRef(actionItemRouteRef);
  const mayCommit = useMay(actionItemCreatePermission);
  const committing = useReliabilityWrite(reviewsContract.commitReviewDecision);
  const updating = useReliabilityWrite(reviewsContract.updateReviewDecision);
  const removing = useReliabilityWrite(reviewsContract.removeReviewDecision);
  const adding = useReliabilityWrite(reviewsContract.addReviewDecision);
  const { id, text, version, actionItem, linked, raised } = decision;
  const params = { key: review.key, id };
  const orSay = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      notify({
        text: t('editing.failed', { problem: failureText(error) }),
        isFailure: true,
      });
    }
  };
  const commit = () =>
    orSay(async () => {
      const { decisions } = await committing.mutateAsync({ params, version });
      const key = decisions.find(each => each.id === id)?.actionItem ?? '';
      notify({ text: t('reviews.decisions.made', { key }) });
    });
  const remove = () =>
    orSay(async () => {
      await removing.mutateAsync({ params, version });
      const bringBack = () =>
        adding.mutateAsync({
          params: { key: review.key },
          body: { text, actionItem, raised },
          idempotencyKey: newIdempotencyKey(),
        });
      // What it became and they may not see, they could not bring back.
      const isWhole = actionItem !== null || !linked;
      notify({
        text: t('reviews.decisions.removed'),
        undo: isWhole ? bringBack : undefined,
        takesFocus: true,
      });
    });
  const raise = () =>
    orSay(() =>
      updating.mutateAsync({
        params,
        body: { text, actionItem, raised: !raised },
        version,
      }),
    );
  return (
    <RowListItem
      title={text}
      aside={
        review.editable && (
          <ButtonIcon
            variant="tertiary"
            size="small"
            icon={<LineIcon name="cross" />}
            aria-label={t('reviews.decisions.remove', { text })}
            onPress={remove}
          />
        )
      }
      detail={
        <>
          {actionItem === null ? (
            linked && t('reviews.decisions.hidden')
          ) : (
            <KeyText value={actionItem} href={link?.({ key: actionItem })} />
          )}
          {raised && <div>{t('reviews.decisions.raised')}</div>}
        </>
      }
    >
      {review.editable && !linked && mayCommit && (
        <Button
          variant="secondary"
          size="small"
          isPending={committing.isPending || updating.isPending}
          onPress={commit}
        >
          {t('reviews.decisions.commit')}
        </Button>
      )}
      {review.editable && review.scope !== ORGANISATION && (
        <Button
          variant="tertiary"
          size="small"
          isPending={updating.isPending}
          onPress={raise}
        >
          {t(raised ? 'reviews.decisions.unraise' : 'reviews.decisions.raise')}
        </Button>
      )}
    </RowListItem>
  );
}

function NewDecision({
  review,
  notify,
}: {
  readonly review: Review;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const adding = useReliabilityWrite(reviewsContract.addReviewDecision);
  const [text, setText] = useState('');
  // One key for one decision: sent twice, it is noted once.
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    try {
      await adding.mutateAsync({
        params: { key: review.key },
        body: { text: text.trim() },
        idempotencyKey,
      });
      setText('');
      setIdempotencyKey(newIdempotencyKey());
    } catch (error) {
      notify({
        text: t('editing.failed', { problem: failureText(error) }),
        isFailure: true,
      });
    }
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <LineField
        label={t('reviews.decisions.label')}
        value={text}
        maxLength={500}
        onChange={setText}
      />
      <Button type="submit" variant="secondary" isPending={adding.isPending}>
        {t('reviews.decisions.add')}
      </Button>
    </form>
  );
}
