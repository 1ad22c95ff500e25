import { useState } from 'react';
import {
  ChangeReview,
  ChangeRisk,
  isChangeOpen,
} from '@afterword/plugin-reliability-common';
import { Button } from '@backstage/ui';
import type { Notify } from '../../editing/useNotice';
import { FailureModeDialog } from '../../failureModes/FailureModeDialog';
import { useFailureModes } from '../../failureModes/useFailureModes';
import { useWords } from '../../words';
import { useRiskWrites } from './useRiskWrites';

/** Offers to make a failure mode of a surprise that none has words for, to those who may change them: what comes next is found by it. */
export function SurpriseAsMode({
  change,
  risk,
  notify,
}: {
  readonly change: ChangeReview;
  readonly risk: ChangeRisk;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const { editable, knows, modes } = useFailureModes();
  const writes = useRiskWrites(change, notify);
  const [isOpen, setOpen] = useState(false);
  const { failureMode, text } = risk;
  const words = failureMode ?? text;
  if (!editable || (!isOpen && knows(words))) return null;
  const saved = async (name: string) => {
    setOpen(false);
    notify({ text: t('changes.risks.asModeDone', { name }) });
    if (change.editable && isChangeOpen(change.status)) {
      await writes.name(risk, name);
    }
  };
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        aria-label={t('changes.risks.asModeNamed', { text })}
        onPress={() => setOpen(true)}
      >
        {t('changes.risks.asMode')}
      </Button>
      {isOpen && (
        <FailureModeDialog
          mode={undefined}
          begins={{ name: words.slice(0, 100), description: text }}
          modes={modes}
          onSaved={saved}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
