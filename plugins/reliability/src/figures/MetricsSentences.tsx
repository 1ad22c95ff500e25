import { Fragment } from 'react';
import {
  SpokenMetrics,
  statusSentences,
} from '@afterword/plugin-reliability-common';
import { useMetricsWords } from './useMetricsWords';

/** What can be said of a scope, in a sentence or two. */
export function MetricsSentences({
  metrics,
}: {
  readonly metrics: SpokenMetrics;
}) {
  const say = useMetricsWords();
  return (
    <>
      {statusSentences(metrics).map((message, index) => (
        <Fragment key={message.code}>
          {index > 0 && ' '}
          {say(message)}
        </Fragment>
      ))}
    </>
  );
}
