import type { ChangeRiskInput } from '@afterword/plugin-reliability-common';
import { sideBySide, StalePanel } from '../../editing/StalePanel';
import { useFailureModes } from '../../failureModes/useFailureModes';
import { useWords } from '../../words';

/** What somebody else made of a way to fail, beside what its reader would. */
export function StaleRisk({
  now,
  yours,
  ...answers
}: {
  readonly now: ChangeRiskInput;
  readonly yours: ChangeRiskInput;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}) {
  const { t } = useWords();
  const { nameOf } = useFailureModes();
  const said = (risk: ChangeRiskInput) => [
    { label: t('changes.riskForm.text'), text: risk.text },
    {
      label: t('changes.riskForm.failureMode'),
      text: risk.failureMode === null ? '' : nameOf(risk.failureMode),
    },
    {
      label: t('changes.riskForm.likelihood'),
      text: t(`changes.likelihood.${risk.likelihood}`),
    },
    {
      label: t('changes.riskForm.impact'),
      text: t(`changes.riskForm.impactLevel.${risk.impact}`),
    },
    { label: t('changes.riskForm.detection'), text: risk.detection },
    { label: t('changes.riskForm.rollback'), text: risk.rollback },
    { label: t('changes.riskForm.runbook'), text: risk.runbook },
    { label: t('changes.riskForm.owner'), text: risk.owner ?? '' },
  ];
  return <StalePanel rows={sideBySide(said(now), said(yours))} {...answers} />;
}
