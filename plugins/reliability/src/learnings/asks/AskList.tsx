import { LearningApplication } from '@afterword/plugin-reliability-common';
import { RowList } from '@afterword/plugin-reliability-react';
import { AskRow } from './AskRow';
import { askId, useAnswer } from './useAnswer';

/** Questions that wait for an answer. */
export function AskList({
  asks,
  showsEntity,
  answering,
}: {
  readonly asks: readonly LearningApplication[];
  readonly showsEntity: boolean;
  readonly answering: ReturnType<typeof useAnswer>;
}) {
  return (
    <RowList>
      {asks
        .filter(ask => !answering.isGone(ask))
        .map(ask => (
          <AskRow
            key={askId(ask)}
            ask={ask}
            showsEntity={showsEntity}
            onAnswer={(answer, name) => answering.answer(ask, answer, name)}
            onMute={name => answering.mute(ask, name)}
          />
        ))}
    </RowList>
  );
}
