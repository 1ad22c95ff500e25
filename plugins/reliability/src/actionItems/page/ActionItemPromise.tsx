import type { ActionItem } from '@afterword/plugin-reliability-common';
import {
  DayText,
  SectionCard,
  StatusText,
} from '@afterword/plugin-reliability-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Properties } from '../../shell/item/Properties';
import { useWords } from '../../words';
import { DueText } from '../DueText';
import styles from './page.module.css';

/** Who answers for it, by which day, and how to tell that it worked. */
export function ActionItemPromise({ item }: { readonly item: ActionItem }) {
  const { t } = useWords();
  const {
    accountable,
    owner,
    entity,
    assignee,
    due,
    originalDue,
    overdue,
    acceptanceTest,
    checkOn,
  } = item;
  const ref = (entityRef: string, defaultKind: string) => (
    <EntityRefLink
      entityRef={entityRef}
      defaultKind={defaultKind}
      hideIcon
      disableTooltip
    />
  );
  return (
    <SectionCard title={t('actionItems.page.promise')}>
      <Properties>
        <dt>{t('actionItems.page.accountable')}</dt>
        <dd>
          {accountable ? (
            ref(accountable, 'group')
          ) : (
            <span className={styles.quiet}>
              {t('actionItems.page.accountableNone')}
            </span>
          )}
          {accountable && !owner && entity && (
            <span className={styles.quiet}>
              {' · '}
              {t('actionItems.page.viaEntity', {
                entity: ref(entity, 'component'),
              })}
            </span>
          )}
        </dd>
        {assignee && (
          <>
            <dt>{t('actionItems.field.assignee')}</dt>
            <dd>{ref(assignee, 'user')}</dd>
          </>
        )}
        <dt>{t('actionItems.field.due')}</dt>
        <dd>
          {due ? (
            <DayText day={due} />
          ) : (
            <span className={styles.quiet}>{t('actionItems.due.none')}</span>
          )}
          {overdue && (
            <>
              {' · '}
              <DueText item={item} />
            </>
          )}
          {originalDue && originalDue !== due && (
            <span className={styles.quiet}>
              {' · '}
              {t('actionItems.page.originalDue', {
                day: <DayText day={originalDue} />,
              })}
            </span>
          )}
        </dd>
        <dt>{t('actionItems.field.acceptanceTest')}</dt>
        <dd className={styles.note}>
          {acceptanceTest.trim() || (
            <span className={styles.quiet}>
              {t('actionItems.page.nothing')}
            </span>
          )}
        </dd>
        {checkOn && item.status === 'done' && (
          <>
            <dt>{t('actionItems.field.checkOn')}</dt>
            <dd>
              <StatusText tone="waits">
                <DayText day={checkOn} />
              </StatusText>
            </dd>
          </>
        )}
      </Properties>
    </SectionCard>
  );
}
