import {
  incidentsContract,
  missingFromTimeline,
  timePointKinds,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQueries } from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { useListText } from '../../useListText';
import { useWords } from '../../words';
import { usePostmortem } from '../page/PostmortemContext';
import styles from './Timeline.module.css';
import { useTimelineWrites } from './useTimelineWrites';

/** Proposes as lines the times that its incidents have got since the timeline was begun. */
export function MissingTimes() {
  const { t } = useWords();
  const sayList = useListText();
  const { postmortem } = usePostmortem();
  const { addAll, isPending } = useTimelineWrites();
  const { incidents } = postmortem;
  const known = useReliabilityQueries(
    incidentsContract.getIncident,
    incidents.map(({ key }) => ({ params: { key } })),
  ).flatMap(incident => incident ?? []);
  // What one of them says must not be taken for what another lacks.
  if (known.length < incidents.length) return null;
  const missing = missingFromTimeline(
    // The document is read by some who may not see a restricted incident: its times are no lines unless somebody writes them.
    known
      .filter(({ visibility }) => visibility === 'everyone')
      .map(({ key, times }) => ({
        key,
        times: Object.fromEntries(
          timePointKinds.flatMap(kind => {
            const point = times[kind];
            return point
              ? [[kind, { ...point, at: Date.parse(point.at) }]]
              : [];
          }),
        ),
      })),
    postmortem.timeline.map(({ at, kind, text }) => ({
      at: at === null ? null : Date.parse(at),
      kind,
      text,
    })),
  );
  if (missing.length === 0) return null;
  return (
    <div className={styles.missing}>
      <span>
        {t('postmortems.timeline.missing', {
          count: missing.length,
          times: sayList([
            ...new Set(
              missing.map(({ kind }) => t(`postmortems.timeline.kind.${kind}`)),
            ),
          ]),
        })}
      </span>
      <Button
        variant="secondary"
        isPending={isPending}
        onPress={() =>
          addAll(
            missing.map(entry => ({
              ...entry,
              at: new Date(entry.at).toISOString(),
            })),
          )
        }
      >
        {t('postmortems.timeline.addMissing', { count: missing.length })}
      </Button>
    </div>
  );
}
