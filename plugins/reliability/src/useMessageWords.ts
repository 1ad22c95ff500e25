import { useCallback } from 'react';
import {
  isSaidBy,
  Message,
  MessageCode,
  MessageTable,
  renderMessage,
} from '@afterword/plugin-reliability-common';
import { useMomentText } from '@afterword/plugin-reliability-react';
import { useListText } from './useListText';
import type { WordValues } from './words';

/** What answers say twice: in English, and as messages for any language. */
export interface SaidTwice {
  readonly english: string;
  /** Empty where only the English words are known. */
  readonly messages: readonly Message[];
}

/**
 * Says in the reader's language what the back end says.
 *
 * @returns a function to words: those of a table's messages, and the English ones where the table does not know them all, since a
 * newer back end says more
 */
export function useMessageWords(): <TTable extends MessageTable>(
  table: TTable,
  toSay: SaidTwice,
  say: (code: MessageCode<TTable>, values: WordValues) => string,
) => string {
  const sayList = useListText();
  const sayMoment = useMomentText();
  return useCallback(
    <TTable extends MessageTable>(
      table: TTable,
      { english, messages }: SaidTwice,
      say: (code: MessageCode<TTable>, values: WordValues) => string,
    ) => {
      const known = messages.flatMap(message =>
        isSaidBy(table, message) ? message : [],
      );
      if (known.length === 0 || known.length < messages.length) return english;
      return sayList(
        known.map(message =>
          renderMessage<string, MessageCode<TTable>>(message, {
            say,
            day: at => sayMoment(at, 'dateWithYear'),
            date: day => sayMoment(`${day}T00:00:00Z`, 'dateWithYear', 'UTC'),
          }),
        ),
        'row',
      );
    },
    [sayList, sayMoment],
  );
}
