import {
  ChangeListQuery,
  changesContract,
  ChangeSummary,
} from '@afterword/plugin-reliability-common';
import { Handlers } from '../platform/http/ContractRouter';
import { CsvColumns } from '../platform/http/csv';
import { exportHandlers, Whole } from '../platform/http/exports';
import { RequestContext } from '../platform/http/RequestContext';
import { allPages } from '../platform/http/streaming';
import { ChangeEditing } from './ChangeEditing';
import { ChangeProposals } from './ChangeProposals';
import { ChangeReading } from './ChangeReading';
import { ChecklistReading } from './ChecklistReading';
import { LinkAnswering } from './LinkAnswering';
import { LinkReading } from './LinkReading';
import { RelatedToChange } from './RelatedToChange';
import { RiskEditing } from './RiskEditing';
import { RiskTakingBack } from './RiskTakingBack';

const csvColumns: CsvColumns<ChangeSummary> = {
  key: change => change.key,
  title: change => change.title,
  status: change => change.status,
  entities: ({ entities }) => entities.map(({ ref }) => ref).join(' '),
  plannedFor: change => change.plannedFor,
  until: change => change.until,
  owner: change => change.owner,
  risks: change => change.risks,
  unprepared: change => change.unprepared,
};

/** HTTP → service, an operation a line or two. */
export function changeRoutes({
  reading,
  editing,
  risks,
  takingBack,
  proposals,
  links,
  linking,
  related,
  checklist,
}: {
  readonly reading: ChangeReading;
  readonly editing: ChangeEditing;
  readonly risks: RiskEditing;
  readonly takingBack: RiskTakingBack;
  readonly proposals: ChangeProposals;
  readonly links: LinkReading;
  readonly linking: LinkAnswering;
  readonly related: RelatedToChange;
  readonly checklist: ChecklistReading;
}): Handlers<typeof changesContract> {
  const whole = exportHandlers(
    'changes',
    csvColumns,
    (context: RequestContext, query: Whole<ChangeListQuery>) =>
      allPages(cursor =>
        reading.list(context, { ...query, limit: 200, cursor }),
      ),
  );
  return {
    listChanges: ({ context, query }) => reading.list(context, query),
    exportChangesCsv: whole.csv,
    exportChangesNdjson: whole.ndjson,
    createChange: ({ context, body }) => editing.create(context, body),
    getChecklist: ({ context, query }) => checklist.get(context, query),
    getChange: ({ context, params }) => reading.get(context, params.key),
    updateChange: ({ context, params, body }) =>
      editing.update(context, params.key, body),
    transitionChange: ({ context, params, body }) =>
      editing.transition(context, params.key, body),
    listChangeProposals: async ({ context, params }) => ({
      items: await proposals.of(context, params.key),
    }),
    listRelatedToChange: ({ context, params }) =>
      related.get(context, params.key),
    addChangeRisk: ({ context, params, body }) =>
      risks.add(context, params.key, body),
    updateChangeRisk: ({ context, params, body }) =>
      risks.update(context, params.key, params.id, body),
    commitChangeRisk: ({ context, params }) =>
      risks.commit(context, params.key, params.id),
    removeChangeRisk: ({ context, params }) =>
      takingBack.remove(context, params.key, params.id),
    restoreChangeRisk: ({ context, params }) =>
      takingBack.restore(context, params.key, params.id),
    setChangeOutcome: ({ context, params, body }) =>
      editing.setOutcome(context, params.key, body),
    getChangeLinks: ({ context, params }) => links.get(context, params.key),
    answerChangeLink: ({ context, params, body }) =>
      linking.answer(context, params.key, params.linked, body),
    getChangeHistory: ({ context, params, query }) =>
      reading.history(context, params.key, query),
  };
}
