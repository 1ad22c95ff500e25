import { Fragment, useState } from 'react';
import type { TimelineEntry } from '@afterword/plugin-reliability-common';
import {
  HiddenText,
  useReaderLocale,
} from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { LineIcon } from '../../icons/LineIcon';
import { readerZone } from '../../readerZone';
import { useWords } from '../../words';
import { anchorId } from '../page/jumpTo';
import { usePostmortem } from '../page/PostmortemContext';
import { dayOf, hasSeconds, localIsUtc, TimelineZone } from './moments';
import { MissingTimes } from './MissingTimes';
import styles from './Timeline.module.css';
import { TimelineForm } from './TimelineForm';
import { TimelineRow } from './TimelineRow';
import { useTimelineWrites } from './useTimelineWrites';

/** What is being written: a new line, or one that is there. */
type Writing = 'nothing' | 'new' | string;

/** What happened, minute by minute, in UTC or in the reader's own zone. */
export function Timeline() {
  const { t } = useWords();
  const { postmortem } = usePostmortem();
  const { timeline, editable } = postmortem;
  const writes = useTimelineWrites();
  const [zone, setZone] = useState<TimelineZone>('utc');
  const [writing, setWriting] = useState<Writing>('nothing');
  const dayText = useDayText(zone);

  const dated = timeline.filter(entry => entry.at !== null);
  const showsSeconds = dated.some(({ at }) => at && hasSeconds(at));
  const days = [
    ...new Set(dated.flatMap(({ at }) => (at ? [dayOf(at, zone)] : []))),
  ];
  const someMoment = dated[0]?.at ?? postmortem.startedAt;
  const zoneName =
    zone === 'utc' ? t('postmortems.timeline.utc') : readerZone();
  const form = {
    zone,
    zoneName,
    isPending: writes.isPending,
    onCancel: () => setWriting('nothing'),
  };
  const lastDay =
    days.at(-1) ?? (someMoment ? dayOf(someMoment, zone) : undefined);

  return (
    <div
      id={anchorId('timeline')}
      className={styles.timeline}
      data-said={timeline.length > 0 || undefined}
      tabIndex={-1}
    >
      <div className={styles.head}>
        <h3 className={styles.title}>
          {t('postmortems.timeline.title')}
          {days.length > 0 && (
            <span className={styles.caption}>
              {' · '}
              {days.length === 1 ? `${dayText(days[0])}, ` : ''}
              {zoneName}
            </span>
          )}
        </h3>
        {someMoment && !localIsUtc(someMoment) && (
          <Button
            variant="tertiary"
            className={styles.zone}
            onPress={() => setZone(zone === 'utc' ? 'local' : 'utc')}
          >
            {zone === 'utc'
              ? t('postmortems.timeline.showLocal')
              : t('postmortems.timeline.showUtc')}
          </Button>
        )}
      </div>
      {timeline.length === 0 ? (
        <p className={styles.empty}>
          {t(
            editable
              ? 'postmortems.timeline.empty'
              : 'postmortems.timeline.emptyReadOnly',
          )}
        </p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <HiddenText>{t('postmortems.timeline.columns.at')}</HiddenText>
              </th>
              <th scope="col">
                <HiddenText>
                  {t('postmortems.timeline.columns.what')}
                </HiddenText>
              </th>
              <th scope="col">
                <HiddenText>
                  {t('postmortems.timeline.columns.evidence')}
                </HiddenText>
              </th>
            </tr>
          </thead>
          <tbody>
            {timeline.map((entry, index) => (
              <Fragment key={entry.id}>
                {days.length > 1 && beginsDay(timeline, index, zone) && (
                  <tr className={styles.day}>
                    <th colSpan={3} scope="rowgroup">
                      {entry.at && dayText(dayOf(entry.at, zone))}
                    </th>
                  </tr>
                )}
                {writing === entry.id ? (
                  <tr>
                    <td colSpan={3}>
                      <TimelineForm
                        {...form}
                        entry={entry}
                        day={entry.at ? dayOf(entry.at, zone) : lastDay}
                        onSave={async (input, version) => {
                          await writes.change(entry, input, version);
                          setWriting('nothing');
                        }}
                      />
                    </td>
                  </tr>
                ) : (
                  <TimelineRow
                    entry={entry}
                    zone={zone}
                    showsSeconds={showsSeconds}
                    editable={editable}
                    onChange={() => setWriting(entry.id)}
                    onRemove={() => writes.remove(entry)}
                  />
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      {writing === 'new' && (
        <TimelineForm
          // A fresh one for each line: a timeline is written in one go.
          key={timeline.length}
          {...form}
          day={lastDay}
          onSave={input => writes.add(input)}
        />
      )}
      {editable && <MissingTimes />}
      {editable && writing !== 'new' && (
        <Button
          data-jump-focus
          variant="tertiary"
          className={styles.add}
          iconStart={<LineIcon name="plus" />}
          onPress={() => setWriting('new')}
        >
          {t('postmortems.timeline.add')}
        </Button>
      )}
    </div>
  );
}

/** Whether the line is the first of its day; one without a moment belongs to the line before it. */
function beginsDay(
  timeline: readonly TimelineEntry[],
  index: number,
  zone: TimelineZone,
): boolean {
  const { at } = timeline[index];
  if (!at) return false;
  const before = timeline
    .slice(0, index)
    .reverse()
    .find(entry => entry.at !== null);
  return !before?.at || dayOf(before.at, zone) !== dayOf(at, zone);
}

/** Says a day: `13 November`, with the year when it is not this one. */
function useDayText(zone: TimelineZone): (day: string) => string {
  const locale = useReaderLocale();
  return day => {
    const thisYear = dayOf(new Date().toISOString(), zone).slice(0, 4);
    return new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      year: day.startsWith(thisYear) ? undefined : 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${day}T00:00:00Z`));
  };
}
