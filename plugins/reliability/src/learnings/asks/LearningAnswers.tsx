import { useState } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  LearningApplication,
  learningsContract,
} from '@afterword/plugin-reliability-common';
import {
  KeyText,
  RowList,
  RowListItem,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { EntityNames } from '../../listing/EntityNames';
import { actionItemRouteRef, learningRouteRef } from '../../routes';
import { useWords } from '../../words';
import { EarlierAnswers, hasEarlierAnswers } from './EarlierAnswers';
import styles from './asks.module.css';

/** What became of a published learning: how many were asked, answered and adopted it, and what they said. */
export function LearningAnswers({
  learning: { key, statement },
  atOnce = false,
}: {
  readonly learning: { readonly key: string; readonly statement: string };
  /** Shows what was answered without being asked, and leaves those out who have yet to answer. */
  readonly atOnce?: boolean;
}) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { data } = useReliabilityQuery(
    learningsContract.listLearningApplications,
    { params: { key } },
  );
  if (data === undefined) return null;
  const { uptake } = data;
  const items = data.items.filter(
    ({ state }) => !atOnce || state !== 'unanswered',
  );
  return (
    <div className={styles.uptake}>
      <div className={styles.uptakeLine}>
        <span>
          {uptake.asked + uptake.unreadable === 0
            ? t('learnings.asks.uptake.none')
            : t('learnings.asks.uptake.said', uptake)}
        </span>
        {uptake.unreadable > 0 && (
          <span>
            {t('learnings.asks.uptake.unreadable', {
              count: uptake.unreadable,
            })}
          </span>
        )}
        {items.length > 0 && !atOnce && (
          <Button
            variant="tertiary"
            size="small"
            aria-expanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          >
            {t(`learnings.asks.uptake.${isOpen ? 'hide' : 'show'}`)}
          </Button>
        )}
      </div>
      {(isOpen || (atOnce && items.length > 0)) && (
        <RowList aria-label={t('learnings.asks.uptake.list', { statement })}>
          {items.map(item => (
            <Answered key={item.entity.ref} item={item} />
          ))}
        </RowList>
      )}
    </div>
  );
}

function Answered({ item }: { readonly item: LearningApplication }) {
  const { t } = useWords();
  const itemLink = useRouteRef(actionItemRouteRef);
  const learningLink = useRouteRef(learningRouteRef);
  const { note, actionItem, coveredBy } = item;
  const isSaid = note !== '' || actionItem !== null || coveredBy !== null;
  return (
    <RowListItem
      title={<EntityNames entities={[item.entity]} limit={1} />}
      aside={
        item.state === 'unanswered'
          ? t('learnings.asks.uptake.unanswered')
          : t(`learnings.asks.${item.state}`)
      }
      detail={
        isSaid && (
          <div className={styles.said}>
            {note && <span>{note}</span>}
            {actionItem && (
              <KeyText
                value={actionItem}
                href={itemLink?.({ key: actionItem })}
              />
            )}
            {coveredBy && (
              <span>
                <KeyText
                  value={coveredBy.key}
                  href={learningLink?.({ key: coveredBy.key })}
                />{' '}
                {coveredBy.statement}
              </span>
            )}
          </div>
        )
      }
    >
      {hasEarlierAnswers(item) ? <EarlierAnswers ask={item} /> : undefined}
    </RowListItem>
  );
}
