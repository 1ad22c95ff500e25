import {
  PostmortemRecord,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { DAY, MINUTE } from './calendarWeights';
import { Deck } from './Deck';
import { ScriptedFactor } from './failureModes';
import { NumberedHappening } from './HistoryPlan';
import { SeededRandom } from './SeededRandom';
import { filled, worded } from './Wording';

type Factor = NonNullable<PostmortemRecord['factors']>[number];
type Evidence = NonNullable<Factor['evidence']>[number];

const places: Readonly<Record<Evidence['type'], string | null>> = {
  log: 'https://logs.larkfield.example/saved',
  metric: 'https://metrics.larkfield.example/explore',
  trace: 'https://traces.larkfield.example/trace',
  dashboard: 'https://metrics.larkfield.example/d',
  runbook: 'https://handbook.larkfield.example/runbooks',
  ticket: 'https://tracker.larkfield.example/browse/OPS',
  chat: 'https://chat.larkfield.example/archive',
  change: 'https://git.larkfield.example/changes',
  interview: null,
};

/**
 * The conditions that are named for an incident. One that somebody found evidence for is established or likely; what is only supposed is
 * possible and may stand alone. At least one lies outside of people.
 */
export function writeFactors(
  happening: NumberedHappening,
  count: number,
  deck: Deck,
  random: SeededRandom,
): Factor[] {
  const { script } = happening;
  if (script === null) return [];
  const pile = `${script.failureMode} factors`;
  const drawn = deck.hand(pile, script.factors, count);
  const hasCondition = drawn.some(({ layer }) => layer !== 'people');
  const factors = hasCondition
    ? drawn
    : [
        ...drawn,
        ...script.factors.filter(({ layer }) => layer !== 'people').slice(0, 1),
      ];
  return factors.map(factor => aFactor(factor, happening, random));
}

function aFactor(
  factor: ScriptedFactor,
  happening: NumberedHappening,
  random: SeededRandom,
): Factor {
  const confidence = random.weighted(
    ['established', 'likely', 'possible'] as const,
    each => ({ established: 5, likely: 3, possible: 2 }[each]),
  );
  const isSupposed = confidence === 'possible' && random.chance(0.5);
  const evidence = isSupposed
    ? []
    : random.some(factor.evidence, confidence === 'established' ? 2 : 1);
  return {
    text: worded(factor.text, happening.wording),
    layer: factor.layer,
    confidence,
    evidence: evidence.map(({ type, title, excerpt }): Evidence => {
      const place = places[type];
      return {
        type,
        title: worded(title, happening.wording),
        url: place && `${place}/${happening.number}${random.whole(10, 99)}`,
        excerpt: excerpt ? filled(excerpt, happening.wording) : '',
        at: toInstant(momentOf(type, happening, random)),
      };
    }),
  };
}

/** Measurements are from the time of the incident, decisions and pages from before, talks from after. */
function momentOf(
  type: Evidence['type'],
  { startedAt }: NumberedHappening,
  random: SeededRandom,
): number {
  const minute = (at: number) => Math.floor(at / MINUTE) * MINUTE;
  if (['change', 'runbook', 'ticket'].includes(type)) {
    return minute(startedAt - random.whole(2, 200) * DAY);
  }
  return type === 'interview'
    ? minute(startedAt + random.whole(20, 44) * 60 * MINUTE)
    : minute(startedAt + random.whole(3, 40) * MINUTE);
}
