import { Button } from '@backstage/ui';
import {
  durationToMillis,
  Incident,
  IncidentFlag,
  timePointKinds,
} from '@afterword/plugin-reliability-common';
import {
  RowList,
  RowListItem,
  SectionCard,
  useDurationText,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { computedDuration, durationNames } from '../computedDurations';
import type { Editing } from './Editing';

/** What cannot be right about an incident, with the way to mend each. */
export function FlagsSection({
  incident,
  onEdit,
}: {
  readonly incident: Incident;
  /** Missing for whoever may only read it. */
  readonly onEdit?: (editing: Editing) => void;
}) {
  const { t } = useWords();
  if (incident.flags.length === 0) return null;
  return (
    <SectionCard
      waits
      title={t('incidents.page.flags')}
      lead={t('incidents.page.flagsLead')}
      body="flush"
    >
      <RowList>
        {incident.flags.map(flag => (
          <Flag
            key={`${flag.field} ${flag.reason}`}
            incident={incident}
            flag={flag}
            onEdit={onEdit}
          />
        ))}
      </RowList>
    </SectionCard>
  );
}

function Flag({
  incident,
  flag,
  onEdit,
}: {
  readonly incident: Incident;
  readonly flag: IncidentFlag;
  readonly onEdit?: (editing: Editing) => void;
}) {
  const { t } = useWords();
  const sayDuration = useDurationText();
  const kind = timePointKinds.find(name => name === flag.field);
  const duration = durationNames.find(name => `stated.${name}` === flag.field);
  const what = () => {
    if (kind) return t(`incidents.timePoint.${kind}`);
    return duration ? t(`incidents.page.${duration}`) : flag.field;
  };
  const why = () => {
    if (flag.reason !== 'differsFromStated') {
      return t(`incidents.page.${flag.reason}`);
    }
    const stated = duration && incident.stated[duration];
    const seconds = duration && computedDuration(incident, duration);
    const words = {
      stated: stated ? sayDuration(durationToMillis(stated) / 1000) : '',
    };
    return seconds === undefined
      ? t('incidents.page.differsFromTimes', words)
      : t('incidents.page.differsFromStated', {
          ...words,
          computed: sayDuration(seconds),
        });
  };
  return (
    <RowListItem
      title={what()}
      detail={why()}
      aside={
        onEdit && (
          <Button
            variant="secondary"
            aria-label={`${t('incidents.page.mend')}: ${what()}`}
            onPress={() =>
              onEdit(kind ? { what: 'time', kind } : { what: 'details' })
            }
          >
            {t('incidents.page.mend')}
          </Button>
        )
      }
    />
  );
}
