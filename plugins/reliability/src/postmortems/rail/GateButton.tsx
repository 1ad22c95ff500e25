import {
  ActionItem,
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
import { usePostmortem } from '../page/PostmortemContext';
import { useGateWords } from '../page/useGateWords';
import styles from './GatesPanel.module.css';

/** Gates that fail because something is not there at all. */
const MISSING: ReadonlySet<string> = new Set([
  'fourQuestions',
  'factorOutsidePeople',
  'processAction',
]);

/** The way from a gate to where it is mended: a place on the page, or the dialog of a time. */
export function GateButton({
  gate,
  onTime,
  onReviewers,
  onCommit,
}: {
  readonly gate: GateResult;
  readonly onTime: (time: TimeOfIncident) => void;
  /** Chooses whom to ask for a review. */
  readonly onReviewers: () => void;
  readonly onCommit: (item: ActionItem) => void;
}) {
  const { t } = useWords();
  const { postmortem, actionItems, wantIdea } = usePostmortem();
  const { where } = gate;
  const problem = useGateWords()(gate);
  const time = timeAt(where);
  if (time) return <TimeButton problem={problem} time={time} onTime={onTime} />;
  if (gate.gate === 'reviewedFromOutside') {
    const word = postmortem.reviewers.length > 0 ? 'askOthers' : 'ask';
    return (
      <WayOn
        words={t(`postmortems.gates.${word}`)}
        named={t(`postmortems.gates.${word}Named`, { problem })}
        isLong={word === 'askOthers'}
        onPress={onReviewers}
      />
    );
  }
  const isProcess = gate.gate === 'processAction';
  const candidate = (actionItems ?? []).find(
    item =>
      isProcess &&
      item.type === 'process' &&
      item.status === 'candidate' &&
      item.editable,
  );
  if (candidate) {
    const { key } = candidate;
    return (
      <WayOn
        words={t('postmortems.gates.commit', { key })}
        named={t('postmortems.gates.commitNamed', { key, problem })}
        isLong
        onPress={() => onCommit(candidate)}
      />
    );
  }
  const word = MISSING.has(gate.gate) ? 'add' : 'go';
  return (
    <WayOn
      words={t(`postmortems.gates.${word}`)}
      named={t(`postmortems.gates.${word}Named`, { problem })}
      onPress={() => {
        if (isProcess) wantIdea('process');
        jumpTo(where);
      }}
    />
  );
}

function WayOn({
  words,
  named,
  isLong = false,
  onPress,
}: {
  readonly words: string;
  /** The same, with what it is for. */
  readonly named: string;
  /** Stands below the gate instead of beside it. */
  readonly isLong?: boolean;
  readonly onPress: () => void;
}) {
  return (
    <Button
      variant="tertiary"
      className={isLong ? styles.below : styles.go}
      aria-label={named}
      onPress={onPress}
    >
      {words}
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
