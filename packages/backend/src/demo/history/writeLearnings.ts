import type { PostmortemRecord } from '@afterword/plugin-reliability-common';
import { Deck } from './Deck';
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
  return deck.hand(`${failureMode} learnings`, learnings, count).map(text => {
    const [statement, ...rest] = worded(text, wording).split(/(?<=[.!?]) /);
    return { statement, failureMode, helped: rest.join(' ') };
  });
}
