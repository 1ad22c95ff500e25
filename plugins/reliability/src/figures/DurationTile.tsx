import type { DurationFigure } from '@afterword/plugin-reliability-common';
import {
  FigureTile,
  splitUnit,
  useDurationInterval,
  useDurationText,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import { changeFacts } from './changeFacts';
import { FactRow } from './FactRow';
import type { TileParts } from './tileParts';

type Typical = Extract<DurationFigure, { state: 'ok' | 'lowConfidence' }>;
type Counted = Exclude<DurationFigure, { state: 'none' | 'notObserved' }>;

/** A duration: the median, its interval, and what it rests on. */
export function DurationTile({
  figure,
  ...parts
}: TileParts & { readonly figure: DurationFigure }) {
  const { t } = useWords();
  switch (figure.state) {
    case 'notObserved':
      return (
        <FigureTile
          {...parts}
          state="notObserved"
          reason={t('figures.notObserved')}
        />
      );
    case 'none':
      return (
        <FigureTile
          {...parts}
          state="tooFew"
          reason={t('figures.noIncidents')}
        />
      );
    case 'tooFew':
      return (
        <FigureTile
          {...parts}
          state="tooFew"
          reason={t('figures.tooFew')}
          note={<Basis figure={figure} />}
        />
      );
    default:
      return <TypicalTile {...parts} figure={figure} />;
  }
}

function TypicalTile({
  figure,
  ...parts
}: TileParts & { readonly figure: Typical }) {
  const { t } = useWords();
  const { median } = figure;
  const sayDuration = useDurationText();
  const interval = useDurationInterval()(figure.interval);
  return (
    <FigureTile
      {...parts}
      state={figure.state}
      {...(median === null
        ? {
            value: t('figures.longer', {
              duration: sayDuration(figure.interval[0]),
            }),
          }
        : splitUnit(sayDuration(median)))}
      interval={
        interval.unit
          ? interval.text
          : t('figures.bounds', { interval: interval.text })
      }
      intervalNote={
        interval.unit
          ? t('figures.unitLevel', { unit: interval.unit })
          : t('figures.level')
      }
      note={<Basis figure={figure} />}
    />
  );
}

/** How many it rests on, what is missing, and how sure it is. */
function Basis({ figure }: { readonly figure: Counted }) {
  const { t } = useWords();
  const { n, censored, coverage, state } = figure;
  const parts = [
    t('figures.n', { n }),
    ...(coverage.known < coverage.total
      ? [
          t('figures.notKnown', {
            n: coverage.total - coverage.known,
            total: coverage.total,
          }),
        ]
      : []),
    ...(censored > 0 ? [t('figures.stillOpen', { n: censored })] : []),
    ...(state === 'lowConfidence' && coverage.known === coverage.total
      ? [t('figures.lowConfidence')]
      : []),
    ...('change' in figure ? changeFacts(t, figure.change) : []),
  ];
  return <FactRow facts={parts} />;
}
