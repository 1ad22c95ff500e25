import {
  DurationMessageCode,
  durationMessages,
} from '@afterword/plugin-reliability-common';

/** Whether a message is a duration or a part of one, which has words of its own. */
export function isOfDuration(code: string): code is DurationMessageCode {
  return Object.hasOwn(durationMessages, code);
}
