import { Select } from '@backstage/ui';
import { useWords } from '../../words';

const ZONES = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC'),
].map(id => ({ id, label: id.replaceAll('_', ' ') }));

/** A time zone of the IANA list. */
export function ZoneField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (zone: string) => void;
}) {
  const { t } = useWords();
  return (
    <Select
      label={t('exchange.import.zone')}
      options={ZONES}
      search={{ placeholder: t('exchange.import.zoneSearch') }}
      value={value}
      onChange={key => key !== null && onChange(String(key))}
    />
  );
}
