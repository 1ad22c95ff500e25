import {
  postmortemsContract,
  TimelineEntry,
  TimelineEntryInput,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { failureText } from '../../editing/failureText';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';
import { usePostmortem } from '../page/PostmortemContext';

/** What a line says, without what the server adds to it. */
export function inputOf(entry: TimelineEntry): TimelineEntryInput {
  const { at, atText, kind, text, evidence } = entry;
  return { at, atText, kind, text, evidence };
}

/** Changes of the timeline; each says what it did and can be undone. */
export function useTimelineWrites() {
  const { t } = useWords();
  const { postmortem, notify } = usePostmortem();
  const { key } = postmortem;
  const adding = useReliabilityWrite(postmortemsContract.addTimelineEntry);
  const changing = useReliabilityWrite(postmortemsContract.updateTimelineEntry);
  const removing = useReliabilityWrite(postmortemsContract.removeTimelineEntry);

  const put = (body: TimelineEntryInput) =>
    adding.mutateAsync({
      params: { key },
      body,
      idempotencyKey: newIdempotencyKey(),
    });
  const take = (entry: TimelineEntry) =>
    removing.mutateAsync({
      params: { key, id: entry.id },
      version: entry.version,
    });

  return {
    isPending: adding.isPending || changing.isPending || removing.isPending,
    async add(body: TimelineEntryInput) {
      const known = new Set(postmortem.timeline.map(entry => entry.id));
      const after = await put(body);
      const added = after.timeline.find(entry => !known.has(entry.id));
      notify({
        text: t('postmortems.timeline.added'),
        undo: added && (() => take(added)),
      });
    },
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
    async change(
      entry: TimelineEntry,
      body: TimelineEntryInput,
      version: number,
    ) {
      const params = { key, id: entry.id };
      const after = await changing.mutateAsync({ params, body, version });
      const changed = after.timeline.find(one => one.id === entry.id);
      notify({
        text: t('postmortems.timeline.changed'),
        undo:
          changed &&
          (() =>
            changing.mutateAsync({
              params,
              body: inputOf(entry),
              version: changed.version,
            })),
      });
    },
    async remove(entry: TimelineEntry) {
      await take(entry);
      notify({
        text: t('postmortems.timeline.removed'),
        undo: () => put(inputOf(entry)),
        takesFocus: true,
      });
    },
  };
}
