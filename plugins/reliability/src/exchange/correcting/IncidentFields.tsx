import { Select } from '@backstage/ui';
import {
  IncidentRecord,
  ReadingRemark,
  severities,
  timePointKinds,
} from '@afterword/plugin-reliability-common';
import { MomentField } from '../../fields/MomentField';
import { durationNames } from '../../incidents/computedDurations';
import { EntitiesField } from '../../fields/EntitiesField';
import { useRemarkReason } from '../documents/useRemarkReason';
import { readerZone } from '../../readerZone';
import { useWords } from '../../words';
import styles from './DraftFields.module.css';
import { StatedField } from './StatedField';

/** Times, durations, severity and entities of the incident that a document tells of. */
export function IncidentFields({
  incident,
  looksWrong,
  onChange,
}: {
  readonly incident: IncidentRecord;
  readonly looksWrong: readonly ReadingRemark[];
  readonly onChange: (incident: IncidentRecord) => void;
}) {
  const { t } = useWords();
  const sayWhy = useRemarkReason();
  const whyWrong = (what: string) => {
    const wrong = looksWrong.find(remark => remark.what.startsWith(what));
    return wrong && sayWhy(wrong);
  };
  const entities = incident.entities ?? [];
  const severity = incident.severity ?? 'unrated';
  return (
    <>
      <div className={styles.part}>
        <h3>{t('exchange.import.correcting.times')}</h3>
        <p className={styles.quiet}>
          {t('exchange.import.correcting.timesWhy', {
            zone: readerZone(),
          })}
        </p>
        <div className={styles.grid}>
          {timePointKinds.map(kind => (
            <MomentField
              key={kind}
              label={t(`incidents.timePoint.${kind}`)}
              value={incident.times?.[kind]}
              problem={whyWrong(`time.${kind}`)}
              onChange={at => {
                const { [kind]: _, ...others } = incident.times ?? {};
                const times =
                  at === undefined ? others : { ...others, [kind]: at };
                onChange({ ...incident, times });
              }}
            />
          ))}
        </div>
      </div>
      <div className={styles.part}>
        <h3>{t('exchange.import.correcting.stated')}</h3>
        <div className={styles.grid}>
          {durationNames.map(name => (
            <StatedField
              key={name}
              label={t(`incidents.page.${name}`)}
              value={incident.stated?.[name]}
              problem={whyWrong(`stated.${name}`)}
              onChange={duration => {
                const { [name]: _, ...others } = incident.stated ?? {};
                const stated =
                  duration === undefined
                    ? others
                    : { ...others, [name]: duration };
                onChange({ ...incident, stated });
              }}
            />
          ))}
          <Select
            label={t('exchange.import.correcting.severity')}
            options={[
              { id: 'unrated', label: t('exchange.import.correcting.unrated') },
              ...severities.map(id => ({
                id,
                label: t(`incidents.severity.${id}`),
              })),
            ]}
            value={severity}
            onChange={key =>
              onChange({
                ...incident,
                severity: severities.find(one => one === key) ?? null,
              })
            }
          />
        </div>
      </div>
      <EntitiesField
        label={t('exchange.import.correcting.entities')}
        value={entities.map(({ ref }) => ref)}
        onChange={refs =>
          onChange({
            ...incident,
            entities: refs.map(
              ref =>
                entities.find(one => one.ref === ref) ?? {
                  ref,
                  role: 'impacted',
                },
            ),
          })
        }
      />
    </>
  );
}
