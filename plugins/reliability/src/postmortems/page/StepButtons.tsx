import { useState } from 'react';
import {
  gateOverridePermission,
  GateOverridesInput,
  GateResult,
  isInTheWay,
  postmortemsContract,
  PostmortemStatus,
  postmortemSteps,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityError,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import { writeOver } from '../../editing/writeOver';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import { currentPostmortem } from './currentPostmortem';
import { usePostmortem } from './PostmortemContext';
import { AskedStep, StepQuestion } from './StepQuestion';
import type { GateProblem } from './useGateWords';

const WORDS = {
  draft: 'postmortems.page.step.toDraft',
  inReview: 'postmortems.page.step.toReview',
  published: 'postmortems.page.step.publish',
} as const;
const DONE = {
  draft: 'postmortems.page.step.doneDraft',
  inReview: 'postmortems.page.step.doneInReview',
  published: 'postmortems.page.step.donePublished',
} as const;

/** A gate that keeps a step from being taken. */
export interface RefusedGate extends GateProblem {
  readonly gate: string;
}

/** Publishing was refused, by the server or by what is on the page. @returns how gates stand now, where that could be read again */
export type OnRefused = (
  said: readonly RefusedGate[],
) => Promise<readonly GateResult[] | undefined>;

/** The steps from here. A refused one stays where it is: the gates say what comes first. */
export function StepButtons({ onRefused }: { readonly onRefused: OnRefused }) {
  const { t } = useWords();
  const { postmortem, writers, gates, notify } = usePostmortem();
  const { key, status } = postmortem;
  const step = useReliabilityWrite(postmortemsContract.transitionPostmortem);
  const [asking, setAsking] = useState<AskedStep>();
  // Kept while nothing is published: what somebody wrote is not lost to a refusal.
  const [reasons, setReasons] = useState<GateOverridesInput>({});
  const mayOverride = useMay(gateOverridePermission);
  const keepsBack = (gate: GateResult) =>
    isInTheWay(gate, mayOverride ? { [gate.gate]: true } : {});

  const takeBack = (to: PostmortemStatus) =>
    writeOver(
      writers.newest(postmortem),
      version => step.mutateAsync({ params: { key }, body: { to }, version }),
      currentPostmortem,
    );

  const go = async (to: PostmortemStatus, overrides?: GateOverridesInput) => {
    if (!(await writers.saveAll())) {
      notify({ text: t('postmortems.page.step.unsaved'), isFailure: true });
      return;
    }
    try {
      await writeOver(
        writers.newest(postmortem),
        version =>
          step.mutateAsync({
            params: { key },
            body: { to, overrides },
            version,
          }),
        currentPostmortem,
        // What is published is what the reader has seen; the other steps can be taken back.
        () => to !== 'published',
      );
      if (to === 'published') setReasons({});
      const back = postmortemSteps[to].includes(status) ? status : undefined;
      notify({
        text: t(DONE[to], { key }),
        undo: back && (() => takeBack(back)),
      });
    } catch (error) {
      if (!(error instanceof ReliabilityError)) throw error;
      if (error.details?.gates) onRefused(error.details.gates);
      else if (isAboutReasons(error)) {
        onRefused([]);
        notify({
          text: t('postmortems.page.step.gatesChanged'),
          isFailure: true,
        });
      } else if (error.isStale)
        notify({ text: t('postmortems.page.step.stale'), isFailure: true });
      else {
        notify({
          text: t('editing.failed', { problem: failureText(error) }),
          isFailure: true,
        });
      }
    }
  };

  const press = async (to: PostmortemStatus) => {
    const unmet = gates.filter(gate => !gate.passed);
    if (to === 'published') {
      // What the page objects to may have been mended elsewhere meanwhile.
      const isReady =
        !unmet.some(keepsBack) ||
        (await onRefused([]))?.some(keepsBack) === false;
      if (isReady) setAsking(to);
    } else if (to === 'inReview' && unmet.length > 0) setAsking(to);
    else go(to);
  };

  return (
    <>
      {postmortemSteps[status].map(to => (
        <Button
          key={to}
          variant={to === 'draft' ? 'secondary' : 'primary'}
          isPending={step.isPending}
          onPress={() => press(to)}
        >
          {t(WORDS[to])}
        </Button>
      ))}
      {asking && (
        <StepQuestion
          to={asking}
          reasons={reasons}
          onReasons={setReasons}
          onGo={overrides => {
            setAsking(undefined);
            go(asking, asking === 'published' ? overrides : undefined);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

/** Reasons were given for what stands open no more, or is stricter now. */
function isAboutReasons({ fields }: ReliabilityError): boolean {
  return fields.some(({ field }) => field.startsWith('overrides.'));
}
