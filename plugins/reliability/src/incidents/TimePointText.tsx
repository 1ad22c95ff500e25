import type { TimePoint } from '@afterword/plugin-reliability-common';
import { DateTimeText, DayText } from '@afterword/plugin-reliability-react';

/** When it was, as precisely as it is known: of what was told without a name only the day is kept. */
export function TimePointText({
  point: { at, by },
}: {
  readonly point: TimePoint;
}) {
  return by === null ? <KeptDayText of={at} /> : <DateTimeText at={at} />;
}

/** The day that is kept instead of a moment where no name is: the same for every reader, and never "20 hours ago". */
export function KeptDayText({ of }: { readonly of: string }) {
  return <DayText day={of.slice(0, 'YYYY-MM-DD'.length)} />;
}
