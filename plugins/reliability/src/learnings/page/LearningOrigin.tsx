import type { LearningRecord } from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  EntityRefList,
  KeyText,
  SectionCard,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { IncidentMark } from '../../incidents/IncidentMark';
import { postmortemRouteRef } from '../../routes';
import { Properties } from '../../shell/item/Properties';
import { useWords } from '../../words';
import { LearningAnswers } from '../asks/LearningAnswers';
import styles from './page.module.css';

/** Where it was learned, by whom, how bad it was, and when; and what became of it. */
export function LearningOrigin({
  learning,
}: {
  readonly learning: LearningRecord;
}) {
  const { t } = useWords();
  const link = useRouteRef(postmortemRouteRef);
  const { postmortem, severity, entities, owners, publishedAt } = learning;
  const none = <span className={styles.quiet}>{t('learnings.page.none')}</span>;
  return (
    <SectionCard title={t('learnings.page.origin')}>
      <Properties>
        <dt>{t('learnings.page.postmortem')}</dt>
        <dd>
          <KeyText
            value={postmortem.key}
            href={link?.({ key: postmortem.key })}
          />{' '}
          {postmortem.title}
        </dd>
        {severity && (
          <>
            <dt>{t('learnings.page.severity')}</dt>
            <dd>
              <IncidentMark incident={{ kind: 'incident', severity }} />
            </dd>
          </>
        )}
        <dt>{t('learnings.page.entities')}</dt>
        <dd>
          {entities.length > 0 ? <EntityRefList entities={entities} /> : none}
        </dd>
        {owners.length > 0 && (
          <>
            <dt>{t('learnings.page.owners')}</dt>
            <dd>
              <EntityRefList
                entities={owners.map(ref => ({ ref, known: true }))}
              />
            </dd>
          </>
        )}
        {publishedAt && (
          <>
            <dt>{t('learnings.page.published')}</dt>
            <dd>
              <DateTimeText at={publishedAt} detail="dateWithYear" />
            </dd>
          </>
        )}
      </Properties>
      {publishedAt && <LearningAnswers learning={learning} />}
    </SectionCard>
  );
}
