import { Button, Select, TextAreaField } from '@backstage/ui';
import {
  factorLayers,
  PostmortemRecord,
} from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';
import { CorrectedRow } from './CorrectedRow';
import styles from './DraftFields.module.css';
import { useRowKeys } from './useRowKeys';

type Factors = NonNullable<PostmortemRecord['factors']>;

/** The contributing factors, and where each lies. */
export function FactorFields({
  factors,
  onChange,
}: {
  readonly factors: Factors;
  readonly onChange: (factors: Factors) => void;
}) {
  const { t } = useWords();
  const keys = useRowKeys(factors.length);
  const change = (index: number, changes: Partial<Factors[number]>) =>
    onChange(
      factors.map((one, at) => (at === index ? { ...one, ...changes } : one)),
    );
  return (
    <div className={styles.part}>
      <h3>{t('exchange.import.correcting.factors')}</h3>
      {factors.length === 0 && (
        <p className={styles.quiet}>
          {t('exchange.import.correcting.noFactors')}
        </p>
      )}
      <ul className={styles.rows}>
        {factors.map(({ text, layer }, index) => (
          <CorrectedRow
            key={keys.all[index]}
            name={text.slice(0, 60)}
            words={
              <>
                <span className={styles.small}>
                  {t(`postmortems.factors.layer.${layer}`)}
                </span>{' '}
                {text}
              </>
            }
            fields={
              <>
                <TextAreaField
                  label={t('exchange.import.correcting.factorText')}
                  rows={3}
                  value={text}
                  onChange={changed => change(index, { text: changed })}
                />
                <Select
                  label={t('exchange.import.correcting.layer')}
                  options={factorLayers.map(id => ({
                    id,
                    label: t(`postmortems.factors.layer.${id}`),
                  }))}
                  value={layer}
                  onChange={key =>
                    change(index, {
                      layer: factorLayers.find(one => one === key) ?? layer,
                    })
                  }
                />
                <div className={styles.buttons}>
                  <Button
                    variant="secondary"
                    onPress={() => {
                      keys.remove(index);
                      onChange(factors.filter((_, at) => at !== index));
                    }}
                  >
                    {t('exchange.import.correcting.removeShort')}
                  </Button>
                </div>
              </>
            }
          />
        ))}
      </ul>
    </div>
  );
}
