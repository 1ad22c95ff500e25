import { useState } from 'react';
import type {
  ChangeReview,
  ChangeTransition,
} from '@afterword/plugin-reliability-common';
import { SentenceLead } from '@afterword/plugin-reliability-react';
import { NoticeBar } from '../../editing/NoticeBar';
import { useNotice } from '../../editing/useNotice';
import { RelatedToChange } from '../../learnings/related/RelatedSection';
import { ItemLayout } from '../../shell/item/ItemLayout';
import { KeptFromImport } from '../../shell/KeptFromImport';
import { ReasonDialog } from '../../shell/ReasonDialog';
import { useDocumentTitle } from '../../shell/useDocumentTitle';
import { useWords } from '../../words';
import { EditChangeDialog } from '../form/EditChangeDialog';
import { ChangeDetails } from './ChangeDetails';
import { ChangeHeading } from './ChangeHeading';
import { ChangeHistory } from './ChangeHistory';
import { ChangeLinksSection } from './ChangeLinksSection';
import { ChecklistSection } from './ChecklistSection';
import { Outcome } from './Outcome';
import { Proposals } from './Proposals';
import { Risks } from './Risks';
import { useChangeSentence } from './useChangeSentence';
import { useChangeSteps } from './useChangeSteps';

/** A change review on one screen: how it may fail, what is prepared, and afterwards what came of it. */
export function ChangeView({ change }: { readonly change: ChangeReview }) {
  const { t } = useWords();
  const notices = useNotice();
  const { notify } = notices;
  const steps = useChangeSteps(change);
  const [dialog, setDialog] = useState<'edit' | 'cancel'>();
  const [problem, setProblem] = useState<string>();
  const { key, status, title } = change;
  useDocumentTitle(`${key} ${title}`);
  const close = () => {
    setDialog(undefined);
    setProblem(undefined);
  };
  const take = async (
    to: ChangeTransition['to'],
    text: string,
    reason?: string,
  ) => {
    const wrong = await steps.step(to, reason);
    if (wrong === undefined) {
      close();
      notify({ text });
    } else if (to === 'cancelled') {
      setProblem(wrong);
    } else {
      notify({ text: wrong, isFailure: true });
    }
  };
  return (
    <ItemLayout
      top={
        <>
          <ChangeHeading
            change={change}
            isPending={steps.isPending}
            onEdit={() => setDialog('edit')}
            onCancel={() => setDialog('cancel')}
            onMade={() => take('done', t('changes.page.madeNow', { key }))}
            onAgain={() =>
              take(
                status === 'reviewed' ? 'done' : 'planned',
                t('changes.page.againNow', { key }),
              )
            }
          />
          <SentenceLead>{useChangeSentence(change)}</SentenceLead>
        </>
      }
      main={
        <>
          <Outcome key={status} change={change} notify={notify} />
          <Risks change={change} notify={notify} />
          {status === 'planned' && (
            <Proposals change={change} notify={notify} />
          )}
          {status === 'planned' && (
            <ChecklistSection change={change} notify={notify} />
          )}
          {status === 'planned' && <RelatedToChange change={key} />}
        </>
      }
      aside={
        <>
          <ChangeDetails change={change} />
          {status !== 'cancelled' && (
            <ChangeLinksSection change={change} notify={notify} />
          )}
          <KeptFromImport extra={change.extra} />
        </>
      }
      last={<ChangeHistory change={change} />}
    >
      {dialog === 'edit' && (
        <EditChangeDialog
          change={change}
          onClose={close}
          onSaved={() => {
            close();
            notify({ text: t('changes.page.saved') });
          }}
        />
      )}
      {dialog === 'cancel' && (
        <ReasonDialog
          words={{
            title: t('changes.cancelDialog.title', { key }),
            why: t('changes.cancelDialog.why'),
            reason: t('changes.cancelDialog.reason'),
            reasonMissing: t('changes.cancelDialog.reasonMissing'),
            keep: t('changes.cancelDialog.keep'),
            goOn: t('changes.cancelDialog.cancel'),
          }}
          isPending={steps.isPending}
          failure={problem}
          onClose={close}
          onGoOn={reason =>
            take('cancelled', t('changes.page.cancelledNow', { key }), reason)
          }
        />
      )}
      <NoticeBar {...notices} />
    </ItemLayout>
  );
}
