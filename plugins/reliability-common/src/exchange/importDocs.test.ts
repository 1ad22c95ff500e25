import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeFailureRecord, deploymentRecord } from './changeRecords';
import { changeReviewRecord } from './changeReviewRecord';
import {
  actionItemRecord,
  importLineReport,
  importRecord,
  importSummary,
  incidentRecord,
  postmortemRecord,
} from './model';

const page = readFileSync(
  join(__dirname, '../../../../docs/import.md'),
  'utf8',
);
const [records, reports] = [...page.matchAll(/```ndjson\n([\s\S]*?)```/g)].map(
  ([, lines]) =>
    lines
      .trim()
      .split('\n')
      .map(line => JSON.parse(line)),
);

describe('the page about imports', () => {
  it('shows records that can be imported, one of each type, without a field that has no place', () => {
    const types = records.map(record => {
      const { type } = importRecord.parse(record);
      const { shape } = {
        incident: incidentRecord,
        postmortem: postmortemRecord,
        actionItem: actionItemRecord,
        deployment: deploymentRecord,
        changeFailure: changeFailureRecord,
        changeReview: changeReviewRecord,
      }[type];
      expect(Object.keys(shape)).toEqual(
        expect.arrayContaining(Object.keys(record)),
      );
      return type;
    });
    expect(types).toEqual([
      'incident',
      'postmortem',
      'actionItem',
      'deployment',
      'changeFailure',
      'changeReview',
    ]);
  });

  it('shows reports as they are answered', () => {
    for (const report of reports.slice(0, -1)) {
      importLineReport.strict().parse(report);
    }
    importSummary.strict().parse(reports[reports.length - 1]);
  });

  it.each([
    ['incident', incidentRecord],
    ['postmortem', postmortemRecord],
    ['actionItem', actionItemRecord],
    ['deployment', deploymentRecord],
    ['changeFailure', changeFailureRecord],
    ['changeReview', changeReviewRecord],
  ])('names every field of a record of type %s', (type, { shape }) => {
    const row = page
      .split('\n')
      .find(line => new RegExp(`^\\| \`${type}\` +\\|`).test(line));
    const common = ['type', 'source', 'externalId', 'title'];
    const missing = Object.keys(shape).filter(
      field => !common.includes(field) && !row?.includes(`\`${field}\``),
    );
    expect(missing).toEqual([]);
  });
});
