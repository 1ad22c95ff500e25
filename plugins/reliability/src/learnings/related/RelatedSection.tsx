import { useState } from 'react';
import { Button, Link } from '@backstage/ui';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  changesContract,
  learningsContract,
  RelatedQuery,
  RelatedReason,
  RelatedThings,
} from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  KeyText,
  RowList,
  RowListItem,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { EntityNames } from '../../listing/EntityNames';
import { FailureNotice } from '../../listing/FailureNotice';
import {
  incidentRouteRef,
  learningRouteRef,
  postmortemRouteRef,
} from '../../routes';
import { useWords } from '../../words';
import styles from './RelatedSection.module.css';
import { useRelatedWords } from './useRelatedWords';

type Row<TName extends keyof RelatedThings> = RelatedThings[TName][number];

/** As many of a kind as are shown at first. */
const AT_FIRST = 3;

/** Whether what happened has happened elsewhere: what was learned there, and the incidents that are like it, each with why. */
export function RelatedSection({ of }: { readonly of: RelatedQuery }) {
  const related = useReliabilityQuery(
    learningsContract.listRelated,
    { query: of },
    { keepPrevious: true },
  );
  return <RelatedCard related={related} />;
}

/** The same of what is planned: whether the like of it has happened. */
export function RelatedToChange({ change }: { readonly change: string }) {
  const related = useReliabilityQuery(
    changesContract.listRelatedToChange,
    { params: { key: change } },
    { keepPrevious: true },
  );
  return <RelatedCard related={related} />;
}

function RelatedCard({
  related: { data, error, refetch },
}: {
  readonly related: {
    readonly data?: RelatedThings;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
}) {
  const { t } = useWords();
  const body = () => {
    if (error && !data) {
      return <FailureNotice error={error} onRetry={() => refetch()} />;
    }
    if (!data) return <SkeletonText lines={4} />;
    if (data.learnings.length + data.incidents.length === 0) {
      return <p className={styles.none}>{t('learnings.related.none')}</p>;
    }
    return <Found things={data} />;
  };
  return (
    <div className={styles.section}>
      <SectionCard
        title={t('learnings.related.title')}
        lead={data && leadOf(data, t)}
        body={data ? 'flush' : 'padded'}
      >
        {body()}
      </SectionCard>
    </div>
  );
}

function leadOf(
  { learnings, incidents }: RelatedThings,
  t: ReturnType<typeof useWords>['t'],
): string | undefined {
  if (learnings.length + incidents.length === 0) return undefined;
  if (learnings.length === 0) return t('learnings.related.noLearning');
  return t('learnings.related.learnings', { count: learnings.length });
}

function Found({ things }: { readonly things: RelatedThings }) {
  const { t } = useWords();
  const [showsAll, setShowsAll] = useState(false);
  const most = showsAll ? Infinity : AT_FIRST;
  const { learnings, incidents } = things;
  const rest =
    Math.max(0, learnings.length - AT_FIRST) +
    Math.max(0, incidents.length - AT_FIRST);
  return (
    <>
      {learnings.length > 0 && (
        <>
          <h3 className={styles.heading}>
            {t('learnings.related.learnedElsewhere')}
          </h3>
          <RowList aria-label={t('learnings.related.learnedElsewhere')}>
            {learnings.slice(0, most).map(row => (
              <LearningRow key={row.learning.key} row={row} />
            ))}
          </RowList>
        </>
      )}
      {incidents.length > 0 && (
        <>
          <h3 className={styles.heading}>
            {t('learnings.related.incidentsLikeIt')}
          </h3>
          <RowList aria-label={t('learnings.related.incidentsLikeIt')}>
            {incidents.slice(0, most).map(row => (
              <IncidentRow key={row.incident.key} row={row} />
            ))}
          </RowList>
        </>
      )}
      {rest > 0 && (
        <div className={styles.more}>
          <Button
            variant="tertiary"
            aria-expanded={showsAll}
            onPress={() => setShowsAll(!showsAll)}
          >
            {showsAll
              ? t('learnings.related.fewer')
              : t('learnings.related.more', { n: rest })}
          </Button>
        </div>
      )}
    </>
  );
}

function LearningRow({
  row: { learning, reasons },
}: {
  readonly row: Row<'learnings'>;
}) {
  const { t } = useWords();
  const link = useRouteRef(learningRouteRef);
  const { key, statement, helped, entities } = learning;
  return (
    <RowListItem
      title={
        <Link href={link?.({ key })} standalone weight="bold" title={key}>
          {statement}
        </Link>
      }
      detail={
        <>
          {helped && (
            <p className={styles.helped}>
              {t('learnings.asks.helped', { text: helped })}
            </p>
          )}
          {entities.length > 0 && <EntityNames entities={entities} limit={2} />}
          <Reasons of={reasons} />
        </>
      }
    />
  );
}

function IncidentRow({
  row: { incident, reasons },
}: {
  readonly row: Row<'incidents'>;
}) {
  const { t } = useWords();
  const link = useRouteRef(incidentRouteRef);
  const postmortemLink = useRouteRef(postmortemRouteRef);
  const { key, title, severity, entities, postmortems, startedAt } = incident;
  return (
    <RowListItem
      title={
        <>
          <KeyText value={key} />{' '}
          <Link href={link?.({ key })} standalone weight="bold">
            {title}
          </Link>
        </>
      }
      aside={startedAt && <DateTimeText at={startedAt} detail="dateWithYear" />}
      detail={
        <>
          <span className={styles.facts}>
            {severity && <span>{t(`incidents.severity.${severity}`)}</span>}
            <EntityNames entities={entities} limit={2} />
            {postmortems.map(postmortem => (
              <Link
                key={postmortem.key}
                className={styles.link}
                href={postmortemLink?.({ key: postmortem.key })}
                title={postmortem.title}
              >
                {postmortem.key}
              </Link>
            ))}
          </span>
          <Reasons of={reasons} />
        </>
      }
    />
  );
}

function Reasons({ of }: { readonly of: readonly RelatedReason[] }) {
  return (
    <ul className={styles.reasons}>
      {of.map(reason => (
        <Reason key={reason.kind} reason={reason} />
      ))}
    </ul>
  );
}

function Reason({ reason }: { readonly reason: RelatedReason }) {
  return <li>{useRelatedWords(reason)}</li>;
}
