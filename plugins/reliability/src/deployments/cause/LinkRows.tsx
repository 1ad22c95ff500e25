import { ReactNode } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Button, Link } from '@backstage/ui';
import type { ChangeLink } from '@afterword/plugin-reliability-common';
import {
  KeyText,
  RowListItem,
  useDurationText,
} from '@afterword/plugin-reliability-react';
import { deploymentRouteRef } from '../../routes';
import { useWords } from '../../words';
import { DeploymentStatusText } from '../DeploymentStatusText';
import { useDeploymentName } from '../useDeploymentName';
import { Said } from './Said';
import type { Answering } from './useAnswer';

/** Props of each row. */
export interface LinkRowProps {
  readonly link: ChangeLink;
  /** When the incident began. */
  readonly began: string | undefined;
  /** Missing for whoever may only read. */
  readonly answering: Answering | undefined;
}

/** A deployment that may have caused an incident, and why it is thought so. */
export function ProposedRow({ link, began, answering }: LinkRowProps) {
  const { t } = useWords();
  const named = useNamed(link);
  return (
    <LinkRow
      link={link}
      detail={
        <>
          <Because link={link} />
          {'; '}
          <Beside link={link} began={began} />
        </>
      }
    >
      {answering && (
        <>
          <Button
            variant="secondary"
            isPending={answering.isPending}
            aria-label={t('deployments.cause.confirmOf', named)}
            onPress={() => answering.say(named, 'confirmed')}
          >
            {t('deployments.cause.confirm')}
          </Button>
          <Button
            variant="tertiary"
            isDisabled={answering.isPending}
            aria-label={t('deployments.cause.notThisOf', named)}
            onPress={() => answering.say(named, 'withdrawn')}
          >
            {t('deployments.cause.notThis')}
          </Button>
        </>
      )}
    </LinkRow>
  );
}

/** A deployment that caused an incident, as somebody confirmed. */
export function ConfirmedRow({ link, began, answering }: LinkRowProps) {
  const { t } = useWords();
  const { said } = link;
  const named = useNamed(link);
  return (
    <LinkRow
      link={link}
      detail={
        <>
          {said && (
            <Said
              words={t('deployments.cause.confirmed')}
              by={said.by}
              at={said.at}
            />
          )}
          {'; '}
          <Beside link={link} began={began} />
        </>
      }
    >
      {answering && (
        <Button
          variant="tertiary"
          isPending={answering.isPending}
          aria-label={t('deployments.cause.takeBackOf', named)}
          onPress={() => answering.say(named, 'proposed')}
        >
          {t('deployments.cause.takeBack')}
        </Button>
      )}
    </LinkRow>
  );
}

/** A deployment that did not cause an incident, as somebody said. */
export function WithdrawnRow({ link, began, answering }: LinkRowProps) {
  const { t } = useWords();
  const named = useNamed(link);
  return (
    <LinkRow link={link} detail={<Beside link={link} began={began} />}>
      {answering && (
        <Button
          variant="tertiary"
          isPending={answering.isPending}
          aria-label={t('deployments.cause.lookAgainOf', named)}
          onPress={() => answering.say(named, 'proposed')}
        >
          {t('deployments.cause.lookAgain')}
        </Button>
      )}
    </LinkRow>
  );
}

function LinkRow({
  link: { deployment },
  detail,
  children,
}: {
  readonly link: ChangeLink;
  readonly detail: ReactNode;
  readonly children: ReactNode;
}) {
  const link = useRouteRef(deploymentRouteRef);
  const { key } = deployment;
  const name = useDeploymentName(deployment);
  return (
    <RowListItem
      title={
        <>
          <KeyText value={key} />{' '}
          <Link href={link?.({ key })} standalone weight="bold">
            {name}
          </Link>
        </>
      }
      aside={<DeploymentStatusText deployment={deployment} />}
      detail={detail}
    >
      {children}
    </RowListItem>
  );
}

/** Why a deployment is proposed: the rule, or who said so. */
function Because({
  link: { deployment, rule, said },
}: {
  readonly link: ChangeLink;
}) {
  const { t } = useWords();
  const { primaryTitle } = useEntityPresentation(deployment.entity.ref);
  if (rule) {
    return (
      <>
        {t(`deployments.cause.because.${rule.name}`, {
          entity: primaryTitle,
          count: rule.withinHours,
        })}
      </>
    );
  }
  const words = t('deployments.cause.because.said');
  return said ? <Said words={words} by={said.by} at={said.at} /> : <>{words}</>;
}

/** When a deployment finished, beside the incident, and where it went. */
function Beside({
  link: {
    deployment: { environment, finished },
    possible,
  },
  began,
}: {
  readonly link: ChangeLink;
  readonly began: string | undefined;
}) {
  const { t } = useWords();
  const sayDuration = useDurationText();
  const where = t('deployments.cause.toEnvironment', { environment });
  if (began === undefined) return <>{where}</>;
  const seconds = (Date.parse(began) - Date.parse(finished)) / 1000;
  const duration = sayDuration(Math.abs(seconds));
  const when =
    seconds >= 0
      ? t('deployments.cause.deployed', { duration })
      : t('deployments.cause.deployedAfter', { duration });
  const beside = `${when}, ${where}`;
  if (possible) return <>{beside}</>;
  return <>{`${beside}. ${t('deployments.cause.impossible')}`}</>;
}

function useNamed({ deployment }: ChangeLink) {
  return { key: deployment.key, name: useDeploymentName(deployment) };
}
