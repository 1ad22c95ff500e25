import { useState } from 'react';
import {
  ChangeProposal,
  ChangeReview,
  changesContract,
} from '@afterword/plugin-reliability-common';
import {
  RowList,
  RowListItem,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';
import type { Notify } from '../../editing/useNotice';
import { FailureModeText } from '../../failureModes/FailureModeText';
import { FailureNotice } from '../../listing/FailureNotice';
import { useWords } from '../../words';
import styles from './Proposals.module.css';
import { ReasonText } from './ReasonText';
import { proposedRisk } from './RiskDialog';
import { NewRiskDialog } from './RiskDialogs';
import { RiskMark } from './RiskMark';

/** So many are shown at first: what there is most evidence for. */
const FIRST = 5;

/** How a change is likely to fail, with the reason for each; taken with one press. */
export function Proposals({
  change,
  notify,
}: {
  readonly change: ChangeReview;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const { data, error, refetch } = useReliabilityQuery(
    changesContract.listChangeProposals,
    { params: { key: change.key } },
  );
  const [showsAll, setShowsAll] = useState(false);
  const [adapted, setAdapted] = useState<ChangeProposal>();
  const items = data?.items ?? [];
  const shown = showsAll ? items : items.slice(0, FIRST);
  return (
    <SectionCard
      title={t('changes.proposals.title')}
      lead={t('changes.proposals.lead')}
      body="flush"
    >
      {error && (
        <FailureNotice
          error={error}
          title={t('changes.proposals.failed')}
          onRetry={() => refetch()}
        />
      )}
      {!data && !error && (
        <div className={styles.none}>
          <SkeletonText lines={4} />
        </div>
      )}
      {data && items.length === 0 && (
        <p className={styles.none}>{t('changes.proposals.none')}</p>
      )}
      <RowList>
        {shown.map(proposal => (
          <Proposal
            key={proposal.id}
            change={change}
            proposal={proposal}
            notify={notify}
            onAdapt={() => setAdapted(proposal)}
          />
        ))}
      </RowList>
      {items.length > shown.length && (
        <div className={styles.more}>
          <Button variant="tertiary" onPress={() => setShowsAll(true)}>
            {t('changes.proposals.more', { n: items.length })}
          </Button>
        </div>
      )}
      {adapted && (
        <NewRiskDialog
          change={change}
          proposal={adapted}
          onClose={() => setAdapted(undefined)}
        />
      )}
    </SectionCard>
  );
}

function Proposal({
  change,
  proposal,
  notify,
  onAdapt,
}: {
  readonly change: ChangeReview;
  readonly proposal: ChangeProposal;
  readonly notify: Notify;
  readonly onAdapt: () => void;
}) {
  const { t } = useWords();
  const adding = useReliabilityWrite(changesContract.addChangeRisk);
  // One key for one proposal: pressed twice, it is taken once.
  const [idempotencyKey] = useState(newIdempotencyKey);
  const { failureMode, id, reasons, text } = proposal;
  const take = async () => {
    try {
      await adding.mutateAsync({
        params: { key: change.key },
        body: { ...proposedRisk(proposal), proposal: id },
        idempotencyKey,
      });
      notify({ text: t('changes.proposals.taken'), takesFocus: true });
    } catch (error) {
      notify({
        text: t('editing.failed', { problem: failureText(error) }),
        isFailure: true,
      });
    }
  };
  return (
    <RowListItem
      title={text}
      aside={<RiskMark risk={proposal} />}
      detail={
        <>
          {failureMode !== null && <FailureModeText of={failureMode} />}
          <ul className={styles.reasons}>
            {reasons.map(reason => (
              <li key={reason.kind}>
                <ReasonText reason={reason} />
              </li>
            ))}
          </ul>
        </>
      }
    >
      {change.editable && (
        <div className={styles.buttons}>
          <Button
            variant="secondary"
            size="small"
            isPending={adding.isPending}
            aria-label={t('changes.proposals.takeNamed', { text })}
            onPress={take}
          >
            {t('changes.proposals.take')}
          </Button>
          <Button
            variant="tertiary"
            size="small"
            aria-label={t('changes.proposals.adaptNamed', { text })}
            onPress={onAdapt}
          >
            {t('changes.proposals.adapt')}
          </Button>
        </div>
      )}
    </RowListItem>
  );
}
