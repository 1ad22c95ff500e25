import type { ChangeRateFigure } from '@afterword/plugin-reliability-common';
import { FigureTile } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import { changeFacts } from './changeFacts';
import { percents } from './CommitmentsTile';
import { FactRow } from './FactRow';
import type { TileParts } from './tileParts';

/** How many deployments caused an incident; in percent where there are enough of them for that. */
export function ChangesTile({
  figure,
  ...parts
}: TileParts & { readonly figure: ChangeRateFigure }) {
  const { t } = useWords();
  switch (figure.state) {
    case 'notObserved':
      return (
        <FigureTile
          {...parts}
          state="notObserved"
          reason={t('figures.noDeploymentsKnown')}
        />
      );
    case 'none':
      return (
        <FigureTile
          {...parts}
          state="tooFew"
          reason={t('figures.nothingDeployed')}
        />
      );
    case 'unattributed':
      return (
        <FigureTile
          {...parts}
          state="unattributed"
          reason={t('figures.unattributed')}
          note={t('figures.attributed', { ...figure.coverage })}
        />
      );
    default: {
      const { state, k, n, value, interval, coverage, change } = figure;
      const isFew = state === 'lowConfidence';
      return (
        <FigureTile
          {...parts}
          state={state}
          value={isFew ? String(k) : t('figures.number', { n: rounded(value) })}
          unit={isFew ? t('figures.of', { n }) : t('figures.percentUnit')}
          interval={percents(interval)}
          intervalNote={t('figures.percentLevel')}
          note={
            <FactRow
              facts={[
                ...(isFew
                  ? [t('figures.lowConfidence')]
                  : [t('figures.kOfN', { k, n })]),
                t('figures.attributed', { ...coverage }),
                ...changeFacts(t, change),
              ]}
            />
          }
        />
      );
    }
  }
}

/** In percent, to the tenth. */
function rounded(share: number): number {
  return Math.round(share * 1000) / 10;
}
