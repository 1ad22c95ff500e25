import { useState } from 'react';
import type { Incident } from '@afterword/plugin-reliability-common';
import { SuggestionField } from '../../fields/SuggestionField';
import { EditDialog } from '../../editing/EditDialog';
import { useWords } from '../../words';
import type { Answering } from './useAnswer';
import {
  DeploymentSuggestion,
  useDeploymentSuggestions,
} from './useDeploymentSuggestions';

/** Confirms a deployment that no rule proposes. */
export function ChooseDeploymentDialog({
  incident,
  taken,
  answering,
  onClose,
}: {
  readonly incident: Pick<Incident, 'times' | 'entities'>;
  /** Keys that are not offered. */
  readonly taken: readonly string[];
  readonly answering: Answering;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [words, setWords] = useState<string>();
  const [chosen, setChosen] = useState<DeploymentSuggestion>();
  const { suggestions, isLoading } = useDeploymentSuggestions(words, {
    incident,
    taken,
  });
  const save = async () => {
    if (!chosen) return;
    const { id: key, name } = chosen;
    if (await answering.say({ key, name }, 'confirmed')) onClose();
  };
  return (
    <EditDialog
      title={t('deployments.cause.chooseTitle')}
      isDirty={chosen !== undefined}
      isPending={answering.isPending}
      error={null}
      onClose={onClose}
      onSave={save}
      saveLabel={t('deployments.cause.confirm')}
      cannotSave={!chosen}
    >
      <p>{t('deployments.cause.chooseLead')}</p>
      <SuggestionField
        autoFocus
        label={t('deployments.cause.field')}
        placeholder={t('deployments.cause.fieldPlaceholder')}
        chosen={chosen}
        suggestions={suggestions}
        isLoading={isLoading}
        onSearch={setWords}
        onChange={setChosen}
      />
    </EditDialog>
  );
}
