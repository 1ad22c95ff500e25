/** An incident of a status page, as a line of an import. */
export function anIncidentRecord(externalId: string, over: object = {}) {
  return {
    type: 'incident',
    source: 'acme-status',
    externalId,
    title: `Incident ${externalId}`,
    severity: 'sev2',
    entities: [{ ref: 'component:default/checkout-api' }],
    times: {
      impactStarted: '2026-05-01T10:00:00Z',
      mitigated: '2026-05-01T10:42:00Z',
    },
    ...over,
  };
}
