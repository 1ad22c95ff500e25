import { useState } from 'react';
import {
  Factor,
  FactorLayer,
  factorLayers,
} from '@afterword/plugin-reliability-common';
import { Box, ButtonIcon } from '@backstage/ui';
import { LineIcon } from '../../icons/LineIcon';
import { useWords } from '../../words';
import { usePostmortem } from '../page/PostmortemContext';
import { PartBoard } from '../parts/PartBoard';
import styles from './FactorBoard.module.css';
import { FactorCard } from './FactorCard';
import { FactorDialog } from './FactorDialog';
import { useFactorWrites } from './useFactorWrites';

/** What the dialog is about: a factor that is there, or a new one, in a layer where one was pressed. */
type Editing =
  | { readonly factor: Factor; readonly addsEvidence: boolean }
  | { readonly layer: FactorLayer | undefined };

/** The conditions that made it possible, by layer: most incidents have several. */
export function FactorBoard() {
  const { t } = useWords();
  const { postmortem } = usePostmortem();
  const writes = useFactorWrites();
  const [editing, setEditing] = useState<Editing>();
  const { factors, editable } = postmortem;

  return (
    <PartBoard
      where="factors"
      title={t('postmortems.factors.title')}
      isSaid={factors.length > 0}
      add={t('postmortems.factors.add')}
      onAdd={editable ? () => setEditing({ layer: undefined }) : undefined}
    >
      <div className={styles.board}>
        {factorLayers.map(layer => {
          const here = factors.filter(factor => factor.layer === layer);
          const name = t(`postmortems.factors.layer.${layer}`);
          return (
            <Box
              as="section"
              bg="neutral"
              key={layer}
              className={styles.layer}
              data-said={here.length > 0 || undefined}
              aria-label={t('postmortems.factors.inLayer', { layer: name })}
            >
              <h4 className={styles.name}>
                <span>
                  {name}{' '}
                  <span className={styles.hint}>
                    {t(`postmortems.factors.layerHint.${layer}`)}
                  </span>
                </span>
                {editable ? (
                  <ButtonIcon
                    variant="tertiary"
                    className={styles.plus}
                    icon={<LineIcon name="plus" />}
                    aria-label={t('postmortems.factors.addTo', { layer: name })}
                    onPress={() => setEditing({ layer })}
                  />
                ) : (
                  <span>{here.length}</span>
                )}
              </h4>
              {here.length === 0 ? (
                <p className={styles.none}>{t('postmortems.factors.empty')}</p>
              ) : (
                here.map(factor => (
                  <FactorCard
                    key={factor.id}
                    factor={factor}
                    editable={editable}
                    onChange={addsEvidence =>
                      setEditing({ factor, addsEvidence })
                    }
                  />
                ))
              )}
            </Box>
          );
        })}
      </div>
      {editing && (
        <FactorDialog
          factor={'factor' in editing ? editing.factor : undefined}
          layer={'factor' in editing ? editing.factor.layer : editing.layer}
          addsEvidence={'factor' in editing && editing.addsEvidence}
          isPending={writes.isPending}
          onSave={async (input, version) => {
            if ('factor' in editing) {
              await writes.change(editing.factor, input, version);
            } else await writes.add(input);
            setEditing(undefined);
          }}
          onRemove={
            'factor' in editing
              ? async () => {
                  setEditing(undefined);
                  await writes.remove(editing.factor);
                }
              : undefined
          }
          onClose={() => setEditing(undefined)}
        />
      )}
    </PartBoard>
  );
}
