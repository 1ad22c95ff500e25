import { useEffect, useState } from 'react';
import { incidentsContract } from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { useReaderLocale } from '@afterword/plugin-reliability-react';
import { Combobox } from '@backstage/ui';

const PAUSE = 250;
const MOST = 20;

/** An incident that was found. */
export interface FoundIncident {
  readonly key: string;
  readonly title: string;
}

/** Finds an incident by a part of its title, latest first. */
export function IncidentField({
  label,
  description,
  taken = [],
  value,
  onChange,
  problem,
}: {
  readonly label: string;
  readonly description?: string;
  /** Keys that are not offered. */
  readonly taken?: readonly string[];
  readonly value: FoundIncident | undefined;
  readonly onChange: (incident: FoundIncident | undefined) => void;
  /** What is wrong with it, in words. */
  readonly problem?: string;
}) {
  const locale = useReaderLocale();
  const chosenLabel = value ? labelOf(value) : '';
  const [typed, setTyped] = useState(chosenLabel);
  const [asked, setAsked] = useState('');
  useEffect(() => setTyped(chosenLabel), [chosenLabel]);
  useEffect(() => {
    const words = typed === chosenLabel ? '' : typed.trim();
    const timer = window.setTimeout(() => setAsked(words), PAUSE);
    return () => window.clearTimeout(timer);
  }, [typed, chosenLabel]);
  const { data, isPending } = useReliabilityQuery(
    incidentsContract.listIncidents,
    { query: { limit: MOST, ...(asked ? { q: asked } : {}) } },
    { keepPrevious: true },
  );
  const found = (data?.items ?? []).filter(
    ({ key }) => !taken.includes(key) && key !== value?.key,
  );
  const options = [
    ...(value ? [{ id: value.key, label: chosenLabel }] : []),
    ...found.map(incident => {
      const at =
        incident.times.impactStarted?.at ??
        incident.times.detected?.at ??
        incident.times.declared?.at ??
        incident.createdAt;
      return {
        id: incident.key,
        label: labelOf(incident),
        description: new Intl.DateTimeFormat(locale, {
          day: 'numeric',
          month: 'short',
          year: 'numeric',
        }).format(new Date(at)),
      };
    }),
  ];
  return (
    <Combobox
      label={label}
      description={description}
      options={options}
      search={{ mode: 'server', inputValue: typed, onInputChange: setTyped }}
      loading={{ state: isPending ? 'loading' : 'idle' }}
      value={value?.key ?? null}
      onChange={key => {
        const chosen = found.find(incident => incident.key === key);
        // In the same breath, or the list takes it for typing and opens again.
        setTyped(chosen ? labelOf(chosen) : '');
        onChange(chosen && { key: chosen.key, title: chosen.title });
      }}
      validationBehavior="aria"
      validate={() => problem}
    />
  );
}

function labelOf({ key, title }: FoundIncident): string {
  return `${key} ${title}`;
}
