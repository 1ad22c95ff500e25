import {
  ActionItemRecord,
  ImportRecord,
} from '@afterword/plugin-reliability-common';
import { DemoOrganisation } from '../catalog/demoCatalogTypes';
import { actionItemRecord, courseOf } from './actionItemRecords';
import { DAY, HISTORY_DAYS, midnightOf } from './calendarWeights';
import { choosePostmortems } from './choosePostmortems';
import { Deck } from './Deck';
import { deploymentRecords } from './deploymentRecords';
import { NumberedHappening } from './HistoryPlan';
import { DEMO_SOURCE, incidentKey, incidentRecord } from './incidentRecords';
import { OrganisationIndex } from './OrganisationIndex';
import { planHappenings } from './planHappenings';
import { PostmortemAuthor } from './PostmortemAuthor';
import { SeededRandom } from './SeededRandom';

/** Action items that came out of something without a postmortem. */
const SMALL_COMMITMENTS = 24;

/**
 * Two years of an organisation as records to import, what is referred to before what refers to it. The same organisation on the same day
 * gives the same records to the last character; the history always ends at the midnight (UTC) before `now`, so that the windows of all
 * figures are filled whenever somebody looks.
 */
export function demoHistory(
  organisation: DemoOrganisation,
  now: number,
): ImportRecord[] {
  const day = midnightOf(now);
  const index = new OrganisationIndex(organisation);
  const happenings = planHappenings(day, index);
  const planned = choosePostmortems(happenings, day);
  const writtenUp = new Set(planned.flatMap(({ about }) => about));
  const incidents = new Map(
    happenings.map(happening => [
      happening,
      incidentRecord(happening, writtenUp.has(happening), index),
    ]),
  );
  const { deployments, changeFailures } = deploymentRecords(happenings, day);
  const author = new PostmortemAuthor(day, index, happening => {
    const record = incidents.get(happening);
    if (!record) throw new Error(`There is no incident ${happening.number}`);
    return record;
  });
  const written = planned.map((each, position) =>
    author.write(each, position + 1),
  );
  return [
    ...incidents.values(),
    ...written.map(({ postmortem }) => postmortem),
    ...written.flatMap(({ actionItems }) => actionItems),
    ...smallCommitments(
      happenings.filter(happening => !writtenUp.has(happening)),
      day,
      index,
    ),
    ...deployments,
    ...changeFailures,
  ];
}

/** What the incidents of which no change was the cause are called in the records of the same day. */
export function demoNotChangeCaused(
  organisation: DemoOrganisation,
  now: number,
): readonly string[] {
  const day = midnightOf(now);
  const happenings = planHappenings(day, new OrganisationIndex(organisation));
  return deploymentRecords(happenings, day).notChangeCaused;
}

/** What was promised after smaller incidents and near misses, without writing more about them. */
function smallCommitments(
  happenings: readonly NumberedHappening[],
  day: number,
  organisation: OrganisationIndex,
): ActionItemRecord[] {
  const random = new SeededRandom('small commitments');
  const deck = new Deck(random);
  const eligible = happenings.filter(
    ({ kind, script, startedAt, restricted }) =>
      script !== null &&
      !restricted &&
      (kind === 'incident' || kind === 'nearMiss') &&
      startedAt > day - 0.8 * HISTORY_DAYS * DAY &&
      startedAt < day - 5 * DAY,
  );
  return random.some(eligible, SMALL_COMMITMENTS).flatMap(happening => {
    const { script, stage, startedAt } = happening;
    if (script === null) return [];
    const action = deck.deal(
      `${script.failureMode} ${stage.origin}`,
      script.actions,
    );
    const key = incidentKey(happening);
    const promisedAt = startedAt + random.whole(1, 4) * DAY;
    return actionItemRecord(
      {
        key: { source: DEMO_SOURCE, externalId: `${key.externalId}-1` },
        happening,
        action,
        parent: { incident: key },
      },
      courseOf(
        action,
        Math.min(promisedAt, day - DAY),
        day,
        { mustBePromised: false },
        random,
      ),
      organisation,
    );
  });
}
