import type { ReactNode } from 'react';
import {
  AgendaEntry,
  figureIds,
  gateIds,
} from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  DayText,
  KeyText,
  RowList,
  RowListItem,
} from '@afterword/plugin-reliability-react';
import { FailureModeText } from '../../failureModes/FailureModeText';
import { useGateName } from '../../postmortems/page/useGateName';
import { usePracticeWords } from '../../practice/health/usePracticeWords';
import { useKeyLink } from '../../shell/useKeyLink';
import { useWords } from '../../words';
import styles from './TopicPanel.module.css';

/** The things of a topic, with the ways to them. */
export function EntryList({
  entries,
  more,
  below,
}: {
  readonly entries: readonly AgendaEntry[];
  readonly more: number;
  /** What can be done with one. */
  readonly below?: (entry: AgendaEntry) => ReactNode;
}) {
  const { t } = useWords();
  if (entries.length === 0) return null;
  return (
    <div className={styles.entries}>
      <RowList>
        {entries.map((entry, place) => (
          <Entry key={nameOf(entry, entries.slice(0, place))} entry={entry}>
            {below?.(entry)}
          </Entry>
        ))}
      </RowList>
      {more > 0 && (
        <p className={styles.more}>{t('reviews.agenda.more', { n: more })}</p>
      )}
    </div>
  );
}

/** Tells it from the others, wherever it stands: one review may have decided the same twice, in the same words. */
function nameOf(
  { key, title }: AgendaEntry,
  before: readonly AgendaEntry[],
): string {
  const same = before.filter(each => each.key === key && each.title === title);
  return `${key} ${same.length} ${title}`;
}

function Entry({
  entry: { key, title, times, at, day, change },
  children,
}: {
  readonly entry: AgendaEntry;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const words = usePracticeWords();
  const gateName = useGateName();
  const linkOf = useKeyLink();
  const name = () => {
    const figure = figureIds.find(each => each === title);
    if (change !== null && figure) return words.define(figure).name;
    const gate = gateIds.find(each => each === title);
    if (change !== null && gate) return gateName(gate);
    // Failure modes alone are counted.
    return times === null ? title : <FailureModeText of={title} />;
  };
  return (
    <RowListItem
      title={
        <>
          {key !== null && <KeyText value={key} href={linkOf(key)} />} {name()}
        </>
      }
      aside={
        <>
          {at !== null && <DateTimeText at={at} detail="date" />}
          {day !== null && <DayText day={day} />}
          {times !== null && t('reviews.agenda.times', { n: times })}
        </>
      }
      detail={change === null ? undefined : words.say(change)}
    >
      {children}
    </RowListItem>
  );
}
