import { said } from '../contract';
import type { ReportMessage, ReportMessageCode } from './messages';

/** So many of something; what there is none of is not said. */
export function someOf(
  code: ReportMessageCode,
  count: number,
): ReportMessage[] {
  return count > 0 ? [said(code, { count })] : [];
}
