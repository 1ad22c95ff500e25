import { useState } from 'react';
import {
  GateOverride,
  gateOverridePermission,
} from '@afterword/plugin-reliability-common';
import { DateTimeText } from '@afterword/plugin-reliability-react';
import { ButtonIcon } from '@backstage/ui';
import { LineIcon } from '../../icons/LineIcon';
import { AuthorName } from '../../people/AuthorName';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import { usePostmortem } from './PostmortemContext';
import styles from './PublishedAlthough.module.css';
import { RewordReason } from './RewordReason';
import { useGateName } from './useGateName';

/** The gates that stood open where it was published, why it was all the same, who said so, and when. */
export function PublishedAlthough() {
  const { t } = useWords();
  const { editable, overrides } = usePostmortem().postmortem;
  const nameOf = useGateName();
  const mayReword = useMay(gateOverridePermission) && editable;
  const [reworded, setReworded] = useState<GateOverride>();
  if (overrides.length === 0) return null;
  const title = t('postmortems.page.although.title', {
    count: overrides.length,
  });
  return (
    <section className={styles.although} aria-label={title}>
      <b>{title}</b>
      <ul>
        {overrides.map(override => {
          const { gate, reason, by, at } = override;
          return (
            <li key={gate}>
              {t('postmortems.page.although.gate', { gate: nameOf(gate) })}{' '}
              <q>{reason}</q>{' '}
              <span className={styles.who}>
                <AuthorName by={by} />
                {' · '}
                <DateTimeText at={at} />
              </span>
              {mayReword && (
                <ButtonIcon
                  variant="tertiary"
                  size="small"
                  className={styles.pencil}
                  icon={<LineIcon name="pencil" />}
                  aria-label={t('postmortems.page.although.rewordNamed', {
                    gate: nameOf(gate),
                  })}
                  onPress={() => setReworded(override)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {reworded && (
        <RewordReason
          override={reworded}
          onClose={() => setReworded(undefined)}
        />
      )}
    </section>
  );
}
