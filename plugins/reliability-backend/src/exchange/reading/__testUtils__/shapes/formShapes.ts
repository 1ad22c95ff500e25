// Reports in shapes that collections have, in words of our own.

/** Times in the front matter, no title in the text. */
export const frontMatterOnly = `---
title: Search index stale
severity: 3
started: 2023-03-04T05:06:07Z
detected: 2023-03-04T06:00:00Z
mitigated: 2023-03-04T06:30:00+00:00
resolved: 2023-03-04 08:15 UTC
affected_services: component:default/search, component:default/indexer
tags: [a, b]
---

The nightly job had been switched off.

## Why did it happen

The job's feature flag was removed with its code still in use.

## What we will change

- Alert when the index is older than two hours
- Delete flags in two steps
`;

/** A table of fields, a table of tasks. */
export const fieldTable = `# INC-2044 Mail delayed

| Field | Value |
|---|---|
| Incident start | 2022-11-02 08:10 |
| Time detected | 2022-11-02 08:40 |
| Time acknowledged | 2022-11-02 08:44 |
| Time mitigated | 2022-11-02 10:05 |
| Time resolved | 2022-11-02 12:00 |
| Time zone | Europe/Berlin |
| Severity | Sev 3 |
| Time to repair | 1h 55m |
| Affected services | mail gateway |

## What happened

Mail was queued for two hours.

## Follow-up

| # | Task | Who | When due | State |
|---|---|---|---|---|
| 1 | Raise the queue limit | Platform | 2022-11-10 | done |
| 2 | Alert on queue age | Platform | next week | in progress |
| 3 | Rewrite the relay | Nobody yet | | won't do |
`;

/** A form with two pairs on a row, its heading being the first. */
export const fourColumns = `# Postmortem 17

### Incident Timing

| Start Time | 2020-05-05 10:00 UTC | Incident Detected By | Alerting system |
|---|---|---|---|
| Detection Time | 2020-05-05 10:04 UTC | Time to Detect (TTD) | 4m |
| Mitigation Time | 2020-05-05 10:50 UTC | Time to Mitigate (TTM) | 50m |
| Resolution Time | 2020-05-05 11:20 UTC | Time to Resolve (TTR) | 1h 20m |

### Incident Timeline

| Date/Time | Who/What | Action/ Impact |
|---|---|---|
| 2020-05-05 10:00 UTC | Deploy bot | Release 4.2 rolled out |
| 2020-05-05 10:04 UTC | Alert | Error rate above 5 % |

### What caused the incident?

#### Trigger(s)

A release.

#### Root Cause(s)

- Missing index on a new column

### Mitigation & Resolution

Rolled back.

### Action Items & Followups

| Action Item | Type (Mitigate/ Prevent/ Process/ Other) | Who | Priority | Bug # | Due Date |
|---|---|---|---|---|---|
| Check for indexes in CI | Prevent | Data team | P1 | 4711 | 2020-06-01 |
| Practise rollbacks | Process | SRE | P2 | | 2020-07-01 |
`;

/** No Markdown but dashes: labels with colons, a title without a mark. */
export const plainLabels = `Cache stampede on product pages

Impact: product pages took up to 20 seconds
Detected: 2021-07-01 22:50
Declared: 23:05
Mitigated: 00:20
Resolved: 01:30
Time zone: UTC

Root cause: the cache key changed with the deploy

Actions:
- pre-warm the cache (owner: group:default/web)
- add jitter to expiry, due 2021-08-01
`;

/** Every field a heading. */
export const headingsAsFields = `# Directory outage

### Report Status

Final

### Executive Summary

Logins failed for half of the staff.

### Outage Description

The directory's disk was full.

### Affected users

2 300 people in two offices.

### Start Date/Time

2019-08-07 07:45 UTC

### End Date/Time

2019-08-07 09:15 UTC

### Duration

1h 30m

## Timeline

07:45 First login fails

07:58 Helpdesk is called by users

08:10 On-call engineer acknowledges the page

09:15 Service restored after cleaning the disk

## Contributing Conditions Analysis

1. Log rotation was off on one server
2. No alert on disk space

### What went well?

Phones worked.

### What could have gone better?

The on-call list was out of date.

## Recommendations

* Monitor disk space on every directory server
* Keep the on-call list in the portal

### Names of people involved

a few colleagues
`;

/** Numbered headings, day and time in columns of their own. */
export const separateColumns = `## Post-incident review: VPN concentrator reboot

### 1. Overview
The concentrator rebooted twice.

### 2. Timings

|              |                     |
|--------------|---------------------|
| Outage began | 2024-02-12 06:14    |
| First alert  | 2024-02-12 06:19    |
| Outage ended | 2024-02-12 07:02    |
| Closed       | 2024-02-13 12:00    |
| Total downtime | 48 min            |

Times are in Europe/London.

### 3. Sequence of events

| Date | Time | Who | Event |
|---|---|---|---|
| 2024-02-12 | 06:14 | - | Reboot |
| 2024-02-12 | 06:19 | Monitoring | Page |
| | 06:30 | On-call | Looks at the console |
| 2024-02-13 | 09:00 | Vendor | Patch delivered |

### 4. Contributing causes

* Firmware bug, known to the vendor
* Runbook out of date

### 5. What we learned

* Keep the console password in the vault

### 6. Preventive measures

* Patch both concentrators - done
* Update the runbook - in progress
`;
