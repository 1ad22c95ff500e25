import { said } from '../../contract';
import type { ProcessChanges } from '../../processes';
import type { ReportSaid } from '../../reports';
import type { PracticeMessageCode } from './messages';
import { inPracticeWords } from './practiceInWords';

const codes = {
  added: 'processAdded',
  changed: 'processChanged',
  moved: 'processMoved',
  removed: 'processRemoved',
} as const satisfies Readonly<
  Record<ProcessChanges['processes'][number]['how'], PracticeMessageCode>
>;

/**
 * What became of the processes, in lines: of the gate of the charter by its id, of each process by its name.
 *
 * @public
 */
export function processesOnAgenda({
  charterGate,
  processes,
}: ProcessChanges): { readonly title: string; readonly said: ReportSaid }[] {
  return [
    ...(charterGate === null
      ? []
      : [
          {
            title: 'facilitatorKnowsCharter',
            said: inPracticeWords(
              said('charterGateNow', {
                before: said(charterGate.before),
                after: said(charterGate.after),
              }),
            ),
          },
        ]),
    ...processes.map(({ name, how }) => ({
      title: name,
      said: inPracticeWords(said(codes[how])),
    })),
  ];
}
