import {
  ChangeRateFigure,
  RecurrenceFigure,
  ShareFigure,
  SaidShare,
  shareInPercent,
  VerifiedFigure,
} from '@afterword/plugin-reliability-common';
import type { WordKey, Words } from '../../words';
import { changeFacts } from '../changeFacts';
import type { SaidFigure, Sayings } from './SaidFigure';
import { coverageFacts } from './sayDuration';

/** A figure that is a share, `k` of `n`. */
export type AnyShare =
  | ChangeRateFigure
  | RecurrenceFigure
  | ShareFigure
  | VerifiedFigure;

interface ShareWords {
  /** What is known of what there was: `13 of 14 attributed`. */
  readonly covered: WordKey;
  /** In percent where there are enough for that; else, and for promises, as so many of so many. */
  readonly inPercent: boolean;
}

const changes: ShareWords = {
  covered: 'figures.attributed',
  inPercent: true,
};

const wordsOf: Readonly<Record<AnyShare['definition'], ShareWords>> = {
  changeFailureRate: changes,
  changeSuccessRate: changes,
  recurrence: {
    covered: 'figures.modesKnown',
    inPercent: true,
  },
  commitmentsOnTime: {
    covered: 'figures.knownOf',
    inPercent: false,
  },
  commitmentsVerified: {
    covered: 'figures.knownOf',
    inPercent: false,
  },
};

/** A share: in percent or as so many of so many, its interval, and what is known. */
export function sayShare({ t, reason }: Sayings, figure: AnyShare): SaidFigure {
  const words = wordsOf[figure.definition];
  switch (figure.state) {
    case 'notObserved':
      return { state: 'notObserved', reason: reason(figure), facts: [] };
    case 'none':
      return { state: 'tooFew', reason: reason(figure), facts: [] };
    case 'unattributed':
      return {
        state: 'unattributed',
        reason: reason(figure),
        facts: [t(words.covered, { ...figure.coverage })],
      };
    default: {
      const { state, k, n, value, interval } = figure;
      const isOf = state === 'lowConfidence' || !words.inPercent;
      const said = shareInPercent(value, interval);
      const ends = percents(t, said);
      return {
        state,
        value: isOf ? String(k) : t('figures.number', { n: said.value }),
        unit: isOf ? t('figures.of', { n }) : t('figures.percentUnit'),
        interval: ends,
        intervalNote: t('figures.percentLevel'),
        ends: { text: ends, unit: t('figures.percentUnit') },
        facts: [
          ...(state === 'lowConfidence' ? [t('figures.lowConfidence')] : []),
          ...(isOf ? [] : [t('figures.kOfN', { k, n })]),
          ...known(t, words, figure.coverage),
          ...('change' in figure ? changeFacts(t, figure.change) : []),
        ],
      };
    }
  }
}

/** What is attributed is always said: the rate rests on it. */
function known(
  t: Words,
  { covered }: ShareWords,
  coverage: { readonly known: number; readonly total: number },
): string[] {
  return covered === 'figures.knownOf'
    ? coverageFacts(t, coverage)
    : [t(covered, { ...coverage })];
}

/** `52–95` */
export function percents(
  t: Words,
  { low, high }: Pick<SaidShare, 'low' | 'high'>,
): string {
  return [low, high].map(n => t('figures.number', { n })).join('–');
}
