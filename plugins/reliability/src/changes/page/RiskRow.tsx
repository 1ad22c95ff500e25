import { Fragment, ReactNode } from 'react';
import {
  ChangeRisk,
  isUnprepared,
  missingPreparations,
  preparationKinds,
  verdictOf,
} from '@afterword/plugin-reliability-common';
import {
  KeyText,
  RowListItem,
  StatusText,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { FailureModeText } from '../../failureModes/FailureModeText';
import { PersonName } from '../../people/PersonName';
import { actionItemRouteRef } from '../../routes';
import { useListText } from '../../useListText';
import { useWords } from '../../words';
import { ReasonText } from './ReasonText';
import { RiskMark } from './RiskMark';
import styles from './RiskRow.module.css';

/** One way to fail: what it is, how it weighs, what is prepared, and what came of it. */
export function RiskRow({
  risk,
  isPlanned,
  children,
}: {
  readonly risk: ChangeRisk;
  /** Whether the change is still to be made: what is missing can still be prepared. */
  readonly isPlanned: boolean;
  /** Buttons. */
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const link = useRouteRef(actionItemRouteRef);
  const { actionItem, failureMode, foreseen, linked, text } = risk;
  const verdict = verdictOf(risk);
  return (
    <RowListItem
      title={<span className={styles.text}>{text}</span>}
      aside={
        foreseen ? <RiskMark risk={risk} /> : t(`changes.impact.${risk.impact}`)
      }
      detail={
        <div className={styles.details}>
          {failureMode && (
            <span>
              <FailureModeText of={failureMode} />
            </span>
          )}
          {!isPlanned && (
            <StatusText tone={verdict === 'open' ? 'waits' : 'plain'}>
              {t(`changes.verdict.${verdict}`)}
            </StatusText>
          )}
          {foreseen && <Prepared risk={risk} isPlanned={isPlanned} />}
          {actionItem !== null && (
            <KeyText value={actionItem} href={link?.({ key: actionItem })} />
          )}
          {actionItem === null && linked && (
            <span>{t('changes.risks.hidden')}</span>
          )}
          {risk.reasons.length > 0 && <Because reasons={risk.reasons} />}
        </div>
      }
    >
      {children}
    </RowListItem>
  );
}

function Because({ reasons }: Pick<ChangeRisk, 'reasons'>) {
  const { t } = useWords();
  return (
    <span className={styles.because}>
      {t('changes.risks.because')}{' '}
      {reasons.map((reason, index) => (
        <Fragment key={reason.kind}>
          {index > 0 && ' · '}
          <ReasonText reason={reason} />
        </Fragment>
      ))}
    </span>
  );
}

function Prepared({
  risk,
  isPlanned,
}: {
  readonly risk: ChangeRisk;
  readonly isPlanned: boolean;
}) {
  const { t } = useWords();
  const missing = missingPreparations(risk);
  const listText = useListText();
  if (isUnprepared(risk)) {
    return (
      <StatusText tone={isPlanned ? 'waits' : 'plain'}>
        {t('changes.risks.unprepared')}
      </StatusText>
    );
  }
  return (
    <dl className={styles.prepared}>
      {preparationKinds.map(kind => {
        const { [kind]: value } = risk;
        return (
          value && (
            <div key={kind}>
              <dt>{t(`changes.preparation.${kind}`)}</dt>{' '}
              <dd>{kind === 'owner' ? <PersonName of={value} /> : value}</dd>
            </div>
          )
        );
      })}
      {isPlanned && missing.length > 0 && (
        <div>
          <dt>{t('changes.risks.missing')}</dt>{' '}
          <dd>{listText(missing.map(kind => t(`changes.missing.${kind}`)))}</dd>
        </div>
      )}
    </dl>
  );
}
