import { aReliabilityApi, FakeCall } from './aReliabilityApi';
import { anIncident } from './anIncident';

/** The second row of {@link aListOfIncidents}. */
const DRILL = anIncident({
  key: 'INC-7',
  title: 'Failover of the payment database',
  kind: 'drill',
  severity: null,
});

/** A list of two pages, of which a filter on drills leaves one row. */
export function aListOfIncidents() {
  return aReliabilityApi({
    listIncidents: ({ query }: FakeCall) => {
      if (query.count) return { items: [], page: { total: 1_204 } };
      if (query.kind === 'maintenance') return { items: [], page: {} };
      if (query.kind === 'drill') return { items: [DRILL], page: {} };
      return query.cursor === 'second'
        ? { items: [DRILL], page: {} }
        : { items: [anIncident()], page: { next: 'second' } };
    },
  });
}

/** What a list was asked for, but for how much there is. */
export function askedOf(api: ReturnType<typeof aListOfIncidents>) {
  return api.calls
    .filter(({ query }) => query.count === undefined)
    .map(({ query }) => query);
}
