import {
  ActionItemRecord,
  PostmortemSectionId,
} from '@afterword/plugin-reliability-common';
import { Deck } from './Deck';
import { NumberedHappening } from './HistoryPlan';
import { detectionProse } from './prose/detectionProse';
import { impactProse, noImpactProse } from './prose/impactProse';
import {
  changeProse,
  governanceProse,
  luckProse,
  wentWellProse,
  whyProse,
} from './prose/protocolProse';
import { SeededRandom } from './SeededRandom';
import { worded } from './Wording';
import { learningInProse } from './writeLearnings';

/** The sections of a document, as Markdown. */
export type Sections = Partial<Record<PostmortemSectionId, string>>;

const paragraphs = (texts: readonly string[]) => texts.join('\n\n');
const bullets = (texts: readonly string[]) =>
  texts.map(text => `- ${text}`).join('\n');

const typeNames: Readonly<
  Record<NonNullable<ActionItemRecord['itemType']>, string>
> = {
  prevent: 'Make it less likely',
  detect: 'Notice it earlier',
  contain: 'Keep it small',
  recover: 'Get back faster',
  process: 'Work differently',
  investigate: 'Find out more',
};

/** Writes the whole document about an incident, as one of those who were there would. */
export function writeSections(
  happening: NumberedHappening,
  items: readonly ActionItemRecord[],
  deck: Deck,
  random: SeededRandom,
): Sections {
  const { script, detectedBy, wording, severity } = happening;
  if (script === null) return {};
  const mode = script.failureMode;
  const isSevere = severity === 'sev1' || severity === 'sev2';
  const say = (texts: readonly string[]) =>
    texts.map(text => worded(text, wording));
  const some = (pile: string, texts: readonly string[], count: number) =>
    say(deck.hand(pile, texts, count));
  return {
    whatHappened: paragraphs(
      say(deck.paragraph(`${mode} what`, script.whatHappened)),
    ),
    impact: say(
      deck.paragraph(
        'impact',
        random.chance(0.7) ? impactProse : impactProse.slice(0, 2),
      ),
    ).join(' '),
    whyItHappened: paragraphs([
      ...some('why', whyProse, 1),
      ...say(deck.paragraph(`${mode} why`, script.why)),
    ]),
    detection: say(
      deck.paragraph(`${detectedBy} detection`, detectionProse[detectedBy]),
    ).join(' '),
    containment: paragraphs(
      some(`${mode} containment`, script.containment, isSevere ? 2 : 1),
    ),
    recovery: paragraphs(
      some(`${mode} recovery`, script.recovery, isSevere ? 2 : 1),
    ),
    governance: paragraphs([
      ...(random.chance(0.6)
        ? some(`${mode} governance`, script.governance, 1)
        : []),
      ...some('governance', governanceProse, random.whole(1, 2)),
    ]),
    whatToChange: paragraphs([
      ...some('change', changeProse, 1),
      bullets(
        items
          .filter(({ status }) => status !== 'declined')
          .map(
            ({ itemType, title }) =>
              `**${typeNames[itemType ?? 'investigate']}**: ${title}`,
          ),
      ),
    ]),
    whatWentWell: bullets([
      ...some(`${mode} well`, script.wentWell, 1),
      ...some('well', wentWellProse, random.whole(1, 2)),
      ...(random.chance(0.55) ? some('luck', luckProse, 1) : []),
    ]),
    learnings: bullets(
      say(
        deck
          .hand(`${mode} learnings`, script.learnings, random.whole(1, 2))
          .map(learningInProse),
      ),
    ),
  };
}

/** Writes about something that nearly happened: shorter, and nobody was hurt. */
export function writeNearMiss(
  happening: NumberedHappening,
  deck: Deck,
): Sections {
  const { script, nearMiss, wording } = happening;
  if (!script || !nearMiss) return {};
  const say = (texts: readonly string[]) =>
    texts.map(text => worded(text, wording));
  const mode = script.failureMode;
  return {
    whatHappened: paragraphs([
      nearMiss.what,
      `What kept it from happening: ${nearMiss.stoppedBy}`,
    ]),
    impact: say(deck.paragraph('no impact', noImpactProse)).join(' '),
    whyItHappened: paragraphs(
      say(deck.hand(`${mode} why near`, script.why[1], 1)),
    ),
    whatToChange: nearMiss.wouldHelp,
    learnings: bullets(
      say(
        deck
          .hand(`${mode} learnings`, script.learnings, 1)
          .map(learningInProse),
      ),
    ),
  };
}

const order: readonly PostmortemSectionId[] = [
  'whatHappened',
  'impact',
  'detection',
  'whyItHappened',
  'containment',
  'whatWentWell',
  'recovery',
  'governance',
];

/** A document of which the first sections have been written: people begin with what they know. */
export function begun(sections: Sections, count: number): Sections {
  return Object.fromEntries(
    order.slice(0, count).flatMap(id => {
      const text = sections[id];
      return text === undefined ? [] : [[id, text]];
    }),
  );
}
