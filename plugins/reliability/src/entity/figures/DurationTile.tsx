import type { DurationFigure } from '@afterword/plugin-reliability-common';
import {
  FigureTile,
  splitUnit,
  useDurationInterval,
  useDurationText,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { FactRow } from './FactRow';

type Typical = Extract<DurationFigure, { state: 'ok' | 'lowConfidence' }>;
type Counted = Exclude<DurationFigure, { state: 'none' | 'notObserved' }>;

/** A duration: the median, its interval, and what it rests on. */
export function DurationTile({
  label,
  figure,
}: {
  readonly label: string;
  readonly figure: DurationFigure;
}) {
  const { t } = useWords();
  switch (figure.state) {
    case 'notObserved':
      return (
        <FigureTile
          label={label}
          state="notObserved"
          reason={t('entity.figure.notObserved')}
        />
      );
    case 'none':
      return (
        <FigureTile
          label={label}
          state="tooFew"
          reason={t('entity.figure.noIncidents')}
        />
      );
    case 'tooFew':
      return (
        <FigureTile
          label={label}
          state="tooFew"
          reason={t('entity.figure.tooFew')}
          note={<Basis figure={figure} />}
        />
      );
    default:
      return <TypicalTile label={label} figure={figure} />;
  }
}

function TypicalTile({
  label,
  figure,
}: {
  readonly label: string;
  readonly figure: Typical;
}) {
  const { t } = useWords();
  const { median } = figure;
  const sayDuration = useDurationText();
  const interval = useDurationInterval()(figure.interval);
  return (
    <FigureTile
      label={label}
      state={figure.state}
      {...(median === null
        ? {
            value: t('entity.figure.longer', {
              duration: sayDuration(figure.interval[0]),
            }),
          }
        : splitUnit(sayDuration(median)))}
      interval={
        interval.unit
          ? interval.text
          : t('entity.figure.bounds', { interval: interval.text })
      }
      intervalNote={
        interval.unit
          ? t('entity.figure.unitLevel', { unit: interval.unit })
          : t('entity.figure.level')
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
    t('entity.figure.n', { n }),
    ...(coverage.known < coverage.total
      ? [
          t('entity.figure.notKnown', {
            n: coverage.total - coverage.known,
            total: coverage.total,
          }),
        ]
      : []),
    ...(censored > 0 ? [t('entity.figure.stillOpen', { n: censored })] : []),
    ...(state === 'lowConfidence' && coverage.known === coverage.total
      ? [t('entity.figure.lowConfidence')]
      : []),
  ];
  return <FactRow facts={parts} />;
}
