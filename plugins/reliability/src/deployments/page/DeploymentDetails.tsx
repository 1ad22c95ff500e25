import { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import type { Deployment } from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  DurationText,
  EntityRefList,
  safeUrl,
  SectionCard,
} from '@afterword/plugin-reliability-react';
import { Properties } from '../../shell/item/Properties';
import { useWords } from '../../words';
import { DeploymentStatusText } from '../DeploymentStatusText';

/** What is known of a deployment. */
export function DeploymentDetails({
  deployment,
}: {
  readonly deployment: Deployment;
}) {
  const { t } = useWords();
  const { entity, environment, started, finished, release, source, url } =
    deployment;
  const href = url === null ? undefined : safeUrl(url);
  const properties: readonly (readonly [string, ReactNode])[] = [
    [t('deployments.page.entity'), <EntityRefList entities={[entity]} />],
    [t('deployments.page.release'), release],
    [t('deployments.page.environment'), environment],
    [
      t('deployments.page.status'),
      <DeploymentStatusText deployment={deployment} />,
    ],
    [t('deployments.page.started'), started && <DateTimeText at={started} />],
    [t('deployments.page.finished'), <DateTimeText at={finished} />],
    [
      t('deployments.page.took'),
      started && (
        <DurationText
          seconds={(Date.parse(finished) - Date.parse(started)) / 1000}
        />
      ),
    ],
    [
      t('deployments.page.source'),
      source && `${source.name} · ${source.externalId}`,
    ],
    [
      t('deployments.page.url'),
      href ? <Link href={href}>{new URL(href).host || href}</Link> : url,
    ],
  ];
  return (
    <SectionCard title={t('deployments.page.details')}>
      <Properties>
        {properties.flatMap(([name, value]) =>
          value === null
            ? []
            : [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{value}</dd>],
        )}
      </Properties>
    </SectionCard>
  );
}
