import type { ReportSaid } from '../model';

/** One of the sentences of a report, in English. */
export const english = ({ text }: ReportSaid) => text;

/** Sentences one after another. */
export const said = (several: readonly ReportSaid[] = []) =>
  several.map(english).join(' ');
