// Reports in shapes that collections have, in words of our own.

/** Metadata as bold labels, a table of actions, a list of bare clock times under a day. */
export const boldMetadata = `# Basket service drops sessions (incident #465)

**Date:** 2021-10-21

**Authors:** jtest, mdemo

**Status:** Complete, action items in progress

**Summary:** Baskets were emptied for 66 minutes while a new campaign drew traffic.

**Impact:** About 12 000 baskets lost, no orders lost.

**Root Causes:** Cascading failure from a leak of file handles when a term was missing from the index.

**Trigger:** Latent bug set off by a jump in traffic.

**Resolution:** Traffic was moved to the spare cluster and capacity was added tenfold.

**Detection:** The on-call engineer was paged for a high rate of HTTP 500s.

## Action Items

| Action Item | Type | Owner | Bug |
|---|---|---|---|
| Update the playbook for cascading failure | mitigate | jtest | n/a **DONE** |
| Balance load between clusters | prevent | mdemo | [Bug 5554823](https://bugs.example.com/issues/5554823) |
| Schedule a cascading failure test | process | team-basket | Bug 5554824 **TODO** |

## Lessons Learned

### What went well

- Monitoring quickly alerted us

### What went wrong

- We are out of practice in responding to cascading failure

### Where we got lucky

- A mailing list subscriber had a copy of the list

## Timeline

2021-10-21 (*all times UTC*)

* 14:51 News reports that a sale has started
* 14:53 Traffic increases by 88x
* 14:54 **OUTAGE BEGINS** — Backends start melting down
* 14:55 jtest receives a pager storm
* 15:01 **INCIDENT BEGINS** jtest declares an incident
* 15:36 Clusters recovering
* 16:00 **OUTAGE ENDS**, all traffic back
* 16:30 **INCIDENT ENDS**, reached exit criterion

## Supporting information

- [Dashboard](https://dash.example.com/d/1)
`;

/** A form on top, a table whose later rows leave the day out, keys of tickets without links. */
export const respondersAndTable = `# Checkout latency after queue upgrade

> If this is an incident review, keep it blameless.

| Post-Mortem Owner: | A. Person |
|---|---|
| Meeting Scheduled For: | 2022-05-04 |
| Call Recording: | none |

## Overview

For 45 minutes checkout answered slowly.

## What Happened

The broker was upgraded; its default acknowledgement mode differs.

## Contributing Factors

1. Acknowledgement mode changed in the new broker version
2. No load test in the pipeline

## Resolution

Configuration was set back.

## Impact

| Time in SEV-1 | 0mins |
|---|---|
| Time in SEV-2 | 45mins |

- 3 % of orders failed

## Responders

- Who was the incident commander? A. Person
- Who was the scribe? B. Person

## Timeline

| Time (UTC) | Event | Data Link |
|---|---|---|
| 2022-05-02 09:12 | Upgrade is rolled out | [deploy](https://ci.example.com/1) |
| 09:20 | Alert fires: p99 above 2 s | |
| 09:24 | Incident declared as SEV-2 | |
| 09:57 | Service restored | |
| 10:30 | Incident resolved | |

## How'd We Do?

### What Went Well?

- Paging worked

### What Didn't Go So Well?

- Nobody knew the rollback command

## Action Items

* OPS-112 Add a load test for the broker
* Write the rollback runbook (OPS-113)
* Review defaults before each upgrade

## Messaging

Nothing was sent.
`;

/** German headings, dates and zone. */
export const german = `# Störung im Bestellsystem

Datum: 17.01.2018

## Zusammenfassung

Am Nachmittag konnten keine Bestellungen aufgegeben werden.

## Zeitleiste

Alle Zeiten in MEZ

- 17.01.2018 14:05 Uhr – Erste Fehlermeldungen
- 14:20 Uhr – Störung erkannt
- ca. 15:10 Uhr – Neustart der Datenbank
- 15:45 Uhr – Dienst läuft wieder
- 18.01.2018 09:00 – Nachbesprechung

## Ursachen

- Festplatte voll (disk full)
- Kein Alarm

## Maßnahmen

- [x] Alarm einrichten
- [ ] Log-Rotation prüfen
`;

/** Month first, a clock of twelve hours, owners and due dates in the sentence. */
export const american = `# Payment gateway errors

Severity: SEV-2
Incident date: 10/21/2021

## Executive Summary

Cards were declined.

## Key Times

- Incident start: 10/21/2021 1:05 PM ET
- Detected at 1:12 PM ET
- Incident opened: 1:15 PM ET
- Service restored: 10/21/2021 2:40 PM ET
- All clear: 3:05 PM ET

Time to detect: 7 minutes
Time to mitigate: 1 hour and 35 minutes

## Chronology

- 1:05 PM — Gateway starts returning 502s
- 1:12 PM — Alert from synthetic checks
- 2:40 PM — Failover done

## Next Steps

1. Fail over automatically. Owner: payments-team, due 2021-11-15
2. Ask the provider for a status feed — @jdoe by Nov 30, 2021
3. None of the dashboards show the gateway; add one. [PAY-88](https://jira.example.com/browse/PAY-88)
`;

/** Days as bold lines, a list that passes midnight. */
export const midnight = `# Overnight batch stuck

**When:** 3 May 2021

## Log of events

**3 May 2021**

- ~22:40 - batch starts
- 23:55 - batch hangs
- 00:15 - on-call engineer paged
- 01:05 to 01:20 - restart of the workers
- 02:00 - batch completes, incident over

**4 May 2021**

- 09:30 - review call

## What went well

- The page arrived

## Improvements

- Add a watchdog
`;

/** Headings are bold lines; the zone stands in one of them. */
export const boldHeadings = `# 🔥 Image resizing down

**Severity** SEV1

**Summary**

Thumbnails were missing on all pages.

**Customer impact**

* 40 % of page views without pictures
* no data lost

**Incident lead:** somebody

**Timeline (CEST)**

* 2023-07-10 09:58 – Release 88 goes out
* 2023-07-10 10:03 – Alert: error rate
* 2023-07-10 10:07 – Incident opened in chat
* 2023-07-10 10:31 – Release rolled back
* 2023-07-10 10:40 – Incident closed

**Root cause**

* Library upgrade changed the default codec
* The canary was too small to show it

**Detection**

Alert after five minutes.

**Follow-ups**

| Item | Assignee | ETA | Done? |
|:--|:--|:--|:--|
| Pin the library | @ana | 2023-07-12 | yes |
| Larger canary | @bo | 2023-08-01 | no |
`;

/** Weekdays, offsets, days as bullets with times nested under them. */
export const daysAsBullets = `# Incident review: search timeouts

Reported by: a team
Started at: Tue, 5 Apr 2022 16:05 +0200
Noticed at: Tue, 5 Apr 2022 16:20 +0200
Mitigation applied: 5 Apr 2022 17:00 +0200
Fully resolved on 6 Apr 2022 at 09:00 +0200
TTD: 15m
Time to recovery: ~55 minutes

## Event log
* Tue 5 Apr
  * 16:05 A reindex starts
  * 16:20 Alert: latency
  * 17:00 Reindex paused, back to normal
* Wed 6 Apr
  * 09:00 Reindex rescheduled

## Root cause(s) and contributing factors
1. **No rate limit** on reindexing
2. Ran during peak hours because of the schedule

## Good things
- quick page

## Remediation items
- **Rate-limit reindexing** (Search team, due 2022-04-20) SRCH-7
- Move the job to the night. Assigned to: group:default/search
`;
