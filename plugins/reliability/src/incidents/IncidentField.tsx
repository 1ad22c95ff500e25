import { useState } from 'react';
import { SuggestionField } from '../fields/SuggestionField';
import {
  incidentLabel,
  useIncidentSuggestions,
} from './useIncidentSuggestions';

/** An incident that was found. */
export interface FoundIncident {
  readonly key: string;
  readonly title: string;
}

/** Props of {@link IncidentField}. */
export interface IncidentFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  /** Keys that are not offered. */
  readonly taken?: readonly string[];
  readonly value: FoundIncident | undefined;
  readonly onChange: (incident: FoundIncident | undefined) => void;
  /** What is wrong with it, in words. */
  readonly problem?: string;
}

/** Finds an incident by its key or a part of its title, latest first. */
export function IncidentField({
  taken = [],
  value,
  onChange,
  ...field
}: IncidentFieldProps) {
  const [words, setWords] = useState<string>();
  const { suggestions, isLoading } = useIncidentSuggestions(words, taken);
  return (
    <SuggestionField
      {...field}
      chosen={value && { id: value.key, label: incidentLabel(value) }}
      suggestions={suggestions}
      isLoading={isLoading}
      onSearch={setWords}
      onChange={found =>
        onChange(found && { key: found.id, title: found.title })
      }
    />
  );
}
