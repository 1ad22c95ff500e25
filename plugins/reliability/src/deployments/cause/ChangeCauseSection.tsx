import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  ChangeCause,
  deploymentsContract,
  Incident,
} from '@afterword/plugin-reliability-common';
import {
  RowList,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import type { Notify } from '../../editing/useNotice';
import { FailureNotice } from '../../listing/FailureNotice';
import { useWords } from '../../words';
import styles from './ChangeCauseSection.module.css';
import { ChooseDeploymentDialog } from './ChooseDeploymentDialog';
import { ConfirmedRow, ProposedRow, WithdrawnRow } from './LinkRows';
import { Said } from './Said';
import { useAnswer } from './useAnswer';

type Asked = Pick<
  Incident,
  'key' | 'kind' | 'mergedInto' | 'times' | 'entities'
>;

/** Asks whether a change caused an incident, and shows what was answered. Only what counts as an incident is asked. */
export function ChangeCauseSection({
  incident,
  notify,
}: {
  readonly incident: Asked;
  readonly notify: Notify;
}) {
  const isAsked = incident.kind === 'incident' && incident.mergedInto === null;
  return isAsked ? <Section incident={incident} notify={notify} /> : null;
}

function Section({
  incident,
  notify,
}: {
  readonly incident: Asked;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const { data, error, refetch } = useReliabilityQuery(
    deploymentsContract.getChangeCause,
    { params: { key: incident.key } },
  );
  const title = t('deployments.cause.title');
  if (!data) {
    return (
      <SectionCard title={title}>
        {error ? (
          <FailureNotice error={error} onRetry={() => refetch()} />
        ) : (
          <SkeletonText lines={3} />
        )}
      </SectionCard>
    );
  }
  return (
    <SectionCard
      title={title}
      waits={data.editable && data.answer === 'unanswered'}
      body="flush"
    >
      <Answer incident={incident} cause={data} notify={notify} />
    </SectionCard>
  );
}

function Answer({
  incident,
  cause,
  notify,
}: {
  readonly incident: Asked;
  readonly cause: ChangeCause;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const [isChoosing, setChoosing] = useState(false);
  const answering = useAnswer(cause, notify);
  const { answer, deployments, editable, proposals, withdrawn } = cause;
  const began = beganAt(incident);
  const row = { began, answering: editable ? answering : undefined };
  const isOpen = answer === 'unanswered';
  return (
    <>
      {deployments.length > 0 && (
        <RowList>
          {deployments.map(link => (
            <ConfirmedRow key={link.deployment.key} link={link} {...row} />
          ))}
        </RowList>
      )}
      {isOpen && proposals.length > 0 && (
        <RowList>
          {proposals.map(link => (
            <ProposedRow key={link.deployment.key} link={link} {...row} />
          ))}
        </RowList>
      )}
      <Words cause={cause} />
      {editable && (
        <div className={styles.answers}>
          {isOpen && (
            <Button
              variant="secondary"
              isPending={answering.isPending}
              onPress={() => answering.answer('notChangeCaused')}
            >
              {t('deployments.cause.notChange')}
            </Button>
          )}
          {answer === 'notChangeCaused' && (
            <Button
              variant="secondary"
              isPending={answering.isPending}
              onPress={() => answering.answer('unanswered')}
            >
              {t('deployments.cause.takeBack')}
            </Button>
          )}
          {answer !== 'notChangeCaused' && (
            <Button variant="tertiary" onPress={() => setChoosing(true)}>
              {proposals.length + deployments.length > 0
                ? t('deployments.cause.choose')
                : t('deployments.cause.chooseOne')}
            </Button>
          )}
        </div>
      )}
      {isOpen && withdrawn.length > 0 && (
        <div className={styles.withdrawn}>
          <h3>{t('deployments.cause.turnedDown')}</h3>
          <RowList>
            {withdrawn.map(link => (
              <WithdrawnRow key={link.deployment.key} link={link} {...row} />
            ))}
          </RowList>
        </div>
      )}
      {isChoosing && (
        <ChooseDeploymentDialog
          incident={incident}
          taken={deployments.map(({ deployment }) => deployment.key)}
          answering={answering}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}

/** What no row says. */
function Words({ cause }: { readonly cause: ChangeCause }) {
  const { t } = useWords();
  const { answer, answered, deployments, editable, proposals } = cause;
  if (answer === 'notChangeCaused' && answered) {
    return (
      <p className={styles.words}>
        <Said
          words={t('deployments.cause.notCaused')}
          by={answered.by}
          at={answered.at}
        />
      </p>
    );
  }
  if (answer === 'linked' && deployments.length === 0) {
    return (
      <p className={styles.words}>{t('deployments.cause.hiddenLinked')}</p>
    );
  }
  if (answer === 'unanswered' && proposals.length === 0) {
    return (
      <p className={styles.words}>
        {editable
          ? t('deployments.cause.noProposal')
          : t('deployments.cause.nobodySaid')}
      </p>
    );
  }
  return null;
}

/** When an incident began, as far as anybody knows. */
function beganAt({ times }: Pick<Incident, 'times'>): string | undefined {
  const { impactStarted, detected, declared } = times;
  return (impactStarted ?? detected ?? declared)?.at;
}
