import { normaliseLabel, splitLabel } from './labels';
import { roleOf } from './roles';
import {
  isPlainDuration,
  statedDurationOf,
  timePointOf,
} from './timePointLabels';

describe('a label', () => {
  it.each([
    ['**1. First Detected (UTC):**', 'first detected'],
    ['🔥 Impact!', 'impact'],
    ["How'd we do?", "how'd we do"],
    ['`Time to detect`', 'time to detect'],
    ['iv) Timeline', 'timeline'],
  ])('%s is %s whatever its dress', (written, plain) => {
    expect(normaliseLabel(written)).toBe(plain);
  });

  it.each([
    ['**Impact**: down', 'Impact', 'down'],
    ['**Impact:** down', 'Impact', 'down'],
    ['**Key events**', 'Key events', ''],
    ['Severity: 2', 'Severity', '2'],
    ['Detected: 2021-07-01 22:50', 'Detected', '2021-07-01 22:50'],
  ])('%s parts from its value', (line, label, value) => {
    expect(splitLabel(line)).toMatchObject({ label, value });
  });

  it.each([
    '**Nobody** noticed',
    'We saw https://example.com/a: nothing',
    'at 10:30 we saw it',
    'This sentence goes on for a while before its colon: so',
    '',
  ])('"%s" has none', line => {
    expect(splitLabel(line)).toBeUndefined();
  });
});

describe('the label of a time point', () => {
  it.each([
    ['First detected', 'detected'],
    ['Fault detected', 'detected'],
    ['Team aware', 'detected'],
    ['Alerted at', 'detected'],
    ['Noticed', 'detected'],
    ['Identified at', 'detected'],
    ['Impact detected', 'detected'],
    ['Detection time', 'detected'],
    ['Incident declared', 'declared'],
    ['Incident opened', 'declared'],
    ['Incident called', 'declared'],
    ['Acknowledged', 'acknowledged'],
    ['On-call engineer engaged', 'acknowledged'],
    ['Repaired', 'mitigated'],
    ['Service restored', 'mitigated'],
    ['Impact ended', 'mitigated'],
    ['End of outage', 'mitigated'],
    ['Fix deployed', 'mitigated'],
    ['Mitigation applied', 'mitigated'],
    ['Resolved', 'resolved'],
    ['Closed', 'resolved'],
    ['All clear', 'resolved'],
    ['End Date/Time', 'resolved'],
    ['Fault occurs', 'impactStarted'],
    ['Started', 'impactStarted'],
    ['Impact began', 'impactStarted'],
    ['Outage start', 'impactStarted'],
    ['Start Date/Time', 'impactStarted'],
  ])('%s is %s', (label, kind) => {
    expect(timePointOf(label)).toBe(kind);
  });

  it.each([
    'Incident not declared',
    'Database restored',
    'Detected by',
    'Time to detect',
    'Expected end',
    'Meeting started by whom',
    'Weight',
    '',
  ])('"%s" is none', label => {
    expect(timePointOf(label)).toBeUndefined();
  });
});

describe('the label of a stated duration', () => {
  it.each([
    ['Time to repair', 'timeToRestore'],
    ['Time to recovery', 'timeToRestore'],
    ['Time to mitigate (TTM)', 'timeToRestore'],
    ['Outage duration', 'timeToRestore'],
    ['Total downtime', 'timeToRestore'],
    ['Time to detection', 'timeToDetect'],
    ['TTD', 'timeToDetect'],
    ['Time to resolve', 'timeToResolve'],
    ['Time to Resolve (TTR)', 'timeToResolve'],
  ])('%s is %s', (label, kind) => {
    expect(statedDurationOf(label)).toBe(kind);
  });

  it('is none where it does not say what it counts', () => {
    for (const label of ['Duration', 'Impact', 'Resolution', 'TTR']) {
      expect(statedDurationOf(label)).toBeUndefined();
    }
    expect(isPlainDuration('Duration')).toBe(true);
  });
});

describe('a heading', () => {
  it.each([
    ['Executive Summary', 'summary'],
    ['What happened?', 'summary'],
    ['TL;DR', 'summary'],
    ['Customer impact', 'impact'],
    ['Affected users', 'impact'],
    ['Contributing Factors (findings)', 'factors'],
    ['Root cause(s)', 'factors'],
    ['Contributing Conditions Analysis', 'factors'],
    ['Root cause analysis', 'why'],
    ['The five whys', 'why'],
    ['Context', 'why'],
    ['How was it detected?', 'detection'],
    ['Mitigation & Resolution', 'recovery'],
    ['What went well', 'wentWell'],
    ['Where we got lucky', 'wentWell'],
    ["What didn't go so well?", 'wentWrong'],
    ['What could have gone better?', 'wentWrong'],
    ['Lessons learnt', 'lessons'],
    ['Action Items & Followups', 'actions'],
    ['Actions following review', 'actions'],
    ['Corrective and Preventative Measures', 'actions'],
    ['Next steps', 'actions'],
    ['What we will change', 'actions'],
    ['Incident Timeline', 'timeline'],
    ['Chain of Events', 'timeline'],
    ['Key events', 'keyEvents'],
    ['Atendees', 'people'],
    ['Stats', 'stats'],
    ['Actions taken', 'recovery'],
  ])('%s is about %s', (title, role) => {
    expect(roleOf(title)?.role).toBe(role);
  });

  it.each([
    'Supporting information',
    'Open questions',
    'Slack thread',
    'Questions for follow up',
    '__proto__',
    'constructor',
    '',
  ])('"%s" is about none of them', title => {
    expect(roleOf(title)).toBeUndefined();
  });

  it('says nothing else, or something else besides', () => {
    expect(roleOf('Impact on users')?.whole).toBe(true);
    expect(roleOf('Impact on our stores in spring')?.whole).toBe(false);
  });
});
