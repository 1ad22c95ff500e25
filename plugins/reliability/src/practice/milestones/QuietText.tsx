import { QuietEvidence } from '@afterword/plugin-reliability-common';
import { useReaderLocale } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';

/** From this probability on nobody should read more than chance into a silence. */
const MAY_BE_CHANCE = 0.05;

/** How surprising it is that a failure mode has not come back, with what chance alone would do. */
export function QuietText({ evidence }: { readonly evidence: QuietEvidence }) {
  const { t } = useWords();
  const locale = useReaderLocale();
  const tenth = (value: number) =>
    value.toLocaleString(locale, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
  const inHundred = (share: number) => {
    if (share < 0.01) return t('practice.milestones.quiet.lessThanOnce');
    if (share > 0.99) return t('practice.milestones.quiet.nearlyAlways');
    return t('practice.milestones.quiet.times', {
      count: Math.round(100 * share),
    });
  };
  const { before, beforeDays, chance, chanceOfAny, watched } = evidence;
  const sentences = [
    t('practice.milestones.quiet.before', { count: before, days: beforeDays }),
    t('practice.milestones.quiet.expected', {
      expected: tenth(evidence.expected),
      low: tenth(evidence.expectedLow),
      high: tenth(evidence.expectedHigh),
    }),
    t(
      watched > 1
        ? 'practice.milestones.quiet.chance'
        : 'practice.milestones.quiet.chanceAlone',
      {
        chance: inHundred(chance),
        any: inHundred(chanceOfAny),
        watched,
      },
    ),
    t(
      chanceOfAny < MAY_BE_CHANCE
        ? 'practice.milestones.quiet.hardlyChance'
        : 'practice.milestones.quiet.mayBeChance',
    ),
    t('practice.milestones.quiet.known', {
      known: evidence.known,
      total: evidence.total,
    }),
  ];
  return <>{sentences.join(' ')}</>;
}
