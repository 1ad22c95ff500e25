import { ReactNode } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Link } from '@backstage/ui';
import {
  durationToMillis,
  Incident,
} from '@afterword/plugin-reliability-common';
import {
  safeUrl,
  SectionCard,
  useDurationText,
} from '@afterword/plugin-reliability-react';
import { incidentsRouteRef } from '../../routes';
import { FailureModeText } from '../../failureModes/FailureModeText';
import { Properties } from '../../shell/item/Properties';
import { useWords } from '../../words';
import { computedDuration, durationNames } from '../computedDurations';
import type { Editing } from './Editing';
import formStyles from '../../editing/form.module.css';

/** What is known of an incident beside its times and its text. */
export function DetailsSection({
  incident,
  onEdit,
}: {
  readonly incident: Incident;
  /** Missing for whoever may only read it. */
  readonly onEdit?: (editing: Editing) => void;
}) {
  const { t } = useWords();
  const list = useRouteRef(incidentsRouteRef)?.();
  const sayDurations = useDurationsText(incident);
  const { incidentType, failureMode, trigger, source, url, dimensions } =
    incident;
  const href = url === null ? undefined : safeUrl(url);
  const properties: readonly (readonly [string, ReactNode])[] = [
    [t('incidents.page.kind'), t(`incidents.kind.${incident.kind}`)],
    [t('incidents.page.type'), incidentType],
    [
      t('incidents.page.failureMode'),
      failureMode && list ? (
        <Link href={`${list}?${new URLSearchParams({ failureMode })}`}>
          <FailureModeText of={failureMode} />
        </Link>
      ) : (
        failureMode
      ),
    ],
    [t('incidents.page.trigger'), trigger],
    ...durationNames.map(
      name => [t(`incidents.page.${name}`), sayDurations(name)] as const,
    ),
    ...Object.entries(dimensions),
    [
      t('incidents.page.source'),
      source && `${source.name} · ${source.externalId}`,
    ],
    [
      t('incidents.page.url'),
      url && (href ? <Link href={href}>{hostOf(href)}</Link> : url),
    ],
    [
      t('incidents.page.visibility'),
      t(`incidents.visibility.${incident.visibility}`),
    ],
  ];
  return (
    <SectionCard
      title={t('incidents.page.details')}
      meta={
        onEdit && (
          <Button
            variant="tertiary"
            className={formStyles.edit}
            aria-label={t('incidents.page.editTextOf', {
              title: t('incidents.page.details'),
            })}
            onPress={() => onEdit({ what: 'details' })}
          >
            {t('incidents.page.editText')}
          </Button>
        )
      }
    >
      <Properties>
        {properties
          .filter(([, value]) => value !== null && value !== undefined)
          .map(([name, value]) => (
            <Property key={name} name={name}>
              {value}
            </Property>
          ))}
      </Properties>
    </SectionCard>
  );
}

function Property({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function hostOf(href: string): string {
  const { host } = new URL(href);
  return host || href;
}

/** Says a duration as it was stated, as the times give it, and whether the two agree. */
function useDurationsText(incident: Incident) {
  const { t } = useWords();
  const say = useDurationText();
  return (name: (typeof durationNames)[number]): string | undefined => {
    const said = incident.stated[name];
    const stated =
      said === undefined ? undefined : say(durationToMillis(said) / 1000);
    const seconds = computedDuration(incident, name);
    const computed = seconds === undefined ? undefined : say(seconds);
    if (stated === undefined) return computed;
    if (computed === undefined) {
      return t('incidents.page.stated', { duration: stated });
    }
    return stated === computed
      ? t('incidents.page.sameAsStated', { duration: stated })
      : `${t('incidents.page.stated', { duration: stated })}; ${t(
          'incidents.page.computed',
          { duration: computed },
        )}`;
  };
}
