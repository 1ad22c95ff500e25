import { RefObject } from 'react';
import { isInTheWay } from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';
import { usePostmortem } from '../page/PostmortemContext';
import { useGateWords } from '../page/useGateWords';
import styles from './GatesPanel.module.css';
import { howGatesStand } from './howGatesStand';
import { QuietGates } from './QuietGates';
import { useWaysOn } from './useWaysOn';

/**
 * What still has to be there before publishing, each with the way to it, and what is there already.
 *
 * @param props.sentence - receives the keyboard of whoever is led here
 */
export function GatesPanel({
  sentence,
}: {
  readonly sentence: RefObject<HTMLParagraphElement>;
}) {
  const { t } = useWords();
  const { gates, postmortem } = usePostmortem();
  const { wayFrom, asksReader, dialogs } = useWaysOn(() =>
    sentence.current?.focus(),
  );
  const sayProblem = useGateWords();
  const { failing, passed, notAsked, total } = howGatesStand(gates);
  const inTheWay = failing.filter(gate => isInTheWay(gate));
  const ready = passed.length;
  const isPublished = postmortem.status === 'published';

  const says = () => {
    if (failing.length === 0) {
      return t('postmortems.gates.allReady', { total });
    }
    const count = inTheWay.length;
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
      <p ref={sentence} tabIndex={-1} className={styles.sentence}>
        {says()}
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
              {wayFrom(gate)}
            </li>
          ))}
        </ul>
      )}
      <QuietGates gates={passed} kind="passed" asksReader={asksReader} />
      <QuietGates gates={notAsked} kind="notAsked" asksReader={asksReader} />
      {dialogs}
    </div>
  );
}
