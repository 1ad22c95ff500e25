import { useState } from 'react';
import { SentenceLead } from '@afterword/plugin-reliability-react';
import type { Incident } from '@afterword/plugin-reliability-common';
import { ChangeCauseSection } from '../../deployments/cause/ChangeCauseSection';
import { NoticeBar } from '../../editing/NoticeBar';
import { useNotice } from '../../editing/useNotice';
import { RelatedSection } from '../../learnings/related/RelatedSection';
import { ItemLayout } from '../../shell/item/ItemLayout';
import { KeptFromImport } from '../../shell/KeptFromImport';
import { useDocumentTitle } from '../../shell/useDocumentTitle';
import { AffectedEntitiesDialog } from './AffectedEntitiesDialog';
import { AffectedEntitiesSection } from './AffectedEntitiesSection';
import { DetailsDialog } from './DetailsDialog';
import { DetailsSection } from './DetailsSection';
import type { Editing } from './Editing';
import { FlagsSection } from './FlagsSection';
import { IncidentActionItems } from './IncidentActionItems';
import { IncidentHeading } from './IncidentHeading';
import { IncidentHistory } from './IncidentHistory';
import { IncidentPostmortems } from './IncidentPostmortems';
import { IncidentSentence } from './IncidentSentence';
import { MergeDialog } from './MergeDialog';
import { MergedNotice } from './MergedNotice';
import { goesOn, OverNow } from './OverNow';
import { ReportedBy } from './ReportedBy';
import { TextDialog } from './TextDialog';
import { TextSections } from './TextSections';
import { TimePointDialog } from './TimePointDialog';
import { TimePointsSection } from './TimePointsSection';

/** One incident with everything that is known of it, and the ways to mend it. */
export function IncidentView({ incident }: { readonly incident: Incident }) {
  const [editing, setEditing] = useState<Editing>();
  const notices = useNotice();
  useDocumentTitle(`${incident.key} ${incident.title}`);
  const close = () => setEditing(undefined);
  const { editable } = incident;
  const onEdit = editable ? setEditing : undefined;
  return (
    <ItemLayout
      top={
        <>
          <IncidentHeading incident={incident} onEdit={onEdit} />
          <SentenceLead
            how={<ReportedBy incident={incident} />}
            aside={
              editable && goesOn(incident) ? (
                <OverNow
                  incident={incident}
                  notify={notices.notify}
                  onChangeTime={() =>
                    setEditing({ what: 'time', kind: 'mitigated' })
                  }
                />
              ) : undefined
            }
          >
            <IncidentSentence incident={incident} />
          </SentenceLead>
          <NoticeBar {...notices} />
          {incident.mergedInto && (
            <MergedNotice incident={incident} into={incident.mergedInto} />
          )}
        </>
      }
      main={
        <>
          <FlagsSection incident={incident} onEdit={onEdit} />
          <TimePointsSection incident={incident} onEdit={onEdit} />
          <ChangeCauseSection incident={incident} notify={notices.notify} />
          <TextSections incident={incident} onEdit={onEdit} />
          <RelatedSection of={{ incident: incident.key }} />
        </>
      }
      aside={
        <>
          <AffectedEntitiesSection incident={incident} onEdit={onEdit} />
          <DetailsSection incident={incident} onEdit={onEdit} />
          <IncidentPostmortems incident={incident} />
          <IncidentActionItems incident={incident} notify={notices.notify} />
          <KeptFromImport extra={incident.extra} />
        </>
      }
      last={<IncidentHistory incident={incident} />}
    >
      {editing?.what === 'time' && (
        <TimePointDialog
          incident={incident}
          kind={editing.kind}
          onClose={close}
        />
      )}
      {editing?.what === 'text' && (
        <TextDialog incident={incident} field={editing.field} onClose={close} />
      )}
      {editing?.what === 'details' && (
        <DetailsDialog incident={incident} onClose={close} />
      )}
      {editing?.what === 'entities' && (
        <AffectedEntitiesDialog incident={incident} onClose={close} />
      )}
      {editing?.what === 'merge' && (
        <MergeDialog
          incident={incident}
          onClose={close}
          notify={notices.notify}
        />
      )}
    </ItemLayout>
  );
}
