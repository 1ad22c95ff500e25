import {
  lineInEnglish,
  LineMessage,
  LineMessageCode,
  LineWarning,
  said,
} from '@afterword/plugin-reliability-common';

/** What is wrong with a line, or what it is warned about, in English and ready to be said in any language. */
export function saidTwice(
  code: LineMessageCode,
  values?: LineMessage['values'],
): LineWarning {
  const message = said(code, values);
  return { problem: lineInEnglish(message), message };
}
