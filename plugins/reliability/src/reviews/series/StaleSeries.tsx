import {
  ORGANISATION,
  ReviewSeriesInput,
} from '@afterword/plugin-reliability-common';
import { sideBySide, StalePanel } from '../../editing/StalePanel';
import { useWords } from '../../words';
import { useRhythmText } from './useRhythmText';

/** What somebody else made of a series, beside what its reader would. */
export function StaleSeries({
  now,
  yours,
  ...answers
}: {
  readonly now: ReviewSeriesInput;
  readonly yours: ReviewSeriesInput;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}) {
  const { t } = useWords();
  const sayRhythm = useRhythmText();
  const said = ({
    title,
    scope,
    rhythm,
    length,
    pool,
    participants,
  }: ReviewSeriesInput) => [
    { label: t('reviews.series.name'), text: title },
    {
      label: t('reviews.series.scope'),
      text: scope === ORGANISATION ? t('reviews.organisation') : scope,
    },
    {
      label: t('reviews.series.repeats'),
      text: sayRhythm(rhythm),
    },
    {
      label: t('reviews.series.length'),
      text: t('reviews.minutesLong', { n: length }),
    },
    {
      label: t('reviews.series.pool'),
      text: pool.map(({ ref }) => ref).join(', '),
    },
    {
      label: t('reviews.series.participants'),
      text: participants.join(', '),
    },
  ];
  return <StalePanel rows={sideBySide(said(now), said(yours))} {...answers} />;
}
