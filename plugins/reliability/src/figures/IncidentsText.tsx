import type { IncidentsFigure } from '@afterword/plugin-reliability-common';
import { changeFacts } from './changeFacts';
import { FigureLine } from './FigureLine';
import { sayCountInterval } from './said/sayIncidents';
import { useSayings } from './said/useSayings';

/** How many incidents, with the interval, in a line; or why that is not known. */
export function IncidentsText({
  figure,
}: {
  readonly figure: IncidentsFigure;
}) {
  const { t, reason } = useSayings();
  if (figure.state === 'notObserved') {
    return <FigureLine reason={reason(figure)} facts={[]} />;
  }
  return (
    <FigureLine
      value={{ text: String(figure.count) }}
      interval={{ text: sayCountInterval(figure.interval) }}
      facts={changeFacts(t, figure.change)}
    />
  );
}
