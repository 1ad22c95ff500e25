import { RefObject, useState } from 'react';
import {
  ActionItem,
  isInTheWay,
  TimeOfIncident,
} from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';
import { CommitDialog } from '../actions/CommitDialog';
import { usePostmortem } from '../page/PostmortemContext';
import { useGateWords } from '../page/useGateWords';
import { GateButton } from './GateButton';
import styles from './GatesPanel.module.css';
import { GateTimeDialog } from './GateTimeDialog';
import { howGatesStand } from './howGatesStand';
import { PeopleDialog } from './PeopleDialog';
import { QuietGates } from './QuietGates';
import { ReviewButton } from './ReviewButton';

/**
 * What still has to be there before publishing, each with the way to it, and what is there already.
 *
 * @param props.wasRefused - publishing was tried and refused
 * @param props.sentence - receives the keyboard then
 */
export function GatesPanel({
  wasRefused,
  sentence,
}: {
  readonly wasRefused: boolean;
  readonly sentence: RefObject<HTMLParagraphElement>;
}) {
  const { t } = useWords();
  const { gates, postmortem } = usePostmortem();
  const [askedTime, setAskedTime] = useState<TimeOfIncident>();
  const [isAsking, setAsking] = useState(false);
  const [committing, setCommitting] = useState<ActionItem>();
  const sayProblem = useGateWords();
  const { failing, passed, notAsked, total } = howGatesStand(gates);
  const inTheWay = failing.filter(gate => isInTheWay(gate));
  const ready = passed.length;
  const isPublished = postmortem.status === 'published';
  const isRefused = wasRefused && inTheWay.length > 0;

  // Whether its way on is the reader's own word.
  const asksReader = (gate: string) =>
    gate === 'reviewedFromOutside' && postmortem.awaitsReview;
  // The gate, and its button with it, may be gone in a moment.
  const standHere = () =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => sentence.current?.focus()),
    );
  const says = () => {
    if (failing.length === 0) {
      return t('postmortems.gates.allReady', { total });
    }
    const count = inTheWay.length;
    if (isRefused) return t('postmortems.gates.refused', { count });
    const first = t('postmortems.gates.ready', { ready, total });
    if (isPublished) {
      const open = failing.length;
      return `${first} ${t('postmortems.gates.afterwards', { count: open })}`;
    }
    return `${first} ${
      count === 0
        ? t('postmortems.gates.onlyAdvised')
        : t('postmortems.gates.before', { count })
    }`;
  };

  return (
    <div className={styles.panel}>
      <div
        className={styles.meter}
        role="progressbar"
        aria-label={t('postmortems.gates.progress')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={ready}
      >
        <i
          style={{
            width: `${total === 0 ? 0 : (100 * ready) / total}%`,
          }}
        />
      </div>
      <p
        ref={sentence}
        tabIndex={-1}
        className={styles.sentence}
        role={isRefused ? 'alert' : undefined}
      >
        {isRefused ? <b>{says()}</b> : says()}
      </p>
      {failing.length > 0 && (
        <ul className={styles.list}>
          {failing.map(gate => (
            <li key={gate.gate} className={styles.gate}>
              <span className={styles.ring} aria-hidden="true" />
              <span>
                <b>{sayProblem(gate)}</b>
                {gate.level !== 'required' && !isPublished && (
                  <span className={styles.level}>
                    {' '}
                    ({t(`postmortems.gates.${gate.level}`)})
                  </span>
                )}
              </span>
              {asksReader(gate.gate) ? (
                <ReviewButton />
              ) : (
                postmortem.editable &&
                gate.where && (
                  <GateButton
                    gate={gate}
                    onTime={setAskedTime}
                    onReviewers={() => setAsking(true)}
                    onCommit={setCommitting}
                  />
                )
              )}
            </li>
          ))}
        </ul>
      )}
      <QuietGates gates={passed} kind="passed" asksReader={asksReader} />
      <QuietGates gates={notAsked} kind="notAsked" asksReader={asksReader} />
      {isAsking && (
        <PeopleDialog startsAt="reviewers" onClose={() => setAsking(false)} />
      )}
      {committing && (
        <CommitDialog
          item={committing}
          onClose={() => setCommitting(undefined)}
        />
      )}
      {askedTime && (
        <GateTimeDialog
          time={askedTime}
          onClose={() => setAskedTime(undefined)}
          onSaved={standHere}
        />
      )}
    </div>
  );
}
