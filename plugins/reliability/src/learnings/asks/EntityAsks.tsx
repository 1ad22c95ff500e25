import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { CONTAINER_KINDS } from '@afterword/plugin-reliability-common';
import { SectionCard } from '@afterword/plugin-reliability-react';
import { NoticeBar } from '../../editing/NoticeBar';
import { useNotice } from '../../editing/useNotice';
import { asksRouteRef } from '../../routes';
import { useWords } from '../../words';
import { AskList } from './AskList';
import { MutedLine } from './MutedLine';
import styles from './asks.module.css';
import { useAnswer } from './useAnswer';
import { FoundAsks, MOST_ASKS } from './useEntityAsks';

/** Learnings that wait for the answer of an entity, or of what a team or a system contains; nothing where none does. */
export function EntityAsks({
  scope,
  page,
}: {
  readonly scope: string;
  readonly page: FoundAsks['page'];
}) {
  const { t } = useWords();
  const all = useRouteRef(asksRouteRef)?.();
  const { notice, notify, dismiss } = useNotice();
  const answering = useAnswer(notify);
  const asks = (page?.items ?? []).filter(ask => !answering.isGone(ask));
  const gone = (page?.items.length ?? 0) - asks.length;
  const total = (page?.page.total ?? 0) - gone;
  const isContainer = CONTAINER_KINDS.has(scope.slice(0, scope.indexOf(':')));
  return (
    <>
      {asks.length > 0 && (
        <SectionCard
          title={t('learnings.asks.count', { count: total })}
          waits
          body="flush"
          lead={t('learnings.asks.lead')}
          meta={
            all &&
            total > MOST_ASKS && (
              <Link
                className={styles.all}
                href={`${all}?${new URLSearchParams({ scope })}`}
                standalone
              >
                {t('learnings.asks.all', { n: total })}
              </Link>
            )
          }
        >
          <AskList
            asks={asks}
            showsEntity={isContainer}
            answering={answering}
          />
        </SectionCard>
      )}
      <MutedLine entity={scope} notify={notify} />
      <NoticeBar notice={notice} notify={notify} dismiss={dismiss} />
    </>
  );
}
