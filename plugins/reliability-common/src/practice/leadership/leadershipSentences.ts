import { said } from '../../contract';
import {
  type FigureChange,
  type FigureId,
  type ScopeMetrics,
  shareInPercent,
  surelyChanged,
  timeBefore,
} from '../../metrics';
import { monthlySentences } from '../../reports';
import type { PracticeFigureId, PracticeHealth } from '../health';
import { changesOf } from '../health/practiceFigures';
import { publishedSentences } from '../health/practiceInWords';
import type { LeadershipMessage } from './messages';

/** Figures whose changes are told, as their messages are called. */
const compared = [
  'incidents',
  'timeToRestore',
  'timeToDetect',
  'changeFailureRate',
  'commitmentsOnTime',
] as const satisfies readonly FigureId[];

interface Compared {
  readonly figure: (typeof compared)[number] | PracticeFigureId;
  readonly change: FigureChange;
}

/**
 * What of a quarter can be read aloud. Nothing is called an improvement: higher and lower are said only where that is sure, given how many
 * figures were looked at, and of the others it is said that they cannot be told apart from the time before, which is as long.
 */
export function leadershipSentences(
  metrics: ScopeMetrics,
  practice: PracticeHealth | null,
): LeadershipMessage[] {
  return [
    ...monthlySentences(metrics),
    ...onTimeSentence(metrics),
    ...(practice ? publishedSentences(practice) : []),
    ...changeSentences(metrics, practice),
  ];
}

function onTimeSentence({
  figures: { commitmentsOnTime },
}: ScopeMetrics): LeadershipMessage[] {
  if (commitmentsOnTime === null || !('value' in commitmentsOnTime)) return [];
  const { k, n, value, interval } = commitmentsOnTime;
  const { low, high } = shareInPercent(value, interval);
  return [
    said('onTimeSaid', {
      k,
      n,
      interval: said('percentRange', { low, high }),
    }),
  ];
}

function changeSentences(
  { figures, window }: ScopeMetrics,
  practice: PracticeHealth | null,
): LeadershipMessage[] {
  const then = timeBefore(window);
  const all: Compared[] = [
    ...compared.flatMap(id => {
      const figure = figures[id];
      return figure && 'change' in figure && figure.change
        ? { figure: id, change: figure.change }
        : [];
    }),
    ...(practice ? changesOf(practice) : []),
  ];
  if (all.length === 0) return [said('nothingCompared', { then })];
  const changed = surelyChanged(all);
  const count = all.length - changed.length;
  if (changed.length === 0) return [said('noneSurelyChanged', { count, then })];
  const sure = changed.map(({ figure, change }) =>
    changedSentence(figure, change, then),
  );
  return count > 0 ? [...sure, said('others', { count, then })] : sure;
}

function changedSentence(
  figure: Compared['figure'],
  { verdict }: FigureChange,
  then: LeadershipMessage,
): LeadershipMessage {
  return said(verdict === 'higher' ? 'surelyHigher' : 'surelyLower', {
    name: said(figure),
    then,
  });
}
