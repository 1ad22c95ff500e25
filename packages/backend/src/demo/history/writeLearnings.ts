import type { PostmortemRecord } from '@afterword/plugin-reliability-common';
import { Deck } from './Deck';
import { ScriptedLearning } from './failureModes';
import { NumberedHappening } from './HistoryPlan';
import { worded } from './Wording';

type Learning = NonNullable<PostmortemRecord['learnings']>[number];

/** What others can learn from an incident: what is so, and what to do about it. */
export function writeLearnings(
  { script, wording }: NumberedHappening,
  count: number,
  deck: Deck,
): Learning[] {
  if (script === null) return [];
  const { failureMode, learnings } = script;
  return deck
    .hand(`${failureMode} learnings`, learnings, count)
    .map(({ statement, helped, appliesTo = '' }) => ({
      failureMode,
      statement: worded(statement, wording),
      helped: worded(helped, wording),
      appliesTo,
    }));
}

/** The same in a sentence or two, for a document that tells it in a section. */
export function learningInProse({
  statement,
  helped,
}: ScriptedLearning): string {
  return `${statement} ${helped}.`;
}
