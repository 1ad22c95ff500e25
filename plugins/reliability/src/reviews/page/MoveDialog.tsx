import { useState } from 'react';
import type { Review } from '@afterword/plugin-reliability-common';
import { Select } from '@backstage/ui';
import { EditDialog } from '../../editing/EditDialog';
import { MomentField } from '../../fields/MomentField';
import { readerZone } from '../../readerZone';
import { useWords } from '../../words';
import { lengthsWith } from '../lengths';

/** Moves one review, and leaves its series as it is. */
export function MoveDialog({
  review,
  isPending,
  onMove,
  onClose,
}: {
  readonly review: Review;
  readonly isPending: boolean;
  readonly onMove: (when: { startsAt: string; length: number }) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [startsAt, setStartsAt] = useState<string | undefined>(review.startsAt);
  const [length, setLength] = useState(review.length);
  const isDirty = startsAt !== review.startsAt || length !== review.length;
  return (
    <EditDialog
      title={t('reviews.move.title', { key: review.key })}
      isDirty={isDirty}
      isPending={isPending}
      error={null}
      saveLabel={t('reviews.move.save')}
      cannotSave={startsAt === undefined || !isDirty}
      onClose={onClose}
      onSave={() => startsAt !== undefined && onMove({ startsAt, length })}
    >
      <p>{t('reviews.move.why')}</p>
      <MomentField
        label={t('reviews.move.begins')}
        description={t('incidents.page.yourZone', { zone: readerZone() })}
        value={startsAt}
        onChange={setStartsAt}
        isPlanned
        autoFocus
      />
      <Select
        label={t('reviews.series.length')}
        options={lengthsWith(review.length).map(minutes => ({
          id: String(minutes),
          label: t('reviews.minutesLong', { n: minutes }),
        }))}
        value={String(length)}
        onChange={id => setLength(Number(id))}
      />
    </EditDialog>
  );
}
