import { Fragment, useState } from 'react';
import {
  ChangeReview,
  ChecklistItem,
  checklistMarkdown,
  checklistPurposes,
  ChecklistPurpose,
  checklistQuestions,
  changesContract,
} from '@afterword/plugin-reliability-common';
import {
  KeyText,
  RowList,
  RowListItem,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Select } from '@backstage/ui';
import type { Notify } from '../../editing/useNotice';
import { FailureModeText } from '../../failureModes/FailureModeText';
import { FailureNotice } from '../../listing/FailureNotice';
import { useEntityTitles } from '../../listing/useEntityTitles';
import { learningRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './ChecklistSection.module.css';

/** So many are shown at first. */
const FIRST = 5;

/** What to go through in a design review or before a production handoff of what a change touches, to be passed on as Markdown. */
export function ChecklistSection({
  change,
  notify,
}: {
  readonly change: ChangeReview;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const refs = change.entities.map(({ ref }) => ref);
  const { data, error, refetch } = useReliabilityQuery(
    changesContract.getChecklist,
    { query: { entity: refs.join(',') } },
  );
  const names = useEntityTitles(refs);
  const [purpose, setPurpose] = useState<ChecklistPurpose>('designReview');
  const [showsAll, setShowsAll] = useState(false);
  const items = data?.items ?? [];
  const shown = showsAll ? items : items.slice(0, FIRST);
  const copy = async () => {
    if (!data) return;
    const text = checklistMarkdown(
      data,
      purpose,
      ref => names.get(ref) ?? ref.slice(ref.indexOf('/') + 1),
    );
    try {
      // Without a secure address there is no clipboard at all.
      await window.navigator.clipboard.writeText(text);
      notify({ text: t('changes.checklist.copied') });
    } catch {
      notify({ text: t('changes.checklist.copyFailed'), isFailure: true });
    }
  };
  return (
    <SectionCard
      title={t('changes.checklist.title')}
      lead={t('changes.checklist.lead')}
      body="flush"
    >
      <div className={styles.ways}>
        <Select
          label={t('changes.checklist.purpose')}
          options={checklistPurposes.map(id => ({
            id,
            label: t(`changes.checklist.for.${id}`),
          }))}
          value={purpose}
          onChange={id => {
            const chosen = checklistPurposes.find(each => each === id);
            if (chosen) setPurpose(chosen);
          }}
        />
        <Button variant="secondary" isDisabled={!data} onPress={copy}>
          {t('changes.checklist.copy')}
        </Button>
      </div>
      {error && (
        <FailureNotice
          error={error}
          title={t('changes.checklist.failed')}
          onRetry={() => refetch()}
        />
      )}
      <ul className={styles.asked}>
        {Object.keys(checklistQuestions[purpose]).map(id => (
          <li key={id}>
            {t(`changes.checklist.questions.${id as QuestionId}`)}
          </li>
        ))}
      </ul>
      {!data && !error && (
        <div className={styles.none}>
          <SkeletonText lines={3} />
        </div>
      )}
      {data && items.length === 0 && (
        <p className={styles.none}>{t('changes.checklist.none')}</p>
      )}
      <RowList aria-label={t('changes.checklist.learned')}>
        {shown.map(item => (
          <Item key={item.learning} item={item} />
        ))}
      </RowList>
      {items.length > shown.length && (
        <div className={styles.more}>
          <Button variant="tertiary" onPress={() => setShowsAll(true)}>
            {t('changes.proposals.more', { n: items.length })}
          </Button>
        </div>
      )}
    </SectionCard>
  );
}

type QuestionId =
  | keyof (typeof checklistQuestions)['designReview']
  | keyof (typeof checklistQuestions)['productionHandoff'];

function Item({ item }: { readonly item: ChecklistItem }) {
  const { t } = useWords();
  const link = useRouteRef(learningRouteRef);
  const { alike, coveredBy, failureMode, helped, statement } = item;
  return (
    <RowListItem
      title={
        <>
          {[item.learning, ...alike].map(key => (
            <Fragment key={key}>
              <KeyText value={key} href={link?.({ key })} />{' '}
            </Fragment>
          ))}
          {statement}
        </>
      }
      detail={
        <div className={styles.facts}>
          {failureMode && (
            <span>
              <FailureModeText of={failureMode} />
            </span>
          )}
          {helped && <span>{t('changes.checklist.helped', { helped })}</span>}
          {coveredBy !== null && (
            <span>
              {coveredBy
                ? t('changes.checklist.covered', { by: coveredBy })
                : t('changes.checklist.coveredAlready')}
            </span>
          )}
        </div>
      }
    />
  );
}
