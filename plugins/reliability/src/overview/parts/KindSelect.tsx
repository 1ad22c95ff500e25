import { Select } from '@backstage/ui';
import {
  MetricsScopes,
  PartKind,
  partKinds,
} from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';
import styles from './KindSelect.module.css';

/** Chooses which kind of parts is listed, with how many there are of each. */
export function KindSelect({
  kinds,
  kind,
  onChange,
}: {
  readonly kinds: MetricsScopes['kinds'];
  readonly kind: PartKind;
  readonly onChange: (kind: PartKind) => void;
}) {
  const { t } = useWords();
  return (
    <Select
      className={styles.kind}
      aria-label={t('overview.parts.kind')}
      options={kinds.map(({ kind: id, count }) => ({
        id,
        label: t(`overview.parts.kinds.${id}`, { n: count }),
      }))}
      value={kind}
      onChange={key => {
        const chosen = partKinds.find(id => id === key);
        if (chosen) onChange(chosen);
      }}
    />
  );
}
