import {
  fitsAny,
  GateId,
  gateIds,
  incidentKinds,
  Process,
  Processes,
  severities,
  strictnesses,
  Strictness,
} from '@afterword/plugin-reliability-common';
import { Config } from '@backstage/config';

const CHARTER_GATE = 'reliability.charter.gate';
const PROCESSES = 'reliability.processes';
const KEYS = ['name', 'kinds', 'severities', 'gates'];

/**
 * Reads how an organisation goes about postmortems.
 *
 * @throws Error where it names what there is not, two processes have one name, or one is never tried
 */
export function processesFrom(config: Config): Processes {
  const processes = (config.getOptionalConfigArray(PROCESSES) ?? []).map(
    (each, index) => processFrom(`${PROCESSES}[${index}]`, each),
  );
  refuseUnused(processes);
  return {
    charterGate: oneOf(
      CHARTER_GATE,
      strictnesses,
      config.getOptionalString(CHARTER_GATE) ?? 'advised',
    ),
    processes,
  };
}

/** @param place - where it stands, for what is said of it */
function processFrom(place: string, config: Config): Process {
  // A misspelt key would ask for nothing: the process would fit any incident, and open its gates for all of them.
  const unknown = config.keys().find(key => !KEYS.includes(key));
  if (unknown !== undefined) {
    throw new Error(
      `${place} has ${unknown}: each process has ${KEYS.join(
        ', ',
      )}, and nothing else`,
    );
  }
  return {
    name: config.getString('name'),
    kinds: listed(place, config, 'kinds', incidentKinds),
    severities: listed(place, config, 'severities', severities),
    gates: gatesIn(place, config.getOptionalConfig('gates')),
  };
}

/** A process of a name that another has, or after one that fits any postmortem, is a mistake. */
function refuseUnused(processes: readonly Process[]): void {
  const names = processes.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    throw new Error(`${PROCESSES} has more than one process ${twice}`);
  }
  const after = processes.findIndex(fitsAny) + 1;
  if (after > 0 && after < processes.length) {
    throw new Error(
      `${PROCESSES}[${after}] (${names[after]}) is never tried: ${
        names[after - 1]
      } before it fits any postmortem`,
    );
  }
}

function gatesIn(
  place: string,
  config: Config | undefined,
): Partial<Record<GateId, Strictness>> {
  return Object.fromEntries(
    (config?.keys() ?? []).map(key => [
      oneOf(`each of ${place}.gates`, gateIds, key),
      oneOf(
        `${place}.gates.${key}`,
        strictnesses,
        config?.getString(key) ?? '',
      ),
    ]),
  );
}

function listed(
  place: string,
  config: Config,
  field: string,
  known: readonly string[],
): string[] {
  const given = config.getOptionalStringArray(field);
  if (given?.length === 0) {
    throw new Error(`${place}.${field} is empty: leave it out for any`);
  }
  return (given ?? []).map(each =>
    oneOf(`each of ${place}.${field}`, known, each),
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
