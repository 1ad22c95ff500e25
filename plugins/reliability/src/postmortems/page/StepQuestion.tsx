import { useRef, useState } from 'react';
import {
  gateIds,
  GateOverridesInput,
  GateResult,
} from '@afterword/plugin-reliability-common';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { focusFirstProblem } from '../../editing/focusFirstProblem';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { GateReasons } from './GateReasons';
import { usePostmortem } from './PostmortemContext';
import styles from './StepQuestion.module.css';
import { useGateWords } from './useGateWords';

/** Steps that are asked about before they are taken. */
export type AskedStep = 'inReview' | 'published';

/** Asks before a step, and says what the gates of publishing still object to; it takes the reasons of those that can be overridden. */
export function StepQuestion({
  to,
  reasons,
  onReasons,
  onGo,
  onClose,
}: {
  readonly to: AskedStep;
  /** Why it is published though gates stand open, as far as it is written. */
  readonly reasons: GateOverridesInput;
  readonly onReasons: (reasons: GateOverridesInput) => void;
  readonly onGo: (overrides: GateOverridesInput) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { postmortem, gates } = usePostmortem();
  const body = useRef<HTMLDivElement>(null);
  const [wasRefused, setRefused] = useState(false);
  const { key } = postmortem;
  const unmet = gates.filter(gate => !gate.passed);
  const isAsked = ({ level }: GateResult) =>
    to === 'published' && level === 'overridable';
  const asked = unmet.filter(isAsked);
  const given = Object.fromEntries(
    gateIds.flatMap(id => {
      const reason = reasons[id]?.trim();
      const isOpen = asked.some(({ gate }) => gate === id);
      return isOpen && reason ? [[id, reason]] : [];
    }),
  );
  const go = () => {
    if (Object.keys(given).length === asked.length) {
      onGo(given);
      return;
    }
    setRefused(true);
    focusFirstProblem(body);
  };
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t(`postmortems.page.step.ask.${to}.title`, { key })}
      </DialogHeader>
      <DialogBody className={styles.body}>
        <p>{t(`postmortems.page.step.ask.${to}.why`)}</p>
        <Unmet to={to} gates={unmet.filter(gate => !isAsked(gate))} />
        {asked.length > 0 && (
          <div ref={body}>
            <GateReasons
              gates={asked}
              reasons={reasons}
              wasRefused={wasRefused}
              onChange={onReasons}
            />
          </div>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('postmortems.page.step.cancel')}
        </Button>
        <Button autoFocus={asked.length === 0} variant="primary" onPress={go}>
          {t(`postmortems.page.step.ask.${to}.go`)}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** What gates object to that the step may be taken against as it is. */
function Unmet({
  to,
  gates,
}: {
  readonly to: AskedStep;
  readonly gates: readonly GateResult[];
}) {
  const { t } = useWords();
  const sayProblem = useGateWords();
  if (gates.length === 0) return null;
  return (
    <>
      <p>{t(`postmortems.page.step.ask.${to}.unmet`)}</p>
      <ul>
        {gates.map(gate => (
          <li key={gate.gate}>
            {sayProblem(gate)}
            {to === 'inReview' &&
              gate.level !== 'required' &&
              ` (${t(`postmortems.gates.${gate.level}`)})`}
          </li>
        ))}
      </ul>
    </>
  );
}
