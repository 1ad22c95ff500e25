import { gateIds, GateResult } from '@afterword/plugin-reliability-common';
import { LineIcon } from '../../icons/LineIcon';
import { useWords } from '../../words';
import styles from './GatesPanel.module.css';
import { ReviewButton } from './ReviewButton';

/**
 * Gates that keep nothing back: what they ask for is there, or there is nothing that they could ask of.
 *
 * @param props.asksReader - whether a gate's way on is the reader's own word
 */
export function QuietGates({
  gates,
  kind,
  asksReader,
}: {
  readonly gates: readonly GateResult[];
  readonly kind: 'passed' | 'notAsked';
  readonly asksReader: (gate: string) => boolean;
}) {
  const { t } = useWords();
  if (gates.length === 0) return null;
  const title = t('postmortems.gates.nothingToAsk');
  return (
    <>
      {kind === 'notAsked' && <p className={styles.aside}>{title}</p>}
      <ul
        className={styles.list}
        data-passed
        aria-label={kind === 'notAsked' ? title : undefined}
      >
        {gates.map(({ gate }) => {
          const known = gateIds.find(one => one === gate);
          return (
            <li key={gate} className={styles.gate}>
              {kind === 'passed' ? (
                <LineIcon name="check" />
              ) : (
                <span className={styles.dash} aria-hidden="true" />
              )}
              <span>
                {known
                  ? t(`postmortems.gates.${kind}.${known}`)
                  : t(`postmortems.gates.${kind}.other`, { gate })}
              </span>
              {asksReader(gate) && <ReviewButton />}
            </li>
          );
        })}
      </ul>
    </>
  );
}
