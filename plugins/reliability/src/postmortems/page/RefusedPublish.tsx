import { useEffect, useId, useRef } from 'react';
import { isInTheWay } from '@afterword/plugin-reliability-common';
import { Button } from '@backstage/ui';
import { useWords } from '../../words';
import { useWaysOn } from '../rail/useWaysOn';
import { usePostmortem } from './PostmortemContext';
import styles from './RefusedPublish.module.css';
import { useGateWords } from './useGateWords';

/**
 * Publishing was refused: what stands in the way, each with the way to it, where the button is that was pressed. It takes the keyboard at each
 * refusal, follows what is mended, and is gone once nothing is in the way. What it opened stays open beyond that.
 */
export function RefusedPublish({
  refusals,
  standAtStep,
  onClose,
}: {
  /** How often publishing was refused; nothing while there is none to tell of. */
  readonly refusals: number | undefined;
  /** Puts the keyboard on the button that was pressed. */
  readonly standAtStep: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { gates } = usePostmortem();
  const sayProblem = useGateWords();
  const place = useRef<HTMLElement>(null);
  const id = useId();
  const { wayFrom, dialogs } = useWaysOn(() =>
    place.current ? place.current.focus() : standAtStep(),
  );
  const inTheWay = gates.filter(gate => isInTheWay(gate));
  const count = inTheWay.length;

  useEffect(() => {
    if (refusals === undefined) return undefined;
    // The dialog that asked before publishing gives the keyboard back first.
    const frame = requestAnimationFrame(() => {
      place.current?.scrollIntoView?.({ block: 'nearest' });
      place.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [refusals]);

  return (
    <>
      {refusals !== undefined && count > 0 && (
        <section
          ref={place}
          tabIndex={-1}
          className={styles.refused}
          aria-labelledby={`${id}-says`}
          aria-describedby={`${id}-list`}
        >
          <div className={styles.head}>
            <b id={`${id}-says`}>{t('postmortems.gates.refused', { count })}</b>
            <Button variant="tertiary" onPress={onClose}>
              {t('editing.notice.dismiss')}
            </Button>
          </div>
          <ul id={`${id}-list`} className={styles.list}>
            {inTheWay.map(gate => (
              <li key={gate.gate} className={styles.gate}>
                <span>{sayProblem(gate)}</span>
                {wayFrom(gate)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {dialogs}
    </>
  );
}
