import { useState } from 'react';
import type { Postmortem } from '@afterword/plugin-reliability-common';
import { KeyText, SectionCard } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import { LineIcon } from '../../icons/LineIcon';
import { incidentRouteRef } from '../../routes';
import { useWords } from '../../words';
import { anchorId } from '../page/jumpTo';
import { usePostmortem } from '../page/PostmortemContext';
import { useChangePostmortem } from '../page/useChangePostmortem';
import { AttachIncidentDialog } from './AttachIncidentDialog';
import styles from './IncidentsCard.module.css';
import { SeverityOfIncident } from './SeverityOfIncident';

/** The incidents that the postmortem is about: its times and entities are theirs. */
export function IncidentsCard() {
  const { t } = useWords();
  const { postmortem, notify } = usePostmortem();
  const { incidents, editable } = postmortem;
  const { change } = useChangePostmortem();
  const link = useRouteRef(incidentRouteRef);
  const [isAttaching, setAttaching] = useState(false);
  const keys = incidents.map(({ key }) => key);

  const attach = async (key: string) => {
    await change({ incidents: [...keys, key] });
    notify({ text: t('postmortems.incidents.attached', { key }) });
  };
  const detach = async ({ key }: Postmortem['incidents'][number]) => {
    try {
      const after = await change({ incidents: keys.filter(k => k !== key) });
      notify({
        text: t('postmortems.incidents.detached', { key }),
        undo: () => change({ incidents: keys }, after.version),
        takesFocus: true,
      });
    } catch (error) {
      notify({
        text: t('editing.failed', { problem: failureText(error) }),
        isFailure: true,
      });
    }
  };

  return (
    <div id={anchorId('incidents')} className={styles.place} tabIndex={-1}>
      <SectionCard
        headingLevel={3}
        title={t('postmortems.incidents.title')}
        className={styles.card}
        meta={
          editable && (
            <Button
              variant="tertiary"
              className={styles.attach}
              aria-label={t('postmortems.incidents.attachNamed')}
              onPress={() => setAttaching(true)}
            >
              {t('postmortems.incidents.attach')}
            </Button>
          )
        }
      >
        {incidents.length === 0 ? (
          <p className={styles.none}>{t('postmortems.incidents.none')}</p>
        ) : (
          <ul className={styles.list}>
            {incidents.map(incident => (
              <li key={incident.key} className={styles.incident}>
                <div className={styles.what}>
                  <KeyText
                    value={incident.key}
                    href={link?.({ key: incident.key })}
                  />{' '}
                  {incident.title}
                  <span className={styles.severity}>
                    <SeverityOfIncident incident={incident} />
                  </span>
                </div>
                {editable && (
                  <ButtonIcon
                    variant="tertiary"
                    className={styles.detach}
                    icon={<LineIcon name="cross" />}
                    aria-label={t('postmortems.incidents.detachNamed', {
                      key: incident.key,
                    })}
                    onPress={() => detach(incident)}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </SectionCard>
      {isAttaching && (
        <AttachIncidentDialog
          taken={keys}
          onAttach={attach}
          onClose={() => setAttaching(false)}
        />
      )}
    </div>
  );
}
