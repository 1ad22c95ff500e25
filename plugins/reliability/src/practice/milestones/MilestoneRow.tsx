import { ReactNode } from 'react';
import {
  idInKey,
  Milestone,
  quietEvidence,
} from '@afterword/plugin-reliability-common';
import {
  KeyText,
  RelativeTime,
  RowListItem,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { learningRouteRef, postmortemRouteRef } from '../../routes';
import { useWords } from '../../words';
import { MilestoneTitle } from './MilestoneTitle';
import { QuietText } from './QuietText';

/** One milestone, with why it may be told. */
export function MilestoneRow({ milestone }: { readonly milestone: Milestone }) {
  const { t } = useWords();
  const { about, reachedAt, state, stateAt } = milestone;
  const isWithdrawn = state === 'withdrawn' && stateAt !== null;
  return (
    <RowListItem
      title={<MilestoneTitle milestone={milestone} />}
      aside={<RelativeTime at={reachedAt} />}
      detail={
        isWithdrawn ? (
          t('practice.milestones.withdrawn', {
            when: <RelativeTime at={stateAt} />,
          })
        ) : (
          <>
            <Why milestone={milestone} />
            {about !== null && (
              <>
                {' '}
                <AboutLink of={about} />
              </>
            )}
          </>
        )
      }
    />
  );
}

function Why({
  milestone: { kind, evidence },
}: {
  readonly milestone: Milestone;
}): ReactNode {
  const { t } = useWords();
  switch (kind) {
    case 'quietFailureMode': {
      const quiet = quietEvidence.safeParse(evidence);
      return quiet.success && <QuietText evidence={quiet.data} />;
    }
    case 'verifiedActions':
    case 'risksClosed':
    case 'adoptedLearning':
      return t(`practice.milestones.why.${kind}`);
    default:
      return null;
  }
}

/** The way to what a milestone is about. */
function AboutLink({ of: key }: { readonly of: string }) {
  const postmortem = useRouteRef(postmortemRouteRef)?.({ key });
  const learning = useRouteRef(learningRouteRef)?.({ key });
  const isLearning = idInKey('learning', key) !== undefined;
  return <KeyText value={key} href={isLearning ? learning : postmortem} />;
}
