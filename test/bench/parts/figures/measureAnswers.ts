import type { Asked as AskedByHand } from '../../backend/handWritten';
import { Engine } from '../../portal/startPortal';
import { Portal } from '../../portal/Portal';
import { quantile, Spread, spread } from '../../report/statistics';
import { teamRef } from '../../shop/catalog';
import { deepestPage } from '../deepestPage';
import {
  ask,
  asked,
  Asked,
  figures,
  FLOOR,
  ratio,
  RequestFigures,
} from '../requests';
import {
  calendarPath,
  measuredContainers,
  measuredServices,
  metricsPath,
  ORGANISATION,
  scopesCsvPath,
  scopesPath,
  TREND,
  trendPath,
  WINDOW,
} from './answers';

/** One answer beside the floor and, where there is one, beside SQL written by hand. */
export interface AnswerFigures {
  readonly engine: Engine;
  readonly answer: string;
  readonly figures: RequestFigures;
  readonly toFloor: Spread;
  /** 95th percentile by that of the floor. */
  readonly p95ToFloor: number;
  readonly byHand?: {
    readonly millis: Spread;
    /** The whole answer by the SQL alone. */
    readonly ratio: Spread;
    /** The answer without the floor by the SQL. */
    readonly aboveFloor: Spread;
  };
}

export interface AnswersResult {
  readonly floors: readonly {
    readonly engine: Engine;
    readonly figures: RequestFigures;
  }[];
  readonly answers: readonly AnswerFigures[];
  readonly deepest: readonly {
    readonly engine: Engine;
    readonly parts: number;
    readonly ratio: Spread;
  }[];
}

export interface MeasureOptions {
  readonly services: number;
  readonly repeats: number;
  readonly say: (text: string) => void;
}

interface Measured {
  readonly answer: string;
  readonly asked: Asked;
  readonly times: number;
  readonly byHand?: ByHand;
}

/** SQL that the back end runs beside an answer. */
interface ByHand {
  readonly name: string;
  readonly asked: AskedByHand;
  readonly rounds: number[];
}

/** Asks for every answer in turn with the floor and with SQL written by hand, on both databases in turn. */
export async function measureAnswers(
  portals: readonly Portal[],
  { services, repeats, say }: MeasureOptions,
): Promise<AnswersResult> {
  const runs = [];
  for (const portal of portals) {
    const { rows, cursor } = await deepestPage(portal, scopesPath());
    const pages = {
      parts: rows,
      first: asked(scopesPath()),
      deepest: asked(
        `${scopesPath()}cursor=${encodeURIComponent(cursor ?? '')}`,
      ),
    };
    runs.push({ portal, floor: asked(FLOOR), all: measured(services), pages });
  }
  // The first round warms up and is thrown away.
  for (let round = 0; round <= repeats; round++) {
    for (const { portal, floor, all, pages } of runs) {
      const counts = round > 0;
      for (const one of [floor, pages.first, pages.deepest]) {
        await ask(portal, one, 10, counts);
      }
      for (const { asked: one, times, byHand } of all) {
        await ask(portal, one, times, counts);
        if (byHand) await runByHand(portal, byHand, counts);
      }
    }
    say(round === 0 ? 'answers: warm' : `answers: round ${round}`);
  }
  const result: AnswersResult & {
    floors: object[];
    answers: object[];
    deepest: object[];
  } = { floors: [], answers: [], deepest: [] };
  for (const { portal, floor, all, pages } of runs) {
    const { engine } = portal;
    result.floors.push({ engine, figures: await figures(portal, floor) });
    const parts = [
      { answer: 'parts, first page', asked: pages.first },
      { answer: 'parts, deepest page', asked: pages.deepest },
    ];
    for (const one of [...all, ...parts]) {
      result.answers.push(await describeAnswer(portal, one, floor));
    }
    result.deepest.push({
      engine,
      parts: pages.parts,
      ratio: ratio(pages.deepest, pages.first),
    });
  }
  return result;
}

function measured(services: number): Measured[] {
  const byHand = (name: string, about: object): ByHand => ({
    name,
    asked: {
      service: '',
      team: teamRef(services - 1),
      ...WINDOW,
      step: 0,
      trailing: 0,
      ...about,
    },
    rounds: [],
  });
  const forget = (portal: Portal) => portal.figures('/forget-segments');
  const trends = (['timeToRestore', 'incidents'] as const).map(figure => ({
    figure,
    path: trendPath(ORGANISATION, figure),
  }));
  return [
    ...measuredServices(services).map(({ what, service }) => ({
      answer: `figures of a ${what}`,
      asked: asked(metricsPath(service)),
      times: 10,
      byHand: byHand('ofService', { service }),
    })),
    ...measuredContainers(services).map(({ what, scope }) => ({
      answer: `figures, ${what}`,
      asked: asked(metricsPath(scope)),
      times: 3,
    })),
    ...trends.flatMap(({ figure, path }) => [
      {
        answer: `52 weeks of ${figure}, nothing held`,
        asked: asked(path, forget),
        times: 1,
        byHand: byHand('trend', TREND),
      },
      {
        answer: `52 weeks of ${figure}`,
        asked: asked(path),
        times: 3,
        byHand: byHand('trend', TREND),
      },
    ]),
    {
      answer: '12 months, organisation',
      asked: asked(calendarPath(ORGANISATION)),
      times: 3,
    },
    {
      answer: 'every service',
      asked: asked(scopesCsvPath()),
      times: 2,
      byHand: byHand('everyService', {}),
    },
  ];
}

async function runByHand(
  portal: Portal,
  byHand: ByHand,
  counts: boolean,
): Promise<void> {
  const { millis } = await portal.figures<{ millis: number }>(
    `/hand-written/${byHand.name}`,
    byHand.asked,
  );
  if (counts) byHand.rounds.push(millis);
}

async function describeAnswer(
  portal: Portal,
  one: Pick<Measured, 'answer' | 'asked' | 'byHand'>,
  floor: Asked,
): Promise<AnswerFigures> {
  const { byHand, asked: answer } = one;
  const measuredOf = await figures(portal, answer);
  return {
    engine: portal.engine,
    answer: one.answer,
    figures: measuredOf,
    toFloor: ratio(answer, floor),
    p95ToFloor: measuredOf.p95 / quantile(floor.all, 0.95),
    byHand: byHand && {
      millis: spread(byHand.rounds),
      ratio: ratio(answer, byHand),
      aboveFloor: spread(
        answer.rounds.map(
          (millis, round) =>
            (millis - floor.rounds[round]) / byHand.rounds[round],
        ),
      ),
    },
  };
}
