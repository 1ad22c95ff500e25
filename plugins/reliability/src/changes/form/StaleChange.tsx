import type { ChangeInput } from '@afterword/plugin-reliability-common';
import { useMomentText } from '@afterword/plugin-reliability-react';
import { sideBySide, StalePanel } from '../../editing/StalePanel';
import { useWords } from '../../words';

/** What somebody else made of what is planned, beside what its reader would. */
export function StaleChange({
  now,
  yours,
  ...answers
}: {
  readonly now: ChangeInput;
  readonly yours: ChangeInput;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}) {
  const { t } = useWords();
  const sayMoment = useMomentText();
  const said = (change: ChangeInput) => [
    { label: t('changes.form.name'), text: change.title },
    { label: t('changes.form.entities'), text: change.entities.join(', ') },
    {
      label: t('changes.form.plannedFor'),
      text: change.plannedFor && sayMoment(change.plannedFor),
    },
    {
      label: t('changes.form.until'),
      text: change.until ? sayMoment(change.until) : '',
    },
    { label: t('changes.form.owner'), text: change.owner ?? '' },
    { label: t('changes.form.release'), text: change.release ?? '' },
    { label: t('changes.form.url'), text: change.url ?? '' },
    { label: t('changes.form.description'), text: change.description },
  ];
  return <StalePanel rows={sideBySide(said(now), said(yours))} {...answers} />;
}
