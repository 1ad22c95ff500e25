import { useState } from 'react';
import {
  Incident,
  incident as incidentSchema,
  Operation,
} from '@afterword/plugin-reliability-common';
import {
  CallInput,
  ReliabilityError,
  useReliabilityWrite,
  WriteCall,
} from '@afterword/plugin-reliability-react';
import { storedNow } from '../../editing/storedNow';
import { writeOver } from '../../editing/writeOver';

/** Writes an incident on the basis of what its editor saw. */
export interface VersionedWrite<TOperation extends Operation> {
  /** The incident as it was when editing began. */
  readonly base: Incident;
  /** What is stored now, when somebody else changed the same part meanwhile. */
  readonly conflict: Incident | undefined;
  /**
   * Saves; resolves to whether it is saved. A change of another part by
   * somebody else does not get in the way.
   */
  save(input: CallInput<TOperation>): Promise<boolean>;
  /** Saves over what somebody else has stored meanwhile. */
  saveOver(input: CallInput<TOperation>): Promise<boolean>;
  readonly isPending: boolean;
  /** Anything but a conflict. */
  readonly error: Error | null;
}

/**
 * @param operation - takes `If-Match` and answers the incident
 * @param incident - as it is shown when editing begins
 * @param readPart - the part of an incident that the write replaces
 */
export function useVersionedWrite<TOperation extends Operation>(
  operation: TOperation,
  incident: Incident,
  readPart: (incident: Incident) => unknown,
): VersionedWrite<TOperation> {
  const write = useReliabilityWrite(operation);
  const [base] = useState(incident);
  const [conflict, setConflict] = useState<Incident>();

  const attempt = async (
    input: CallInput<TOperation>,
    basis: Incident,
  ): Promise<boolean> => {
    const before = JSON.stringify(readPart(basis));
    try {
      await writeOver(
        basis.version,
        version =>
          write.mutateAsync({ ...input, version } as WriteCall<TOperation>),
        currentIncident,
        current => JSON.stringify(readPart(current)) === before,
      );
      return true;
    } catch (error) {
      const current = currentIncident(error);
      if (current) setConflict(current);
      return false;
    }
  };

  const { error } = write;
  const isStale = error instanceof ReliabilityError && error.isStale;
  return {
    base,
    conflict,
    save: input => attempt(input, base),
    saveOver: input => attempt(input, conflict ?? base),
    isPending: write.isPending,
    error: isStale && conflict ? null : error,
  };
}

function currentIncident(error: unknown): Incident | undefined {
  return storedNow(error, incidentSchema);
}
