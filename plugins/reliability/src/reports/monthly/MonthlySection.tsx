import { useRef } from 'react';
import { Button } from '@backstage/ui';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  reportsContract,
  reportSendPermission,
  ReportSubscription,
} from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  RowList,
  RowListItem,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { FailureNotice } from '../../listing/FailureNotice';
import { useMay } from '../../shell/useMay';
import { useToast } from '../../shell/useToast';
import { useWords } from '../../words';
import { groupName } from './groupName';
import styles from './MonthlySection.module.css';
import { SendForm } from './SendForm';

/** Who gets the report of a scope every month, for those who may have it sent. */
export function MonthlySection({ scope }: { readonly scope: string }) {
  const maySend = useMay(reportSendPermission);
  return maySend ? <Subscriptions key={scope} scope={scope} /> : null;
}

function Subscriptions({ scope }: { readonly scope: string }) {
  const { t } = useWords();
  const say = useToast();
  const rows = useRef<HTMLDivElement>(null);
  const { data, error, refetch } = useReliabilityQuery(
    reportsContract.listReportSubscriptions,
    { query: { scope } },
  );
  const write = useReliabilityWrite(reportsContract.stopReportSubscription);
  const focusRows = () => rows.current?.focus({ preventScroll: true });
  const stop = async ({ id }: ReportSubscription) => {
    try {
      await write.mutateAsync({ params: { id } });
      // The button is gone, and with it the keyboard's place.
      focusRows();
    } catch (failure) {
      say({
        title: t('reports.monthly.stopFailed'),
        description: failureText(failure),
        status: 'danger',
      });
    }
  };
  const body = () => {
    if (error && !data) {
      return (
        <div className={styles.words}>
          <FailureNotice error={error} onRetry={refetch} />
        </div>
      );
    }
    if (!data) {
      return (
        <div className={styles.words}>
          <SkeletonText lines={2} />
        </div>
      );
    }
    return (
      <>
        {data.items.length === 0 ? (
          <p className={styles.words}>{t('reports.monthly.nobody')}</p>
        ) : (
          <RowList aria-label={t('reports.monthly.groups')}>
            {data.items.map(item => (
              <Subscribed
                key={item.id}
                subscription={item}
                name={groupName(
                  item.group,
                  data.items.map(({ group }) => group),
                )}
                isPending={write.isPending}
                onStop={() => stop(item)}
              />
            ))}
          </RowList>
        )}
        <SendForm scope={scope} subscriptions={data} onLastSent={focusRows} />
      </>
    );
  };
  return (
    <SectionCard
      title={t('reports.monthly.title')}
      lead={t('reports.monthly.lead')}
      body="flush"
    >
      <div
        ref={rows}
        role="group"
        aria-label={t('reports.monthly.title')}
        tabIndex={-1}
        className={styles.rows}
      >
        {body()}
      </div>
    </SectionCard>
  );
}

function Subscribed({
  subscription: { group, createdBy, nextAt, stoppable },
  name,
  isPending,
  onStop,
}: {
  readonly subscription: ReportSubscription;
  /** What the group is called among those that get it. */
  readonly name: string;
  readonly isPending: boolean;
  readonly onStop: () => void;
}) {
  const { t } = useWords();
  return (
    <RowListItem
      title={<EntityRefLink entityRef={group} hideIcon />}
      detail={t('reports.monthly.detail', {
        day: <DateTimeText at={nextAt} detail="dateWithYear" />,
        by: createdBy.startsWith('user:') ? (
          <EntityRefLink entityRef={createdBy} hideIcon />
        ) : (
          createdBy
        ),
      })}
      aside={
        stoppable && (
          <Button
            variant="secondary"
            size="small"
            isPending={isPending}
            aria-label={t('reports.monthly.stopFor', {
              group: name,
            })}
            onPress={onStop}
          >
            {t('reports.monthly.stop')}
          </Button>
        )
      }
    />
  );
}
