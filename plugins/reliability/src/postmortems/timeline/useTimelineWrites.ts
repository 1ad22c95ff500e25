import {
  postmortemsContract,
  TimelineEntry,
  TimelineEntryInput,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { failureText } from '../../editing/failureText';
import { usePostmortem } from '../page/PostmortemContext';
import { usePartWrites } from '../parts/usePartWrites';

/** What a line says, without what the server adds to it. */
function inputOf(entry: TimelineEntry): TimelineEntryInput {
  const { at, atText, kind, text, evidence } = entry;
  return { at, atText, kind, text, evidence };
}

/** Changes of the timeline; each says what it did and can be undone. */
export function useTimelineWrites() {
  const { t } = useWords();
  const { postmortem, notify } = usePostmortem();
  const { put, take, ...writes } = usePartWrites({
    partsOf: ({ timeline }) => timeline,
    inputOf,
    adding: useReliabilityWrite(postmortemsContract.addTimelineEntry),
    changing: useReliabilityWrite(postmortemsContract.updateTimelineEntry),
    removing: useReliabilityWrite(postmortemsContract.removeTimelineEntry),
    words: {
      added: t('postmortems.timeline.added'),
      changed: t('postmortems.timeline.changed'),
      removed: t('postmortems.timeline.removed'),
    },
  });

  return {
    ...writes,
    /** Adds several lines at a press that is gone with them. */
    async addAll(bodies: readonly TimelineEntryInput[]) {
      const known = new Set(postmortem.timeline.map(entry => entry.id));
      let added: TimelineEntry[] = [];
      try {
        for (const body of bodies) {
          const after = await put(body);
          added = after.timeline.filter(entry => !known.has(entry.id));
        }
        notify({
          text: t('postmortems.timeline.addedMissing', {
            count: bodies.length,
          }),
          undo: async () => {
            for (const entry of added) await take(entry);
          },
          takesFocus: true,
        });
      } catch (error) {
        notify({
          text: t('editing.failed', { problem: failureText(error) }),
          isFailure: true,
        });
      }
    },
  };
}
