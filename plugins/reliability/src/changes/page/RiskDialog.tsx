import { ReactNode, useRef, useState } from 'react';
import {
  changeImpacts,
  ChangeProposal,
  changeRiskInput,
  ChangeRiskInput,
  likelihoods,
  MAX_RISK_TEXT,
} from '@afterword/plugin-reliability-common';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
} from '@backstage/ui';
import { changedIn } from '../../editing/changedIn';
import { focusFirstProblem } from '../../editing/focusFirstProblem';
import formStyles from '../../editing/form.module.css';
import { FailureModeField } from '../../failureModes/FailureModeField';
import { EntityField } from '../../fields/EntityField';
import { LineField } from '../../fields/LineField';
import column from '../../shell/column.module.css';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { StaleRisk } from './StaleRisk';

/** A way to fail before anybody wrote it. */
export const emptyRisk: ChangeRiskInput = {
  ...changeRiskInput.parse({ text: '?' }),
  text: '',
};

/** A proposal as it is written down. */
export function proposedRisk(proposal: ChangeProposal): ChangeRiskInput {
  const { failureMode, text, likelihood, impact } = proposal;
  return {
    ...emptyRisk,
    failureMode,
    text,
    likelihood,
    impact,
  };
}

const PREPARATIONS = ['detection', 'rollback', 'runbook'] as const;

/** Writes down how a change may fail, or a surprise, and what is prepared. */
export function RiskDialog({
  title,
  submit,
  initial,
  isSurprise = false,
  isPending,
  failure,
  overtaken,
  onTakeTheirs,
  onSubmit,
  onClose,
}: {
  readonly title: string;
  readonly submit: string;
  readonly initial: ChangeRiskInput;
  /** It happened: there is nothing to prepare, and nothing is likely. */
  readonly isSurprise?: boolean;
  readonly isPending: boolean;
  readonly failure: ReactNode;
  /** What somebody else stored meanwhile of what was changed here. */
  readonly overtaken?: ChangeRiskInput;
  /** Goes on from what they stored; the form shows it then. */
  readonly onTakeTheirs?: () => void;
  readonly onSubmit: (risk: ChangeRiskInput) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [risk, setRisk] = useState(initial);
  const [wasRefused, setRefused] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const change = (over: Partial<ChangeRiskInput>) =>
    setRisk(now => ({ ...now, ...over }));
  const checked = changeRiskInput.safeParse(risk);
  // What is too long is said, and not cut: whoever pasted it would not see that its end is missing.
  const wrongText =
    risk.text.trim().length > MAX_RISK_TEXT
      ? t('changes.riskForm.textTooLong', { max: MAX_RISK_TEXT })
      : t('changes.riskForm.textMissing');
  const problem = checked.success ? undefined : wrongText;
  const send = () => {
    if (checked.success) {
      onSubmit(checked.data);
      return;
    }
    setRefused(true);
    focusFirstProblem(body);
  };
  return (
    <Dialog
      isOpen
      width={640}
      isChanged={JSON.stringify(risk) !== JSON.stringify(initial)}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody ref={body} className={`${column.column} ${formStyles.form}`}>
        {overtaken && (
          <StaleRisk
            now={overtaken}
            yours={{ ...overtaken, ...changedIn(initial, risk) }}
            onKeepMine={send}
            onTakeTheirs={() => {
              setRisk(overtaken);
              onTakeTheirs?.();
            }}
          />
        )}
        <LineField
          autoFocus
          label={t(
            isSurprise
              ? 'changes.riskForm.surpriseText'
              : 'changes.riskForm.text',
          )}
          value={risk.text}
          onChange={text => change({ text })}
          problem={wasRefused ? problem : undefined}
        />
        <FailureModeField
          label={t('changes.riskForm.failureMode')}
          value={risk.failureMode ?? ''}
          onChange={failureMode => change({ failureMode: failureMode || null })}
        />
        <div className={formStyles.pair}>
          {!isSurprise && (
            <Select
              label={t('changes.riskForm.likelihood')}
              options={likelihoods.map(id => ({
                id,
                label: t(`changes.likelihood.${id}`),
              }))}
              value={risk.likelihood}
              onChange={id => {
                const likelihood = likelihoods.find(each => each === id);
                if (likelihood) change({ likelihood });
              }}
            />
          )}
          <Select
            label={t('changes.riskForm.impact')}
            options={changeImpacts.map(id => ({
              id,
              label: t(`changes.riskForm.impactLevel.${id}`),
            }))}
            value={risk.impact}
            onChange={id => {
              const impact = changeImpacts.find(each => each === id);
              if (impact) change({ impact });
            }}
          />
        </div>
        {!isSurprise && (
          <>
            <h3>{t('changes.riskForm.prepared')}</h3>
            {PREPARATIONS.map(kind => (
              <LineField
                key={kind}
                label={t(`changes.riskForm.${kind}`)}
                value={risk[kind]}
                maxLength={500}
                onChange={text => change({ [kind]: text })}
              />
            ))}
            <EntityField
              label={t('changes.riskForm.owner')}
              placeholder={t('postmortems.people.placeholder')}
              kinds={['user', 'group']}
              value={risk.owner ?? undefined}
              onChange={owner => change({ owner: owner ?? null })}
            />
          </>
        )}
        {failure && <p role="alert">{failure}</p>}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('changes.riskForm.cancel')}
        </Button>
        <Button variant="primary" isPending={isPending} onPress={send}>
          {submit}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
