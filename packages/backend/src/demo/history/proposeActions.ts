import { SourceKey } from '@afterword/plugin-reliability-common';
import { Proposal } from './actionItemRecords';
import { Deck } from './Deck';
import { ScriptedAction } from './failureModes';
import { NumberedHappening } from './HistoryPlan';
import { incidentKey } from './incidentRecords';
import {
  commonProcessActions,
  commonTechnicalActions,
} from './prose/commonActions';
import { SeededRandom } from './SeededRandom';

const isProcess = ({ type }: ScriptedAction) => type === 'process';

/**
 * What a session proposes: one change of how people work, and some of how things work. Nothing twice for the same service as long as there
 * is something else.
 */
export function proposeActions(
  happening: NumberedHappening,
  postmortem: SourceKey,
  others: number,
  deck: Deck,
  random: SeededRandom,
): Proposal[] {
  const { script, stage } = happening;
  if (script === null) return [];
  const pile = `${script.failureMode} ${stage.origin}`;
  const [process = deck.deal(`${stage.origin} process`, commonProcessActions)] =
    random.chance(0.6)
      ? deck.lastOf(`${pile} process`, script.actions.filter(isProcess), 1)
      : [];
  const special = deck.lastOf(
    `${pile} actions`,
    script.actions.filter(action => !isProcess(action)),
    others,
  );
  const common = deck.hand(
    `${stage.origin} common`,
    commonTechnicalActions,
    others - special.length,
  );
  return [process, ...special, ...common].map((action, index) => ({
    key: {
      ...postmortem,
      externalId: `${postmortem.externalId}-${index + 1}`,
    },
    happening,
    action,
    parent: { postmortem, incident: incidentKey(happening) },
  }));
}
