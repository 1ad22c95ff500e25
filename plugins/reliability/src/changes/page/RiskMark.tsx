import {
  changeImpacts,
  ChangeRisk,
  likelihoods,
} from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';
import styles from './RiskMark.module.css';

const CELL = 5;

/** How likely something is and how much it would hurt: in words, beside its place among all nine. */
export function RiskMark({
  risk: { likelihood, impact },
}: {
  readonly risk: Pick<ChangeRisk, 'likelihood' | 'impact'>;
}) {
  const { t } = useWords();
  const size = CELL * 3;
  return (
    <span className={styles.mark}>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        width={size}
        height={size}
        aria-hidden="true"
      >
        {changeImpacts.flatMap((eachImpact, x) =>
          likelihoods.map((eachLikelihood, y) => (
            <rect
              key={`${eachImpact} ${eachLikelihood}`}
              className={
                eachImpact === impact && eachLikelihood === likelihood
                  ? styles.here
                  : styles.elsewhere
              }
              x={x * CELL + 0.5}
              y={(2 - y) * CELL + 0.5}
              width={CELL - 1}
              height={CELL - 1}
            />
          )),
        )}
      </svg>
      {t('changes.risks.both', {
        likelihood: t(`changes.likelihood.${likelihood}`),
        impact: t(`changes.impact.${impact}`),
      })}
    </span>
  );
}
