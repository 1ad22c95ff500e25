import { intakeContract } from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';

/** Whether the reader may administer the intake; not before it is known. The old frontend system has no condition for a tab. */
export function useAdministersIntake(): boolean {
  const { data } = useReliabilityQuery(intakeContract.listSources);
  return data !== undefined;
}
