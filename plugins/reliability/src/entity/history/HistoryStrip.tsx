import { KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  IncidentSummary,
  MetricsWindowShown,
} from '@afterword/plugin-reliability-common';
import {
  useDurationText,
  useReaderLocale,
} from '@afterword/plugin-reliability-react';
import { computedDuration } from '../../incidents/computedDurations';
import { useMarkWords } from '../../incidents/IncidentMark';
import { incidentRouteRef, postmortemRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './HistoryStrip.module.css';
import { MarkLink } from './MarkLink';
import { placeMarks, StripMark } from './placeMarks';
import { StripGround } from './StripGround';

/** Props of {@link HistoryStrip}. */
export interface HistoryStripProps {
  readonly incidents: readonly IncidentSummary[];
  /** UTC milliseconds. */
  readonly from: number;
  /** UTC milliseconds. */
  readonly until: number;
  readonly window: MetricsWindowShown | undefined;
}

/**
 * Events on a line of time: stems for incidents, the graver the higher; rings
 * for near misses; squares for drills. One stop of the tab key, then the arrow
 * keys.
 */
export function HistoryStrip({
  incidents,
  from,
  until,
  window,
}: HistoryStripProps) {
  const { t } = useWords();
  const marks = useMemo(
    () => placeMarks(incidents, from, until),
    [incidents, from, until],
  );
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState(marks.length - 1);
  const [pointed, setPointed] = useState<number>();
  const incidentLink = useRouteRef(incidentRouteRef);
  const postmortemLink = useRouteRef(postmortemRouteRef);
  const sayMark = useMarkText();
  const day = useDayText();
  const reached = Math.min(Math.max(current, 0), marks.length - 1);

  const go = (event: KeyboardEvent) => {
    const next = stepOf(event.key, reached, marks.length);
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    list.current?.querySelectorAll('a')[next]?.focus();
  };
  const hrefOf = ({ incident: { key, postmortems } }: StripMark) =>
    postmortems.length > 0
      ? postmortemLink?.({ key: postmortems[0].key })
      : incidentLink?.({ key });

  return (
    <div>
      <div className={styles.strip}>
        <StripGround from={from} until={until} window={window} />
        <ul
          ref={list}
          className={styles.marks}
          aria-label={t('entity.history.label', {
            from: day(from),
            until: day(until),
          })}
          onKeyDown={go}
          onPointerLeave={() => setPointed(undefined)}
        >
          {marks.map((mark, index) => (
            <MarkLink
              key={mark.incident.key}
              mark={mark}
              href={hrefOf(mark)}
              label={sayMark(mark)}
              isReachable={index === reached}
              onPoint={() => setPointed(index)}
              onFocus={() => {
                setCurrent(index);
                setPointed(index);
              }}
              onBlur={() => setPointed(undefined)}
            />
          ))}
        </ul>
      </div>
      {/* The marks say this themselves to a screen reader. */}
      <p className={styles.reading} aria-hidden="true">
        {pointed !== undefined && marks[pointed]
          ? sayMark(marks[pointed])
          : t('entity.history.hint')}
      </p>
    </div>
  );
}

function stepOf(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(from - 1, 0);
    case 'ArrowRight':
      return Math.min(from + 1, count - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function useDayText(): (at: number) => string {
  const locale = useReaderLocale();
  return at =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }).format(at);
}

/** `13 Nov 2026, Sev-1: Card payments failed, restored after 47 min` */
function useMarkText(): (mark: StripMark) => string {
  const { t } = useWords();
  const day = useDayText();
  const sayWhat = useMarkWords();
  const sayDuration = useDurationText();
  return ({ incident, at }) => {
    const words = {
      day: day(at),
      what: sayWhat(incident),
      title: incident.title,
    };
    const seconds = computedDuration(incident, 'timeToRestore');
    return seconds === undefined || incident.kind !== 'incident'
      ? t('entity.history.mark', words)
      : t('entity.history.markRestored', {
          ...words,
          duration: sayDuration(seconds),
        });
  };
}
