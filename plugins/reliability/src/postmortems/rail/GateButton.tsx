import {
  GateResult,
  incidentsContract,
  timeAt,
  TimeOfIncident,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { incidentRouteRef } from '../../routes';
import { useWords } from '../../words';
import { jumpTo } from '../page/jumpTo';
import { useGateWords } from '../page/useGateWords';
import styles from './GatesPanel.module.css';

/** Gates that fail because something is not there at all. */
const MISSING: ReadonlySet<string> = new Set([
  'fourQuestions',
  'factorOutsidePeople',
  'processAction',
  'reviewedFromOutside',
]);

/** The way from a gate to where it is mended: a place on the page, or the dialog of a time. */
export function GateButton({
  gate,
  onTime,
}: {
  readonly gate: GateResult;
  readonly onTime: (time: TimeOfIncident) => void;
}) {
  const { t } = useWords();
  const { where } = gate;
  const problem = useGateWords()(gate);
  const time = timeAt(where);
  if (time) return <TimeButton problem={problem} time={time} onTime={onTime} />;
  const word = MISSING.has(gate.gate) ? 'add' : 'go';
  return (
    <Button
      variant="tertiary"
      className={styles.go}
      aria-label={t(`postmortems.gates.${word}Named`, { problem })}
      onPress={() => jumpTo(where)}
    >
      {t(`postmortems.gates.${word}`)}
    </Button>
  );
}

/** Asks for a time; who may not change its incident is led there, where it can be seen who may. */
function TimeButton({
  problem,
  time,
  onTime,
}: {
  readonly problem: string;
  readonly time: TimeOfIncident;
  readonly onTime: (time: TimeOfIncident) => void;
}) {
  const { t } = useWords();
  const key = time.incident;
  const href = useRouteRef(incidentRouteRef)?.({ key }) ?? '.';
  const { data } = useReliabilityQuery(incidentsContract.getIncident, {
    params: { key },
  });
  return data?.editable === false ? (
    <ButtonLink
      variant="tertiary"
      className={styles.go}
      aria-label={t('postmortems.gates.goNamed', { problem })}
      href={href}
    >
      {t('postmortems.gates.go')}
    </ButtonLink>
  ) : (
    <Button
      variant="tertiary"
      className={styles.go}
      aria-label={t('postmortems.gates.sayNamed', { problem })}
      onPress={() => onTime(time)}
    >
      {t('postmortems.gates.say')}
    </Button>
  );
}
