import {
  GateId,
  gateIds,
  incidentKinds,
  Processes,
  severities,
  strictnesses,
  Strictness,
} from '@afterword/plugin-reliability-common';
import { Config } from '@backstage/config';

const CHARTER_GATE = 'reliability.charter.gate';
const PROCESSES = 'reliability.processes';

/**
 * Reads how an organisation goes about postmortems.
 *
 * @throws Error where it names what there is not, or two processes have one name
 */
export function processesFrom(config: Config): Processes {
  const processes = (config.getOptionalConfigArray(PROCESSES) ?? []).map(
    each => ({
      name: each.getString('name'),
      kinds: listed(each, 'kinds', incidentKinds),
      severities: listed(each, 'severities', severities),
      gates: gatesIn(each.getOptionalConfig('gates')),
    }),
  );
  const names = processes.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    throw new Error(`${PROCESSES} has more than one process ${twice}`);
  }
  return {
    charterGate: oneOf(
      CHARTER_GATE,
      strictnesses,
      config.getOptionalString(CHARTER_GATE) ?? 'advised',
    ),
    processes,
  };
}

function gatesIn(
  config: Config | undefined,
): Partial<Record<GateId, Strictness>> {
  return Object.fromEntries(
    (config?.keys() ?? []).map(key => [
      oneOf(`each of ${PROCESSES}[].gates`, gateIds, key),
      oneOf(
        `${PROCESSES}[].gates.${key}`,
        strictnesses,
        config?.getString(key) ?? '',
      ),
    ]),
  );
}

function listed(
  config: Config,
  field: string,
  known: readonly string[],
): string[] {
  const given = config.getOptionalStringArray(field) ?? [];
  return given.map(each =>
    oneOf(`each of ${PROCESSES}[].${field}`, known, each),
  );
}

function oneOf<TValue extends string>(
  what: string,
  known: readonly TValue[],
  given: string,
): TValue {
  const found = known.find(each => each === given);
  if (found === undefined) {
    throw new Error(`${what} must be one of ${known.join(', ')}, not ${given}`);
  }
  return found;
}
