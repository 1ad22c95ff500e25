import { useApi } from '@backstage/frontend-plugin-api';
import {
  ChangeCause,
  ChangeCauseInput,
  changeCause as changeCauseSchema,
  ChangeFailureState,
  deploymentsContract,
} from '@afterword/plugin-reliability-common';
import {
  reliabilityApiRef,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { storedNow } from '../../editing/storedNow';
import type { Notify } from '../../editing/useNotice';
import { useWords } from '../../words';

/** Says what caused an incident, on the basis of what is shown, with the way to take it back. */
export interface Answering {
  /** Says something of one deployment; resolves to whether it is said. */
  say(
    deployment: { readonly key: string; readonly name: string },
    state: ChangeFailureState,
  ): Promise<boolean>;
  /** Says that no change caused it, or takes that back. */
  answer(answer: 'notChangeCaused' | 'unanswered'): Promise<boolean>;
  readonly isPending: boolean;
}

export function useAnswer(cause: ChangeCause, notify: Notify): Answering {
  const { t } = useWords();
  const api = useApi(reliabilityApiRef);
  const failure = useReliabilityWrite(deploymentsContract.setChangeFailure);
  const whole = useReliabilityWrite(deploymentsContract.answerChangeCause);
  const params = { key: cause.incident };
  const versionNow = async () =>
    (await api.call(deploymentsContract.getChangeCause, { params })).version;

  const said = async (
    write: () => Promise<unknown>,
    text: string,
    undo: () => Promise<unknown>,
  ) => {
    try {
      await write();
      notify({ text, undo, takesFocus: true });
      return true;
    } catch (error) {
      const isStale = storedNow(error, changeCauseSchema) !== undefined;
      const problem = failureText(error);
      notify({
        text: isStale
          ? t('deployments.cause.stale')
          : t('editing.failed', { problem }),
        isFailure: true,
      });
      return false;
    }
  };

  const put = async (key: string, state: ChangeFailureState, version: number) =>
    failure.mutateAsync({
      params: { key, incident: cause.incident },
      body: { state },
      version,
    });
  const putWhole = async (body: ChangeCauseInput, version: number) =>
    whole.mutateAsync({ params, body, version });

  return {
    say: ({ key, name }, state) =>
      said(
        () => put(key, state, cause.version),
        t(`deployments.cause.notice.${state}`, { name }),
        async () => {
          const version = await versionNow();
          // Whoever confirms over "no change" takes that back with it; so does whoever undoes the confirmation.
          if (cause.answer === 'notChangeCaused' && state === 'confirmed') {
            await putWhole(answerOf(cause), version);
          } else await put(key, stateOf(cause, key), version);
        },
      ),
    answer: answer =>
      said(
        () => putWhole({ answer }, cause.version),
        answer === 'notChangeCaused'
          ? t('deployments.cause.notice.notChangeCaused')
          : t('deployments.cause.notice.proposed'),
        async () => putWhole(answerOf(cause), await versionNow()),
      ),
    isPending: failure.isPending || whole.isPending,
  };
}

/** What was said of a deployment before; what only a rule proposes is proposed. */
function stateOf(
  { deployments, withdrawn }: ChangeCause,
  key: string,
): ChangeFailureState {
  const isIn = (links: ChangeCause['deployments']) =>
    links.some(({ deployment }) => deployment.key === key);
  if (isIn(deployments)) return 'confirmed';
  return isIn(withdrawn) ? 'withdrawn' : 'proposed';
}

/** The answer that was given before, to be given again. */
function answerOf({ answer, deployments }: ChangeCause): ChangeCauseInput {
  const keys = deployments.map(({ deployment }) => deployment.key);
  if (answer === 'linked' && keys.length > 0) {
    return { answer, deployments: keys };
  }
  return answer === 'notChangeCaused' ? { answer } : { answer: 'unanswered' };
}
