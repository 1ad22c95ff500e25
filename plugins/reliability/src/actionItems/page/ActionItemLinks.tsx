import type { ActionItem } from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  EntityRefList,
  KeyText,
  safeUrl,
  SectionCard,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { incidentRouteRef, postmortemRouteRef } from '../../routes';
import { PersonName } from '../../people/PersonName';
import { Properties } from '../../shell/item/Properties';
import { useWords } from '../../words';
import styles from './page.module.css';

/** Where it comes from, what it makes better, and where the work is tracked. */
export function ActionItemLinks({ item }: { readonly item: ActionItem }) {
  const { t } = useWords();
  const postmortemLink = useRouteRef(postmortemRouteRef);
  const incidentLink = useRouteRef(incidentRouteRef);
  const {
    type,
    entity,
    entityKnown,
    trackerUrl,
    postmortem,
    incident,
    source,
  } = item;
  const tracker = trackerUrl === null ? undefined : safeUrl(trackerUrl);
  return (
    <SectionCard title={t('actionItems.page.links')}>
      <Properties>
        <dt>{t('actionItems.field.type')}</dt>
        <dd>
          {type ? (
            <>
              {t(`actionItems.type.${type}`)}
              <span className={styles.quiet}>
                {' · '}
                {t(`actionItems.typeWhy.${type}`)}
              </span>
            </>
          ) : (
            <span className={styles.quiet}>
              {t('actionItems.field.typeNone')}
            </span>
          )}
        </dd>
        <dt>{t('actionItems.field.entity')}</dt>
        <dd>
          {entity ? (
            <EntityRefList entities={[{ ref: entity, known: entityKnown }]} />
          ) : (
            <span className={styles.quiet}>{t('actionItems.page.none')}</span>
          )}
        </dd>
        {postmortem && (
          <>
            <dt>{t('actionItems.page.postmortem')}</dt>
            <dd>
              <KeyText
                value={postmortem.key}
                href={postmortemLink?.({ key: postmortem.key })}
              />{' '}
              {postmortem.title}
            </dd>
          </>
        )}
        {incident && (
          <>
            <dt>{t('actionItems.page.incident')}</dt>
            <dd>
              <KeyText
                value={incident.key}
                href={incidentLink?.({ key: incident.key })}
              />{' '}
              {incident.title}
            </dd>
          </>
        )}
        {trackerUrl && (
          <>
            <dt>{t('actionItems.field.trackerUrl')}</dt>
            <dd>
              {tracker ? <Link href={tracker}>{tracker}</Link> : trackerUrl}
            </dd>
          </>
        )}
        {source && (
          <>
            <dt>{t('actionItems.page.source')}</dt>
            <dd>{`${source.name} · ${source.externalId}`}</dd>
          </>
        )}
        <dt>{t('actionItems.page.created')}</dt>
        <dd>
          <DateTimeText at={item.createdAt} detail="dateWithYear" />
          {item.createdBy && (
            <span className={styles.quiet}>
              {' · '}
              <PersonName of={item.createdBy} />
            </span>
          )}
        </dd>
      </Properties>
    </SectionCard>
  );
}
