import {
  RemarkMessage,
  RemarkMessageCode,
  said,
} from '@afterword/plugin-reliability-common';

/** Why something of a document was left, or looks wrong, ready to be said in any language. */
export type Remark = RemarkMessage;

/** Says one of the messages of remarks. */
export const remark = said<RemarkMessageCode>;
