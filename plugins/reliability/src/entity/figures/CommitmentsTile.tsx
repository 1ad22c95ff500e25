import type {
  CommitmentCounts,
  ShareFigure,
} from '@afterword/plugin-reliability-common';
import { FigureTile } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';

/** How many promises were kept by the day first promised, and what is overdue now. */
export function CommitmentsTile({
  figure,
  now,
}: {
  readonly figure: ShareFigure;
  readonly now: CommitmentCounts;
}) {
  const { t } = useWords();
  const label = t('entity.figure.commitments');
  const notes = {
    overdue:
      now.overdue > 0
        ? t('entity.figure.overdue', { count: now.overdue, open: now.open })
        : undefined,
    note: t('entity.figure.open', { count: now.open }),
  };
  switch (figure.state) {
    case 'none':
      return (
        <FigureTile
          label={label}
          state="tooFew"
          reason={t('entity.figure.noneDue')}
          {...notes}
        />
      );
    case 'unattributed':
      return (
        <FigureTile
          label={label}
          state="unattributed"
          reason={t('entity.figure.unattributed')}
          {...notes}
        />
      );
    default:
      return (
        <FigureTile
          label={label}
          state={figure.state}
          value={String(figure.k)}
          unit={t('entity.figure.of', { n: figure.n })}
          interval={percents(figure.interval)}
          intervalNote={t('entity.figure.percentLevel')}
          {...notes}
        />
      );
  }
}

/** `52–95` */
export function percents([low, high]: readonly [number, number]): string {
  return `${Math.round(low * 100)}–${Math.round(high * 100)}`;
}
