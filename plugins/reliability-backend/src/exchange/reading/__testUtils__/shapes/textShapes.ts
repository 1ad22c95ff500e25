// Reports in shapes that collections have, in words of our own.

/** Underlined headings, times in brackets, a) and b) for bullets. */
export const underlined = `Load balancer certificate expired
=================================

Summary
----------

Certificate ran out on a Sunday.

Timeline of events (UTC)
---------------------------

[2021-09-05 03:00] Certificate expires
[2021-09-05 03:02] Synthetic check fails, alert fired
[2021-09-05 04:30] New certificate installed, issue resolved

Root cause analysis
----------------------

Renewal needed a manual step.

Corrective actions
---------------------

a) Automate renewal
b) Alert 30 days before expiry

Attendees
------------

A, B, C
`;

/** The day only in a sentence; bold times. */
export const manyHeadings = `# PMR-88: Notifications sent twice

## Incident summary

Between 10:00 and 10:25 UTC on 14 June 2023 customers got each notification twice.

## Leadup

A new worker pool was started.

## Fault

Both pools consumed the same queue.

## Impact

8 000 customers.

## Detection

Support raised a ticket.

## Response

The on-call engineer stopped the new pool.

## Recovery

None needed.

## Timeline

All times are UTC.

**10:00** - new pool started

**10:10** - first customer reports duplicates

**10:25** - pool stopped; incident resolved

## Root cause identification: The Five Whys

1. Why twice? Two consumers.
2. Why two? No lock.

## Root cause

No exclusive lock on the queue.

## Recurrence

No.

## Lessons learned

- Deploys of workers need a checklist.

## Corrective actions

- Take a lease on the queue [NOTIF-12](https://acme.atlassian.net/browse/NOTIF-12)
- Add the checklist — done
`;

/** Dates and times that cannot be. */
export const impossible = `# Broken dates

- **Started**: 2022-02-31 10:00
- **Detected**: 2022-13-01 10:00
- **Declared**: 2022-03-01 25:10
- **Mitigated**: 2022-03-01 12:00
- **Resolved**: 2022-03-01 11:00
- **Time to repair**: soon

## Timeline

| When | What |
|---|---|
| 2022-02-30 10:00 | no such day |
| 31/04/2022 11:00 | no such day either |
| 2022-03-01 12:61 | no such minute |
| ??:?? | unknown |
| 2022-03-01 13:00 | fine |
`;

/** A day in the title, a list of times outside of a timeline, "None". */
export const brief = `# 2021-05-06 Queue backlog

## Summary
Backlog grew.

## What happened
- 10:00 deploy started
- 10:05 queue length alert fired
- 10:40 rolled back

## Action items
_None._

## Contributing factors
N/A
`;

/** An issue: HTML, a timeline pasted as code, check boxes with ticket numbers. */
export const issueForm = `<!-- Please fill in -->
# Incident: API 500s on 3 Jan

**Status**: Resolved

<details><summary>Details</summary>

Some long text.

</details>

### What happened?
A bad config reached production on January 3rd, 2022.

### Timeline
\`\`\`
10:02 UTC deploy of config
10:05 UTC first 500s
10:20 UTC reverted
\`\`\`

### Why?
- [ ] human error
- Config has no schema, so a typo passed review

### To do
- [ ] #412 Add a schema
- [x] #413 Alert on 500s
- [ ] Roll out configs one region at a time
`;

/** Status updates, and a list from the latest to the earliest. */
export const newestFirst = `# Service disruption: uploads

### Updates

**Resolved** - This incident has been resolved.
May 12, 2022 - 14:32 UTC

**Monitoring** - A fix has been implemented.
May 12, 2022 - 14:05 UTC

**Investigating** - Uploads fail for some users.
May 12, 2022 - 13:20 UTC

## Incident log

- 14:32 resolved
- 14:05 fix implemented
- 13:40 cause found
- 13:20 uploads fail
`;

/** Nothing but paragraphs. */
export const prose = `# Why the warehouse stood still on 2021-11-26

On Friday morning the scanners stopped. It took us 3 hours to bring them back.

The network team had moved a cable. Nobody had told the warehouse.

We will label cables from now on.
`;

/** Front matter with a list, times as paragraphs, "None required." */
export const looseTimes = `---
title: "Incident 2021-09: e-mail bounce"
date: 2021-09-14
authors:
  - one
  - two
---

## TL;DR

Mail bounced.

## Impact
N/A

## Timeline

14:00 Mail bounces
14:30-14:50 Investigation
15:10 (approx) fixed by the provider
around 16:00: customers told

## Lessons

none

## Actions

None required.
`;
