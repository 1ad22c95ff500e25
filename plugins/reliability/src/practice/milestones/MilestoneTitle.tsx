import {
  Milestone,
  milestoneKinds,
} from '@afterword/plugin-reliability-common';
import { useFailureModes } from '../../failureModes/useFailureModes';
import { EntityTitle } from '../../figures/EntityTitle';
import { useWords } from '../../words';

/** What was reached, in a sentence; what a module brings, in the words that it gives. Of what is withdrawn only whose it was. */
export function MilestoneTitle({
  milestone,
}: {
  readonly milestone: Milestone;
}) {
  const { t } = useWords();
  const { nameOf } = useFailureModes();
  const { kind, level, state, team, evidence, text } = milestone;
  if (state === 'withdrawn') {
    return team === null ? (
      <>{t('practice.milestones.said.withdrawnOfAll')}</>
    ) : (
      t('practice.milestones.said.withdrawn', {
        team: <EntityTitle entityRef={team.ref} />,
      })
    );
  }
  const known = milestoneKinds.find(each => each === kind);
  if (known === undefined) return <>{text}</>;
  const failureMode = nameOf(String(evidence.failureMode ?? ''));
  if (team === null) {
    return (
      <>
        {t(
          `practice.milestones.said.${
            known === 'adoptedLearning' ? 'adoptedLearningOfNobody' : known
          }`,
          { level, failureMode },
        )}
      </>
    );
  }
  return t(`practice.milestones.said.${known}`, {
    level,
    failureMode,
    team: <EntityTitle entityRef={team.ref} />,
  });
}
