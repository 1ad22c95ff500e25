import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  openGatesInWords,
  ORGANISATION,
  PracticeHealth,
} from '@afterword/plugin-reliability-common';
import { SectionCard } from '@afterword/plugin-reliability-react';
import { useGateName } from '../../postmortems/page/useGateName';
import { ReportRow, ReportRows } from '../../reports/ReportRows';
import { postmortemsRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './PracticeHealthSection.module.css';
import { usePracticeWords } from './usePracticeWords';

/** Which gates stood open when something was published, and the way to the reasons that were given. Nothing where nobody knows. */
export function GatesLeftOpen({
  health: { gates, scope },
}: {
  readonly health: Pick<PracticeHealth, 'gates' | 'scope'>;
}) {
  const { t } = useWords();
  const words = usePracticeWords();
  const nameOf = useGateName();
  const list = useRouteRef(postmortemsRouteRef)?.();
  if (gates.of === 0) return null;
  const reasons = new Map(
    gates.open.map(({ gate, overridden }) => [gate, overridden]),
  );
  return (
    <SectionCard
      title={t('practice.health.gatesTitle')}
      lead={t('practice.health.gatesLead')}
    >
      {gates.open.length === 0 ? (
        <p className={styles.passed}>
          {t('practice.health.gatesPassed', { count: gates.of })}
        </p>
      ) : (
        <ReportRows>
          {openGatesInWords(gates).map(({ gate, said }) => (
            <ReportRow key={gate} name={nameOf(gate)}>
              <span>{words.say(said)}</span>
              {list && reasons.get(gate) !== 0 && (
                <Link
                  className={styles.report}
                  href={`${list}?${new URLSearchParams({
                    overridden: gate,
                    ...(scope === ORGANISATION ? {} : { scope }),
                  })}`}
                  aria-label={t('practice.health.gatesReasonsOf', {
                    gate: nameOf(gate),
                  })}
                >
                  {t('practice.health.gatesReasons')}
                </Link>
              )}
            </ReportRow>
          ))}
        </ReportRows>
      )}
    </SectionCard>
  );
}
