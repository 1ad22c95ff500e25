import type {
  CommitmentCounts,
  ShareFigure,
} from '@afterword/plugin-reliability-common';
import { FigureTile } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import type { TileParts } from './tileParts';

/** How many promises were kept by the day first promised, and what is overdue now. */
export function CommitmentsTile({
  figure,
  now,
  ...parts
}: TileParts & {
  readonly figure: ShareFigure;
  readonly now: CommitmentCounts;
}) {
  const { t } = useWords();
  const notes = {
    overdue:
      now.overdue > 0
        ? t('figures.overdue', { count: now.overdue, open: now.open })
        : undefined,
    note: t('figures.open', { count: now.open }),
  };
  switch (figure.state) {
    case 'none':
      return (
        <FigureTile
          {...parts}
          state="tooFew"
          reason={t('figures.noneDue')}
          {...notes}
        />
      );
    case 'unattributed':
      return (
        <FigureTile
          {...parts}
          state="unattributed"
          reason={t('figures.unattributed')}
          {...notes}
        />
      );
    default:
      return (
        <FigureTile
          {...parts}
          state={figure.state}
          value={String(figure.k)}
          unit={t('figures.of', { n: figure.n })}
          interval={percents(figure.interval)}
          intervalNote={t('figures.percentLevel')}
          {...notes}
        />
      );
  }
}

/** `52–95` */
export function percents([low, high]: readonly [number, number]): string {
  return `${Math.round(low * 100)}–${Math.round(high * 100)}`;
}
