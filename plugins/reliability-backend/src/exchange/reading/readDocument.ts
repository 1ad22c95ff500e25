import {
  type ActionItemRecord,
  type DocumentReading,
  type IncidentRecord,
  linkUrl,
  type PostmortemRecord,
} from '@afterword/plugin-reliability-common';
import { actionRecords } from './actionRecords';
import { collectActions } from './actions';
import { readDocumentFacts } from './documentFacts';
import { readSource } from './documentSource';
import { collectFactors } from './factors';
import { collectFacts } from './facts';
import { definitionsIn } from './links';
import { type MomentOptions, splitMoment } from './moments';
import { buildOutline } from './outline';
import { parseBlocks } from './parseBlocks';
import { plainLines } from './plainLines';
import { shorten } from './plainText';
import { remark } from './remark';
import { createReport } from './remarks';
import { createRenderer, writeSections } from './sections';
import {
  collectStatedDurations,
  remarkContradictions,
} from './statedDurations';
import { readTimeline, remarkMarks, timePointsFromTimeline } from './timeline';
import { collectTimelineRows } from './timelineRows';
import {
  collectTimePoints,
  dropImpossible,
  placeTimePoints,
  timesOf,
} from './timePoints';
import { dayFrom, remarkTitleDay } from './documentDay';
import { titleOf } from './titleOf';
import { dayFirstIn } from './writtenDates';
import { zoneOf } from './zoneOf';
import { zoneGiven } from './zones';

/** A document to read, and what the caller knows about it. */
export interface DocumentToRead {
  readonly content: string;
  readonly source: string;
  readonly externalId: string;
  /** IANA zone or offset of times that state none. */
  readonly zone: string;
  /** Entities to attach when the document names none. */
  readonly entities: readonly string[];
}

/**
 * Reads a Markdown postmortem into records that a person can correct, and says line by line what it recognised, what it left as it
 * was, and what looks wrong. Pure: it stores nothing and asks nobody.
 *
 * It goes over the document in passes. Each pass takes what it understands (durations, time points, timeline, actions, factors) and
 * marks those lines as read; what is left when all are done is prose and goes into the sections. So nothing is lost and nothing
 * stands twice. No value is made up: each is on a line that the report names.
 *
 * Never throws, whatever the text; its effort grows with the length of the document.
 */
export function readDocument(document: DocumentToRead): DocumentReading {
  const { report, finish } = createReport();
  const { lines, body, frontMatter } = readSource(document.content, report);
  const definitions = definitionsIn(body);
  const renderer = createRenderer(lines, definitions);
  const plain = (markdown: string) => plainLines(markdown, definitions);
  const read = new Set<number>();
  const dayFirst = dayFirstIn(body);
  const moments: MomentOptions = dayFirst === undefined ? {} : { dayFirst };

  const blocks = parseBlocks(body);
  const title = titleOf(blocks, frontMatter, document.externalId, report);
  if (title.line !== null) read.add(title.line);
  const root = buildOutline(blocks, title.headingLine, moments);
  const facts = collectFacts(root, frontMatter, moments);
  const stated = collectStatedDurations(facts, report, read);
  const about = readDocumentFacts(facts, title, report, read);
  const { points, others } = collectTimePoints(facts, moments, report, read);
  const rows = collectTimelineRows(root, moments);

  const day = about.day ?? dayFrom(points, rows, root, report);
  const given = zoneGiven(document.zone);
  const fallback = given ?? 'UTC';
  if (given === undefined) {
    report.looksWrong(
      null,
      'zone',
      document.zone,
      remark('requestZoneUnknown'),
    );
  }
  const titleMoment = splitMoment(title.text, moments)?.moment;
  const zone = zoneOf(
    root,
    facts,
    [
      ...points,
      ...rows.flatMap(({ line, moment }) =>
        moment === null || moment.time === null ? [] : [{ line, moment }],
      ),
      ...(titleMoment?.zone && title.line !== null
        ? [{ line: title.line, moment: titleMoment }]
        : []),
    ],
    fallback,
    report,
    read,
  );
  const entries = readTimeline(rows, others, {
    zone,
    day,
    // Times that the document names need no guess from its lengths.
    stated: points.length > 0 ? [] : stated,
    report,
    read,
    render: row =>
      [row.text, renderer.render(row.details)]
        .filter(text => text !== '')
        .join('\n\n'),
    plain,
  });
  const times =
    points.length > 0
      ? placeTimePoints(points, zone.zone, day, report)
      : timePointsFromTimeline(entries, report);
  remarkMarks(entries, times, report);
  if (points.length === 0) dropImpossible(times, report);
  remarkContradictions(stated, times, report);
  remarkTitleDay(title, entries, report);

  const actions = collectActions(root, {
    definitions,
    report,
    read,
    render: parts => renderer.render(parts),
  });
  const factors = collectFactors(root, {
    report,
    read,
    render: parts => renderer.render(parts),
    plain,
  });
  const { sections, people } = writeSections(root, {
    renderer,
    report,
    read,
  });

  for (const { line, key, value } of frontMatter) {
    if (!read.has(line) && line !== title.line) {
      report.left(
        line,
        'frontMatter',
        `${key}: ${value}`,
        remark('fieldNotRead'),
      );
    }
  }
  const key = { source: document.source, externalId: document.externalId };
  const entities =
    about.entities.length > 0 ? about.entities : document.entities;
  const url = frontMatter.find(
    entry =>
      /^(?:url|link)$/i.test(entry.key) &&
      linkUrl.safeParse(entry.value).success,
  )?.value;
  const durations = Object.fromEntries(
    stated.map(({ kind, iso }) => [kind, iso]),
  );
  const qualifiers = Object.fromEntries(
    stated
      .filter(({ qualifier }) => qualifier !== '')
      .map(({ kind, qualifier }) => [kind, shorten(qualifier, 300)]),
  );

  const tells =
    times.size > 0 ||
    entries.length > 0 ||
    stated.length > 0 ||
    entities.length > 0 ||
    about.severity !== undefined ||
    about.incidentType !== undefined ||
    sections.impact !== undefined;
  const incident: IncidentRecord | null = tells
    ? {
        type: 'incident',
        ...key,
        title: title.text,
        kind: 'incident',
        times: timesOf(times),
        stated: durations,
        entities: entities
          .slice(0, 200)
          .map(ref => ({ ref, role: 'impacted' as const })),
        ...(about.severity === undefined ? {} : { severity: about.severity }),
        ...(about.incidentType === undefined
          ? {}
          : { incidentType: about.incidentType }),
        ...(url === undefined ? {} : { url }),
        ...(Object.keys(qualifiers).length === 0
          ? {}
          : { statedQualifiers: qualifiers }),
      }
    : null;
  const names = [...about.people, ...people];
  const postmortem: PostmortemRecord = {
    type: 'postmortem',
    ...key,
    title: title.text,
    status: 'draft',
    incidents: incident === null ? [] : [key],
    participants: about.participants.slice(0, 200),
    sections,
    timeline: entries.map(({ at, atText, mark, text }) => ({
      at,
      atText,
      kind: mark?.kind ?? 'note',
      text,
    })),
    factors: factors.map(({ text, layer }) => ({ text, layer })),
    ...(names.length === 0 ? {} : { peopleText: names.slice(0, 50) }),
  };
  const actionItems: ActionItemRecord[] = actionRecords(actions, {
    ...key,
    incident: incident !== null,
    entity: entities.length === 1 ? entities[0] : undefined,
    definitions,
    report,
  });
  return { incident, postmortem, actionItems, ...finish() };
}
