import { useState } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Link,
  Radio,
  RadioGroup,
} from '@backstage/ui';
import {
  IncidentSummary,
  incidentsContract,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  SkeletonText,
  useReaderLocale,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useMarkWords } from '../../incidents/IncidentMark';
import { useNewPostmortem } from '../../incidents/useNewPostmortem';
import { FailureNotice } from '../../listing/FailureNotice';
import { incidentsRouteRef } from '../../routes';
import { Dialog } from '../../shell/Dialog';
import { useListText } from '../../useListText';
import { useWords } from '../../words';
import styles from './lists.module.css';

const MOST = 10;

/** Chooses what a postmortem is about: the latest events of a scope, those that nobody has written about first. */
export function ChooseIncidentDialog({
  scope,
  onReport,
  onClose,
}: {
  readonly scope: string;
  /** Goes on to reporting an incident, where there is none yet. */
  readonly onReport?: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { data, error, refetch } = useReliabilityQuery(
    incidentsContract.listIncidents,
    { query: { scope, limit: MOST } },
  );
  const postmortem = useNewPostmortem();
  const [chosen, setChosen] = useState<string>();
  const incidents = [...(data?.items ?? [])].sort(
    (a, b) => Number(isWritten(a)) - Number(isWritten(b)),
  );
  const value = chosen ?? incidents[0]?.key;
  const sayChoice = useChoiceText();
  const all = useRouteRef(incidentsRouteRef)?.();

  const body = () => {
    if (error && !data) {
      return <FailureNotice error={error} onRetry={refetch} />;
    }
    if (!data) return <SkeletonText lines={5} />;
    return incidents.length === 0 ? (
      <EmptyState title={t('entity.choose.noneTitle')}>
        {t('entity.choose.noneWhy')}
      </EmptyState>
    ) : (
      <>
        <RadioGroup
          label={t('entity.choose.lead')}
          value={value}
          onChange={setChosen}
        >
          {incidents.map(incident => (
            <Radio key={incident.key} value={incident.key}>
              {sayChoice(incident)}
            </Radio>
          ))}
        </RadioGroup>
        {data.page.next && all && (
          <p className={styles.quiet}>
            {t('entity.choose.older')}{' '}
            <Link href={`${all}?${new URLSearchParams({ scope })}`}>
              {t('entity.choose.all')}
            </Link>
          </p>
        )}
      </>
    );
  };

  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()} width={560}>
      <DialogHeader>{t('entity.choose.title')}</DialogHeader>
      <DialogBody>
        <div className={styles.choices}>
          {body()}
          {postmortem.error && (
            <FailureNotice
              error={postmortem.error}
              title={t('entity.choose.failed')}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('entity.choose.cancel')}
        </Button>
        {data && incidents.length === 0 ? (
          onReport && (
            <Button variant="primary" onPress={onReport}>
              {t('entity.reportIncident')}
            </Button>
          )
        ) : (
          <Button
            variant="primary"
            isDisabled={value === undefined}
            isPending={postmortem.isPending}
            onPress={() =>
              value !== undefined && postmortem.open({ incidents: [value] })
            }
          >
            {t('entity.choose.open')}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}

function isWritten({ postmortems }: IncidentSummary): boolean {
  return postmortems.length > 0;
}

/** `13 Nov · Sev-1 · Card payments failed · has PM-31` */
function useChoiceText(): (incident: IncidentSummary) => string {
  const { t } = useWords();
  const locale = useReaderLocale();
  const sayWhat = useMarkWords();
  const sayList = useListText();
  return incident => {
    const { times, title, postmortems } = incident;
    const anchor = times.impactStarted ?? times.detected ?? times.declared;
    const day = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    });
    return [
      ...(anchor ? [day.format(new Date(anchor.at))] : []),
      sayWhat(incident),
      title,
      ...(postmortems.length > 0
        ? [
            t('entity.choose.written', {
              keys: sayList(postmortems.map(({ key }) => key)),
            }),
          ]
        : []),
    ].join(' · ');
  };
}
