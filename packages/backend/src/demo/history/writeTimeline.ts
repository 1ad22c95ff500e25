import {
  IncidentRecord,
  PostmortemRecord,
  toInstant,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { MINUTE } from './calendarWeights';
import { Deck } from './Deck';
import { ScriptedMoment } from './failureModes';
import { NumberedHappening } from './HistoryPlan';
import { detectionMoments } from './prose/detectionProse';
import { momentProse } from './prose/protocolProse';
import { SeededRandom } from './SeededRandom';
import { worded } from './Wording';

type Entry = NonNullable<PostmortemRecord['timeline']>[number];

/** The timeline of an incident: its moments as they are recorded, and what people noted in between. */
export function writeTimeline(
  happening: NumberedHappening,
  { times = {} }: IncidentRecord,
  deck: Deck,
  random: SeededRandom,
): Entry[] {
  const { script, wording, detectedBy, startedAt } = happening;
  if (script === null) return [];
  const mode = script.failureMode;
  const say = (
    pile: string,
    { evidence, texts }: { evidence: string; texts: readonly string[] },
  ) => ({ text: worded(deck.deal(pile, texts), wording), evidence });
  const detection = detectionMoments[detectedBy];
  const words: Readonly<
    Record<string, () => { text: string; evidence: string }>
  > = {
    impactStarted: () => say('impact started', momentProse.impactStarted),
    detected: () => say(`${detectedBy} detected`, detection),
    declared: () => say('declared', momentProse.declared),
    acknowledged: () => say('acknowledged', momentProse.acknowledged),
    mitigated: () =>
      say(`${mode} ending`, { evidence: 'metric', texts: script.ending }),
    resolved: () => say('resolved', momentProse.resolved),
  };
  const moments = Object.entries(times ?? {}).flatMap(([kind, at]): Entry[] =>
    typeof at === 'string'
      ? [{ at, kind: kind as Entry['kind'], ...words[kind]() }]
      : [],
  );
  const from = millis(times?.detected) ?? startedAt;
  const until = millis(times?.mitigated) ?? from + 60 * MINUTE;
  const chosen = random.some(script.during, random.whole(2, 4));
  const during = chosen.map((moment, index): Entry => {
    const share = (index + 0.4 + random.next() * 0.5) / (chosen.length + 0.4);
    return note(moment, from + (until - from) * share, wording);
  });
  const before = random.chance(0.75)
    ? [
        beforehand(
          deck.deal(`${mode} before`, script.before),
          happening,
          random,
        ),
      ]
    : [];
  return [
    ...before,
    ...[...moments, ...during].sort(
      (a, b) => (millis(a.at) ?? 0) - (millis(b.at) ?? 0),
    ),
  ];
}

/** What stands at the beginning: an hour before, or at a time that nobody remembers exactly. */
function beforehand(
  moment: ScriptedMoment,
  { startedAt, wording }: NumberedHappening,
  random: SeededRandom,
): Entry {
  const { text, evidence, atText } = moment;
  if (atText !== undefined) {
    return {
      at: null,
      atText,
      kind: 'note',
      text: worded(text, wording),
      evidence,
    };
  }
  const minutes =
    evidence === 'deployment' ? random.whole(2, 18) : random.whole(12, 240);
  return note(moment, startedAt - minutes * MINUTE, wording);
}

function note(
  { text, evidence }: ScriptedMoment,
  at: number,
  wording: NumberedHappening['wording'],
): Entry {
  const minute = Math.floor(at / MINUTE) * MINUTE;
  return {
    at: toInstant(minute),
    kind: 'note',
    text: worded(text, wording),
    evidence,
  };
}

function millis(at: string | null | undefined): number | null {
  return typeof at === 'string' ? toMillis(at) : null;
}
