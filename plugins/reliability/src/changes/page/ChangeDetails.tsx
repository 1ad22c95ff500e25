import { ReactNode } from 'react';
import type { ChangeReview } from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  Markdown,
  safeUrl,
  SectionCard,
} from '@afterword/plugin-reliability-react';
import { Link } from '@backstage/ui';
import { EntityNames } from '../../listing/EntityNames';
import { PersonName } from '../../people/PersonName';
import { Properties } from '../../shell/item/Properties';
import { useWords } from '../../words';
import styles from './ChangeDetails.module.css';

/** What is planned, and who answers for it. */
export function ChangeDetails({ change }: { readonly change: ChangeReview }) {
  const { t } = useWords();
  const { createdBy, description, entities, owner, plannedFor } = change;
  const { release, source, until, url } = change;
  return (
    <SectionCard title={t('changes.page.details')}>
      {description !== '' && (
        <div className={styles.description}>
          <Markdown>{description}</Markdown>
        </div>
      )}
      <Properties>
        <Property name={t('changes.page.touches')}>
          <EntityNames entities={entities} limit={entities.length} />
        </Property>
        <Property name={t('changes.page.when')}>
          <DateTimeText at={plannedFor} />
          {until && (
            <> {t('changes.page.until', { at: <DateTimeText at={until} /> })}</>
          )}
        </Property>
        <Property name={t('changes.page.owner')}>
          {owner === null ? (
            t('changes.page.nobody')
          ) : (
            <PersonName of={owner} />
          )}
        </Property>
        {release && (
          <Property name={t('changes.page.release')}>{release}</Property>
        )}
        {url && (
          <Property name={t('changes.page.url')}>
            <Link href={safeUrl(url)} target="_blank" standalone>
              {url}
            </Link>
          </Property>
        )}
        {source === null ? (
          <Property name={t('changes.page.openedBy')}>
            <PersonName of={createdBy} />
          </Property>
        ) : (
          <Property name={t('changes.page.source')}>
            {`${source.name} · ${source.externalId}`}
          </Property>
        )}
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
