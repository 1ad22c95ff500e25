import { useRef, useState } from 'react';
import {
  confidence as confidences,
  Factor,
  factor as factorSchema,
  FactorInput,
  FactorLayer,
  factorLayers,
  mayBeSure,
} from '@afterword/plugin-reliability-common';
import { Button, Radio, RadioGroup, Select } from '@backstage/ui';
import { ProseField } from '../../fields/ProseField';
import { focusFirstProblem } from '../../editing/focusFirstProblem';
import { StalePanel } from '../../editing/StalePanel';
import { useWords } from '../../words';
import { PartDialog } from '../parts/PartDialog';
import { usePartSaving } from '../parts/usePartSaving';
import { EvidenceFields } from './EvidenceFields';
import styles from './FactorDialog.module.css';
import { useFactorDraft } from './useFactorDraft';

/** Writes a contributing factor with its evidence. */
export function FactorDialog({
  factor,
  layer,
  addsEvidence,
  isPending,
  onSave,
  onRemove,
  onClose,
}: {
  /** The one to change; a new one without. */
  readonly factor: Factor | undefined;
  /** Where a new one is added; chosen in the dialog without. */
  readonly layer: FactorLayer | undefined;
  /** Opens with a piece of evidence to fill in. */
  readonly addsEvidence: boolean;
  readonly isPending: boolean;
  /** @param version - what the change is based on */
  readonly onSave: (input: FactorInput, version: number) => Promise<unknown>;
  readonly onRemove?: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const draft = useFactorDraft(factor, layer, addsEvidence);
  const [wasRefused, setRefused] = useState(false);
  const { failure, overtaken, save } = usePartSaving(factorSchema);
  const body = useRef<HTMLDivElement>(null);
  const textProblem =
    wasRefused && draft.text.trim() === ''
      ? t('postmortems.factors.textMissing')
      : undefined;
  const layerProblem =
    wasRefused && !draft.layer
      ? t('postmortems.factors.layerMissing')
      : undefined;

  const isTooSure = !mayBeSure(draft.confidence, draft.evidence.length);

  const saveOver = (version: number) => {
    const input = draft.input();
    if (input) save(() => onSave(input, version));
    else {
      setRefused(true);
      focusFirstProblem(body);
    }
  };

  return (
    <PartDialog
      title={t(
        factor
          ? 'postmortems.factors.changeTitle'
          : 'postmortems.factors.addTitle',
      )}
      words={{
        remove: t('postmortems.factors.remove'),
        cancel: t('postmortems.factors.cancel'),
        save: t('postmortems.factors.save'),
      }}
      body={body}
      isChanged={draft.isChanged}
      isPending={isPending}
      failure={failure}
      onSave={() => saveOver(factor?.version ?? 0)}
      onRemove={onRemove}
      onClose={onClose}
    >
      {overtaken && (
        <StalePanel
          rows={[
            {
              label: t('postmortems.factors.text'),
              now: overtaken.text,
              yours: draft.text,
            },
            {
              label: t('postmortems.factors.confidenceLabel'),
              now: t(`postmortems.factors.confidence.${overtaken.confidence}`),
              yours: t(`postmortems.factors.confidence.${draft.confidence}`),
            },
            {
              label: t('postmortems.factors.evidenceLabel'),
              now: overtaken.evidence.map(({ title }) => title).join('\n'),
              yours: draft.evidence.map(({ title }) => title).join('\n'),
            },
          ]}
          onKeepMine={() => saveOver(overtaken.version)}
          onTakeTheirs={onClose}
        />
      )}
      <ProseField
        autoFocus
        label={t('postmortems.factors.text')}
        description={t('postmortems.factors.textHint')}
        rows={3}
        value={draft.text}
        maxLength={4_000}
        onChange={text => draft.change({ text })}
        problem={textProblem}
      />
      <Select
        label={t('postmortems.factors.layerLabel')}
        options={factorLayers.map(id => ({
          id,
          label: t(`postmortems.factors.layer.${id}`),
          description: t(`postmortems.factors.layerHint.${id}`),
        }))}
        placeholder={t('postmortems.factors.layerPlaceholder')}
        // Without any value a select would not say what is wrong.
        value={draft.layer ?? ''}
        validationBehavior="aria"
        validate={() => layerProblem}
        onChange={key =>
          draft.change({
            layer: factorLayers.find(one => one === key) ?? draft.layer,
          })
        }
      />
      <RadioGroup
        label={t('postmortems.factors.confidenceLabel')}
        value={draft.confidence}
        onChange={value =>
          draft.change({
            confidence:
              confidences.options.find(one => one === value) ??
              draft.confidence,
          })
        }
      >
        {confidences.options.map(value => (
          <Radio key={value} value={value}>
            <span>
              {t(`postmortems.factors.confidence.${value}`)}
              <span className={styles.hint}>
                {' · '}
                {t(`postmortems.factors.confidenceHint.${value}`)}
              </span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <section
        className={styles.evidence}
        aria-label={t('postmortems.factors.evidenceLabel')}
      >
        <h3 className={styles.title}>
          {t('postmortems.factors.evidenceLabel')}
        </h3>
        {draft.evidence.length === 0 && (
          <p
            role={isTooSure ? 'status' : undefined}
            className={isTooSure ? styles.wanted : styles.none}
          >
            {t(
              isTooSure
                ? 'postmortems.factors.evidenceWanted'
                : 'postmortems.factors.evidenceNone',
            )}
          </p>
        )}
        {draft.evidence.map((piece, index) => (
          <EvidenceFields
            key={piece.draftId}
            number={index + 1}
            piece={piece}
            showsProblems={wasRefused}
            onChange={change => draft.changePiece(piece.draftId, change)}
            onRemove={() => draft.removePiece(piece.draftId)}
          />
        ))}
        <div data-invalid={(wasRefused && isTooSure) || undefined}>
          <Button variant="secondary" onPress={draft.addPiece}>
            {t('postmortems.factors.evidenceAdd')}
          </Button>
        </div>
      </section>
    </PartDialog>
  );
}
