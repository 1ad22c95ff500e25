import { incidentsContract } from '@afterword/plugin-reliability-common';
import { listQueryOf } from './listQueryOf';

const { listIncidents, exportIncidentsCsv } = incidentsContract;
const firstPage = { sort: '-anchor', cursor: undefined };

describe('what a list asks its operation', () => {
  it('is what the address says', () => {
    expect(
      listQueryOf(listIncidents, {
        filters: { kind: ['incident', 'drill'], q: ['retry'] },
        sort: 'title',
        cursor: 'abc',
      }),
    ).toEqual({
      kind: ['incident', 'drill'],
      q: 'retry',
      sort: 'title',
      cursor: 'abc',
    });
  });

  it('leaves out what a mistyped address says', () => {
    expect(
      listQueryOf(listIncidents, {
        filters: {
          kind: ['accident'],
          severity: ['sev1'],
          from: ['yesterday'],
        },
        ...firstPage,
      }),
    ).toEqual({ severity: 'sev1', sort: '-anchor' });
  });

  it('leaves out what the operation does not take', () => {
    expect(
      listQueryOf(
        exportIncidentsCsv,
        { filters: {}, ...firstPage },
        { limit: 1 },
      ),
    ).toEqual({ sort: '-anchor' });
  });
});
