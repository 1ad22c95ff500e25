import { useState } from 'react';
import {
  ReviewSeries,
  reviewSeries,
  reviewsContract,
  ReviewSeriesInput,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { storedNow } from '../../editing/storedNow';
import { writeOver } from '../../editing/writeOver';
import { changedOf, isSameIn, SeriesField } from './changedOf';

function fieldsOf(series: ReviewSeries): ReviewSeriesInput {
  const { title, kind, scope, rhythm, length, pool, participants } = series;
  return { title, kind, scope, rhythm, length, pool, participants };
}

/**
 * A series while it is set up anew, as it was when that began. What somebody else changes meanwhile in other fields stays; where both
 * changed the same one the writer is asked.
 */
export function useSeriesDraft(series: ReviewSeries) {
  const write = useReliabilityWrite(reviewsContract.updateReviewSeries);
  const [base, setBase] = useState(series);
  const [overtaken, setOvertaken] = useState<ReviewSeries>();

  const save = async (body: ReviewSeriesInput): Promise<boolean> => {
    const mine = changedOf(fieldsOf(base), body);
    const basis = overtaken ?? base;
    let stored = basis;
    setOvertaken(undefined);
    try {
      await writeOver(
        basis.version,
        version =>
          write.mutateAsync({
            params: { id: series.id },
            body: { ...fieldsOf(stored), ...mine },
            version,
          }),
        error => {
          const now = storedNow(error, reviewSeries);
          stored = now ?? stored;
          return now;
        },
        now =>
          (Object.keys(mine) as SeriesField[]).every(
            field => isSameIn(field, now, basis) || isSameIn(field, now, body),
          ),
      );
      return true;
    } catch (error) {
      setOvertaken(storedNow(error, reviewSeries));
      return false;
    }
  };

  return {
    initial: fieldsOf(base),
    isPending: write.isPending,
    /** What somebody else stored in the same fields meanwhile. */
    overtaken: overtaken && fieldsOf(overtaken),
    /** Anything but that. */
    error: overtaken ? null : write.error,
    /** @returns whether it is saved */
    save,
    /** Goes on from what is stored now. */
    takeTheirs() {
      if (overtaken) setBase(overtaken);
      setOvertaken(undefined);
      write.reset();
    },
  };
}
