import { learningAsksContract } from '@afterword/plugin-reliability-common';
import { Handlers } from '../../platform/http/ContractRouter';
import { Answering } from './Answering';
import { AnswerHistory } from './AnswerHistory';
import { AskReading } from './AskReading';
import { Muting } from './Muting';
import { ScopedAsks } from './ScopedAsks';

/** HTTP → service, an operation a line or two. */
export function askRoutes(
  reading: AskReading,
  scoped: ScopedAsks,
  answering: Answering,
  answers: AnswerHistory,
  muting: Muting,
): Handlers<typeof learningAsksContract> {
  return {
    listLearningAsks: ({ context, query }) => reading.waiting(context, query),
    getLearningUptake: ({ context, query }) =>
      scoped.uptake(context, query.scope),
    getLearningMute: ({ context, params }) =>
      muting.get(context, params.entity),
    muteLearnings: ({ context, params, body }) =>
      muting.put(context, params.entity, body),
    listLearningApplications: ({ context, params }) =>
      reading.ofLearning(context, params.key),
    getLearningApplication: ({ context, params }) =>
      reading.get(context, params),
    getLearningAnswers: ({ context, params, query }) =>
      answers.of(context, params, query),
    answerLearning: ({ context, params, body }) =>
      answering.answer(context, params, body),
  };
}
