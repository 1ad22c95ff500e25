import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import {
  idInKey,
  Incident,
  postmortemCreatePermission,
} from '@afterword/plugin-reliability-common';
import { KeyText } from '@afterword/plugin-reliability-react';
import { FailureNotice } from '../../listing/FailureNotice';
import { HeaderButtons } from '../../listing/HeaderButtons';
import { ItemHeading } from '../../shell/item/ItemHeading';
import { postmortemRouteRef } from '../../routes';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import { IncidentMark } from '../IncidentMark';
import { IncidentStatusText } from '../IncidentStatusText';
import { useNewPostmortem } from '../useNewPostmortem';
import type { Editing } from './Editing';

/** What the incident is called, how much it hurt, where it stands, and what to do about it. */
export function IncidentHeading({
  incident,
  onEdit,
}: {
  readonly incident: Incident;
  /** Missing for whoever may only read it. */
  readonly onEdit?: (editing: Editing) => void;
}) {
  const { t } = useWords();
  const postmortem = useNewPostmortem();
  const mayOpen = useMay(postmortemCreatePermission);
  const { key, title, visibility, mergedInto } = incident;
  const link = useRouteRef(postmortemRouteRef);
  const latest = latestOf(incident.postmortems);
  const newPostmortem = (variant: 'primary' | 'tertiary') =>
    mayOpen && (
      <Button
        variant={variant}
        data-shortcut="new"
        isPending={postmortem.isPending}
        onPress={() => postmortem.open({ incidents: [key] })}
      >
        {t('incidents.page.newPostmortem')}
      </Button>
    );
  return (
    <ItemHeading
      title={title}
      facts={
        <>
          <KeyText value={key} />
          <IncidentMark incident={incident} />
          <IncidentStatusText incident={incident} />
          {visibility === 'restricted' && (
            <span>{t('incidents.page.restricted')}</span>
          )}
        </>
      }
      notes={[!onEdit && t('editing.readOnly')]}
      actions={
        <HeaderButtons>
          {latest && newPostmortem('tertiary')}
          {onEdit && mergedInto === null && (
            <Button
              variant="tertiary"
              onPress={() => onEdit({ what: 'merge' })}
            >
              {t('incidents.page.merge')}
            </Button>
          )}
          {onEdit && (
            <Button
              variant="secondary"
              onPress={() => onEdit({ what: 'details' })}
            >
              {t('incidents.page.editDetails')}
            </Button>
          )}
          {latest ? (
            <ButtonLink variant="primary" href={link?.({ key: latest.key })}>
              {t('incidents.page.openPostmortem', { key: latest.key })}
            </ButtonLink>
          ) : (
            newPostmortem('primary')
          )}
        </HeaderButtons>
      }
    >
      {postmortem.error && (
        <FailureNotice
          error={postmortem.error}
          title={t('incidents.page.saveFailed')}
        />
      )}
    </ItemHeading>
  );
}

/** The postmortem that was opened last. */
function latestOf(postmortems: Incident['postmortems']) {
  const numberOf = (key: string) => idInKey('postmortem', key) ?? 0;
  return postmortems.reduce<Incident['postmortems'][number] | undefined>(
    (latest, each) =>
      latest && numberOf(latest.key) > numberOf(each.key) ? latest : each,
    undefined,
  );
}
