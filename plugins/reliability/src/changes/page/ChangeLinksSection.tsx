import { ReactNode } from 'react';
import {
  ChangeDeployment,
  ChangeIncident,
  ChangeLinkInput,
  ChangeReview,
  changesContract,
} from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  KeyText,
  ReliabilityError,
  RowList,
  RowListItem,
  SectionCard,
  SkeletonText,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import type { Notify } from '../../editing/useNotice';
import { EntityNames } from '../../listing/EntityNames';
import { FailureNotice } from '../../listing/FailureNotice';
import { deploymentRouteRef, incidentRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './ChangeLinksSection.module.css';
import { TakeSurprise } from './TakeSurprise';
import { useChangeLinks } from './useChangeLinks';

interface Parts {
  readonly change: ChangeReview;
  /** Of the change as the links were read. */
  readonly version: number;
  readonly notify: Notify;
}

/** Deployments and incidents that belong to a change, and those that may. */
export function ChangeLinksSection({ change, notify }: Omit<Parts, 'version'>) {
  const { t } = useWords();
  const { data, error, refetch } = useChangeLinks(change);
  const deployments = data?.deployments ?? [];
  const incidents = data?.incidents ?? [];
  const parts = { change, version: data?.version ?? change.version, notify };
  const asks = [...deployments, ...incidents].some(
    ({ state }) => state === 'proposed',
  );
  return (
    <SectionCard
      title={t('changes.links.title')}
      waits={asks && change.editable && change.status === 'done'}
      body="flush"
    >
      {error && (
        <FailureNotice
          error={error}
          title={t('changes.links.failed')}
          onRetry={() => refetch()}
        />
      )}
      {!data && !error && (
        <div className={styles.none}>
          <SkeletonText lines={3} />
        </div>
      )}
      {data && deployments.length + incidents.length === 0 && (
        <p className={styles.none}>
          {t(
            change.status === 'planned'
              ? 'changes.links.nonePlanned'
              : 'changes.links.none',
          )}
        </p>
      )}
      {deployments.length > 0 && (
        <>
          <h3 className={styles.kind}>{t('changes.links.deployments')}</h3>
          <RowList aria-label={t('changes.links.deployments')}>
            {deployments.map(each => (
              <DeploymentRow key={each.key} {...parts} deployment={each} />
            ))}
          </RowList>
        </>
      )}
      {incidents.length > 0 && (
        <>
          <h3 className={styles.kind}>{t('changes.links.incidents')}</h3>
          <RowList aria-label={t('changes.links.incidents')}>
            {incidents.map(each => (
              <IncidentRow key={each.key} {...parts} incident={each} />
            ))}
          </RowList>
        </>
      )}
    </SectionCard>
  );
}

function DeploymentRow({
  deployment,
  ...parts
}: Parts & { readonly deployment: ChangeDeployment }) {
  const link = useRouteRef(deploymentRouteRef);
  const { entity, finished, key, release } = deployment;
  return (
    <LinkRow
      {...parts}
      linked={deployment}
      title={
        <>
          <KeyText value={key} href={link?.({ key })} /> {release}
        </>
      }
      facts={
        <>
          <EntityNames entities={[entity]} limit={1} />{' '}
          <DateTimeText at={finished} />
        </>
      }
    />
  );
}

function IncidentRow({
  incident,
  ...parts
}: Parts & { readonly incident: ChangeIncident }) {
  const { t } = useWords();
  const link = useRouteRef(incidentRouteRef);
  const { at, foreseenAs, key, state, title } = incident;
  const foreseen = parts.change.risks.filter(({ id }) =>
    foreseenAs.includes(id),
  );
  const isSurprise = state === 'linked' && foreseen.length === 0;
  return (
    <LinkRow
      {...parts}
      linked={incident}
      title={
        <>
          <KeyText value={key} href={link?.({ key })} /> {title}
        </>
      }
      facts={
        <>
          {at && <DateTimeText at={at} />}
          {foreseen.map(({ id, text }) => (
            <span key={id}>{t('changes.links.foreseen', { text })}</span>
          ))}
          {isSurprise && <span>{t('changes.links.surprise')}</span>}
        </>
      }
    >
      {isSurprise && <TakeSurprise {...parts} incident={incident} />}
    </LinkRow>
  );
}

function LinkRow({
  change,
  version,
  notify,
  linked: { because, key, state },
  title,
  facts,
  children,
}: Parts & {
  readonly linked: Pick<ChangeIncident, 'because' | 'key' | 'state'>;
  readonly title: ReactNode;
  readonly facts: ReactNode;
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const answering = useReliabilityWrite(changesContract.answerChangeLink);
  const say = async (said: ChangeLinkInput['state']) => {
    try {
      await answering.mutateAsync({
        params: { key: change.key, linked: key },
        body: { state: said },
        version,
      });
    } catch (error) {
      const isStale = error instanceof ReliabilityError && error.isStale;
      notify({
        text: isStale
          ? t('changes.page.stale')
          : t('editing.failed', { problem: failureText(error) }),
        isFailure: true,
      });
    }
  };
  const button = (
    said: ChangeLinkInput['state'],
    label: string,
    name: string,
  ) => (
    <Button
      variant={said === 'linked' ? 'secondary' : 'tertiary'}
      size="small"
      isPending={answering.isPending}
      aria-label={name}
      onPress={() => say(said)}
    >
      {label}
    </Button>
  );
  return (
    <RowListItem
      title={title}
      detail={
        <div className={styles.facts}>
          {facts}
          <span>
            {state === 'proposed'
              ? t('changes.links.asked')
              : t('changes.links.stateBecause', {
                  state: t(`changes.links.state.${state}`),
                  because: t(`changes.links.because.${because}`),
                })}
          </span>
        </div>
      }
    >
      {change.editable && (
        <div className={styles.buttons}>
          {state !== 'linked' &&
            because !== 'person' &&
            button(
              'linked',
              t('changes.links.belongs'),
              t('changes.links.belongsNamed', { key }),
            )}
          {because !== 'person' &&
            button(
              'dismissed',
              t('changes.links.notOfIt'),
              t('changes.links.notOfItNamed', { key }),
            )}
          {because === 'person' &&
            button(
              'unsaid',
              t('changes.links.back'),
              t('changes.links.backNamed', { key }),
            )}
          {children}
        </div>
      )}
    </RowListItem>
  );
}
