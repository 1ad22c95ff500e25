import { useState } from 'react';
import {
  LearningAnswer,
  LearningApplication,
  learningsContract,
  reviewsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useNavigate } from 'react-router-dom';
import { failureText } from '../../editing/failureText';
import type { Notify } from '../../editing/useNotice';
import { actionItemRouteRef } from '../../routes';
import { useWords } from '../../words';

/** What can be said of a question. */
export type Answer = Exclude<LearningAnswer, { state: 'unanswered' }>;

/** One question among others. */
export function askId({ learning, entity }: LearningApplication): string {
  return `${learning.key} ${entity.ref}`;
}

/**
 * Answers questions: an answered one is gone from the page at once, and comes back where it could not be saved or is taken back.
 *
 * @param review - key of the live review in which they are answered
 */
export function useAnswer(notify: Notify, review?: string) {
  const { t } = useWords();
  const navigate = useNavigate();
  const itemLink = useRouteRef(actionItemRouteRef);
  const writing = useReliabilityWrite(learningsContract.answerLearning);
  const writingInReview = useReliabilityWrite(reviewsContract.answerInReview);
  const muting = useReliabilityWrite(learningsContract.muteLearnings);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const leave = (id: string) => setGone(before => new Set([...before, id]));
  const comeBack = (id: string) =>
    setGone(before => new Set([...before].filter(each => each !== id)));

  const say = (
    { learning, entity: { ref: entity }, version }: LearningApplication,
    body: LearningAnswer,
  ) =>
    review === undefined
      ? writing.mutateAsync({
          params: { key: learning.key, entity },
          body,
          version,
        })
      : writingInReview.mutateAsync({
          params: { key: review, learning: learning.key, entity },
          body,
          version,
        });

  const wayOnTo = (key: string | null) => {
    const to = key === null ? undefined : itemLink?.({ key });
    return key === null || to === undefined
      ? undefined
      : { label: t('learnings.asks.open', { key }), go: () => navigate(to) };
  };

  const noted = (body: Answer, key: string | null, entity: string) => {
    if (body.state !== 'applies') {
      return t(`learnings.asks.noted.${body.state}`, { entity });
    }
    if (key === null)
      return t('learnings.asks.noted.appliesUnseen', { entity });
    return body.actionItem === undefined
      ? t('learnings.asks.noted.applies', { entity, key })
      : t('learnings.asks.noted.linked', { entity, key });
  };

  const fail = (id: string, error: unknown) => {
    comeBack(id);
    notify({
      text: t('learnings.asks.failed', { problem: failureText(error) }),
      isFailure: true,
    });
  };

  return {
    isGone: (ask: LearningApplication) => gone.has(askId(ask)),
    answer: async (ask: LearningApplication, body: Answer, name: string) => {
      const id = askId(ask);
      leave(id);
      try {
        const after = await say(ask, body);
        const key = after.actionItem;
        notify({
          text: noted(body, key, name),
          undo: async () => {
            await say(after, { state: 'unanswered' });
            comeBack(id);
          },
          wayOn: wayOnTo(key),
          takesFocus: true,
        });
      } catch (error) {
        fail(id, error);
      }
    },
    mute: async (ask: LearningApplication, name: string) => {
      const id = askId(ask);
      const { ref: entity } = ask.entity;
      leave(id);
      try {
        await muting.mutateAsync({ params: { entity }, body: { muted: true } });
        notify({
          text: t('learnings.asks.muted', { entity: name }),
          undo: async () => {
            await muting.mutateAsync({
              params: { entity },
              body: { muted: false },
            });
            comeBack(id);
          },
          takesFocus: true,
        });
      } catch (error) {
        fail(id, error);
      }
    },
  };
}
