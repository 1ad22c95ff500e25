import { useState } from 'react';
import {
  Incident,
  incidentsContract,
  Operation,
} from '@afterword/plugin-reliability-common';
import {
  CallInput,
  ReliabilityError,
  useReliabilityWrite,
  WriteCall,
} from '@afterword/plugin-reliability-react';

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

/** Others may write at the same moment; after so many times the reader is asked. */
const MOST_TRIES = 3;

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
    triesLeft: number,
  ): Promise<boolean> => {
    try {
      const call = { ...input, version: basis.version };
      await write.mutateAsync(call as WriteCall<TOperation>);
      return true;
    } catch (error) {
      const current = currentOf(error);
      if (!current) return false;
      const isSamePart =
        JSON.stringify(readPart(current)) === JSON.stringify(readPart(basis));
      if (isSamePart && triesLeft > 0) {
        return attempt(input, current, triesLeft - 1);
      }
      setConflict(current);
      return false;
    }
  };

  const { error } = write;
  const isStale = error instanceof ReliabilityError && error.isStale;
  return {
    base,
    conflict,
    save: input => attempt(input, base, MOST_TRIES),
    saveOver: input => attempt(input, conflict ?? base, MOST_TRIES),
    isPending: write.isPending,
    error: isStale && conflict ? null : error,
  };
}

function currentOf(error: unknown): Incident | undefined {
  if (!(error instanceof ReliabilityError) || !error.isStale) return undefined;
  const parsed = incidentsContract.getIncident.response.safeParse(
    error.current,
  );
  return parsed.success ? parsed.data : undefined;
}
