import { useState } from 'react';
import {
  actionItemCreatePermission,
  byWeight,
  ChangeReview,
  ChangeRisk,
  isChangeOpen,
  isUnprepared,
  wasMade,
} from '@afterword/plugin-reliability-common';
import { RowList, SectionCard } from '@afterword/plugin-reliability-react';
import { Button, ButtonIcon } from '@backstage/ui';
import type { Notify } from '../../editing/useNotice';
import { LineIcon } from '../../icons/LineIcon';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import { EditRiskDialog, NewRiskDialog } from './RiskDialogs';
import { RiskRow } from './RiskRow';
import styles from './Risks.module.css';
import { SurpriseAsMode } from './SurpriseAsMode';
import { useRiskWrites } from './useRiskWrites';

/** The ways in which a change may fail, the heaviest first; and, once it is made, the surprises. */
export function Risks({
  change,
  notify,
}: {
  readonly change: ChangeReview;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const [editing, setEditing] = useState<ChangeRisk | 'new'>();
  const { risks, status } = change;
  const isPlanned = !wasMade(change);
  const mayWrite = change.editable && isChangeOpen(status);
  const foreseen = byWeight(risks.filter(risk => risk.foreseen));
  const surprises = risks.filter(risk => !risk.foreseen);
  const rows = (some: readonly ChangeRisk[]) =>
    some.map(risk => (
      <RiskRow key={risk.id} risk={risk} isPlanned={isPlanned}>
        {!risk.foreseen && (
          <SurpriseAsMode change={change} risk={risk} notify={notify} />
        )}
        <RiskButtons
          change={change}
          risk={risk}
          notify={notify}
          onEdit={() => setEditing(risk)}
        />
      </RiskRow>
    ));
  return (
    <SectionCard
      title={t(isPlanned ? 'changes.risks.title' : 'changes.risks.foreseen')}
      meta={foreseen.length > 0 && foreseen.length}
      lead={isPlanned && t('changes.risks.lead')}
      body="flush"
    >
      {foreseen.length === 0 && (
        <p className={styles.none}>
          {t(
            isPlanned
              ? 'changes.risks.none'
              : 'changes.outcome.nothingForeseen',
          )}
        </p>
      )}
      <RowList>{rows(foreseen)}</RowList>
      {surprises.length > 0 && (
        <>
          <h3 className={styles.surprises}>{t('changes.risks.surprises')}</h3>
          <RowList aria-label={t('changes.risks.surprises')}>
            {rows(surprises)}
          </RowList>
        </>
      )}
      {mayWrite && (
        <div className={styles.add}>
          <Button variant="secondary" onPress={() => setEditing('new')}>
            {t(isPlanned ? 'changes.risks.add' : 'changes.risks.addSurprise')}
          </Button>
        </div>
      )}
      {editing === 'new' && (
        <NewRiskDialog change={change} onClose={() => setEditing(undefined)} />
      )}
      {editing !== undefined && editing !== 'new' && (
        <EditRiskDialog
          change={change}
          risk={editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </SectionCard>
  );
}

function RiskButtons({
  change,
  risk,
  notify,
  onEdit,
}: {
  readonly change: ChangeReview;
  readonly risk: ChangeRisk;
  readonly notify: Notify;
  readonly onEdit: () => void;
}) {
  const { t } = useWords();
  const writes = useRiskWrites(change, notify);
  const mayCommit = useMay(actionItemCreatePermission);
  const { editable, status } = change;
  if (!editable || !isChangeOpen(status)) return null;
  const { foreseen, linked, text } = risk;
  // What was foreseen stays as it was written once the change is made.
  const isFixed = foreseen && wasMade(change);
  const offersItem =
    mayCommit && !linked && (foreseen ? isUnprepared(risk) : true);
  return (
    <div className={styles.buttons}>
      {offersItem && (
        <Button
          variant="secondary"
          size="small"
          isPending={writes.isPending}
          onPress={() => writes.commit(risk)}
        >
          {t('changes.risks.commit')}
        </Button>
      )}
      {!isFixed && (
        <>
          <Button
            variant="tertiary"
            size="small"
            aria-label={t('changes.risks.edit', { text })}
            onPress={onEdit}
          >
            {t('changes.risks.editShort')}
          </Button>
          <ButtonIcon
            variant="tertiary"
            size="small"
            icon={<LineIcon name="cross" />}
            aria-label={t('changes.risks.remove', { text })}
            onPress={() => writes.remove(risk)}
          />
        </>
      )}
    </div>
  );
}
