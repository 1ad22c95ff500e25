import { useState } from 'react';
import { Select } from '@backstage/ui';
import {
  Incident,
  incidentKinds,
  incidentsContract,
  severities,
} from '@afterword/plugin-reliability-common';
import { StalePanel } from '../../editing/StalePanel';
import { FailureModeField } from '../../failureModes/FailureModeField';
import { LineField } from '../../fields/LineField';
import { ProseField } from '../../fields/ProseField';
import { useWords } from '../../words';
import { durationNames } from '../computedDurations';
import { changedFields, DetailsDraft, draftOf, patchOf } from './detailsDraft';
import { EditDialog } from '../../editing/EditDialog';
import formStyles from '../../editing/form.module.css';
import styles from './page.module.css';
import { useVersionedWrite } from './useVersionedWrite';

const VISIBILITIES = ['everyone', 'restricted'] as const;

/** Changes what is known of an incident beside its times, entities and texts. */
export function DetailsDialog({
  incident,
  onClose,
}: {
  readonly incident: Incident;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [before] = useState(() => draftOf(incident));
  const [now, setNow] = useState(before);
  const [wasTried, setTried] = useState(false);
  const changed = changedFields(before, now);
  const write = useVersionedWrite(
    incidentsContract.updateIncident,
    incident,
    current => {
      const there = draftOf(current);
      return changed.map(name => there[name]);
    },
  );
  const { patch, unreadable } = patchOf(write.base, before, now);
  const input = { params: { key: incident.key }, body: patch };
  const change = (changes: Partial<DetailsDraft>) =>
    setNow({ ...now, ...changes });
  const problem = (name: keyof DetailsDraft, words: string) =>
    wasTried && unreadable.includes(name) ? words : undefined;
  const labelOf = useDetailLabels();

  return (
    <EditDialog
      title={t('incidents.page.details')}
      isDirty={changed.length > 0}
      isPending={write.isPending}
      error={write.error}
      onClose={onClose}
      onSave={async () => {
        setTried(true);
        if (changed.length === 0) onClose();
        else if (unreadable.length === 0 && (await write.save(input))) {
          onClose();
        }
      }}
      width={640}
    >
      <LineField
        autoFocus
        label={labelOf('title')}
        maxLength={300}
        value={now.title}
        onChange={title => change({ title })}
        problem={problem('title', t('incidents.page.titleWrong'))}
      />
      <div className={`${formStyles.pair} ${styles.level}`}>
        <Select
          label={labelOf('kind')}
          options={incidentKinds.map(id => ({
            id,
            label: t(`incidents.kind.${id}`),
          }))}
          value={now.kind}
          onChange={key =>
            change({ kind: incidentKinds.find(id => id === key) ?? now.kind })
          }
        />
        <Select
          label={labelOf('severity')}
          options={[
            { id: 'unrated', label: t('incidents.severity.unrated') },
            ...severities.map(id => ({
              id,
              label: t(`incidents.severity.${id}`),
            })),
          ]}
          value={now.severity ?? 'unrated'}
          onChange={key =>
            change({ severity: severities.find(id => id === key) ?? null })
          }
        />
        <LineField
          label={labelOf('incidentType')}
          maxLength={100}
          description={t('incidents.page.typeHelp')}
          value={now.incidentType}
          onChange={incidentType => change({ incidentType })}
          problem={problem('incidentType', t('incidents.page.lineWrong'))}
        />
        <LineField
          label={labelOf('trigger')}
          maxLength={100}
          description={t('incidents.page.triggerHelp')}
          value={now.trigger}
          onChange={trigger => change({ trigger })}
          problem={problem('trigger', t('incidents.page.lineWrong'))}
        />
      </div>
      <FailureModeField
        label={labelOf('failureMode')}
        description={t('incidents.page.failureModeHelp')}
        value={now.failureMode}
        onChange={failureMode => change({ failureMode })}
        problem={problem('failureMode', t('incidents.page.lineWrong'))}
      />
      <fieldset className={styles.group}>
        <legend>{t('incidents.page.durations')}</legend>
        <p className={styles.quiet}>{t('incidents.page.durationsHelp')}</p>
        <div className={styles.triple}>
          {durationNames.map(name => (
            <LineField
              key={name}
              label={labelOf(name)}
              value={now[name]}
              onChange={text => change({ [name]: text })}
              problem={problem(name, t('incidents.page.durationWrong'))}
            />
          ))}
        </div>
      </fieldset>
      <ProseField
        label={labelOf('dimensions')}
        description={t('incidents.page.dimensionsHelp')}
        value={now.dimensions}
        onChange={dimensions => change({ dimensions })}
        problem={problem('dimensions', t('incidents.page.dimensionsWrong'))}
      />
      <div className={`${formStyles.pair} ${styles.level}`}>
        <LineField
          label={labelOf('url')}
          maxLength={2_000}
          value={now.url}
          onChange={url => change({ url })}
          problem={problem('url', t('incidents.page.urlWrong'))}
        />
        <Select
          label={labelOf('visibility')}
          options={VISIBILITIES.map(id => ({
            id,
            label: t(`incidents.visibility.${id}`),
          }))}
          value={now.visibility}
          onChange={key =>
            change({
              visibility: VISIBILITIES.find(id => id === key) ?? now.visibility,
            })
          }
        />
      </div>
      {write.conflict && (
        <StalePanel
          rows={changed.map(name => ({
            label: labelOf(name),
            now: draftOf(write.conflict ?? write.base)[name] ?? '',
            yours: now[name] ?? '',
          }))}
          onKeepMine={async () => {
            if (await write.saveOver(input)) onClose();
          }}
          onTakeTheirs={onClose}
        />
      )}
    </EditDialog>
  );
}

function useDetailLabels(): (name: keyof DetailsDraft) => string {
  const { t } = useWords();
  return name => {
    switch (name) {
      case 'title':
        return t('incidents.page.titleField');
      case 'incidentType':
        return t('incidents.page.type');
      default:
        return t(`incidents.page.${name}`);
    }
  };
}
