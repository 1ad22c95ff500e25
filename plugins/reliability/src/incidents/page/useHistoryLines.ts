import {
  changeCauseAnswers,
  incidentKinds,
  severities,
  timePointKinds,
} from '@afterword/plugin-reliability-common';
import { useMomentText } from '@afterword/plugin-reliability-react';
import { useListText } from '../../useListText';
import { useWords } from '../../words';
import { incidentTexts } from './Editing';

const PLAIN = [
  'kind',
  'severity',
  'incidentType',
  'failureMode',
  'trigger',
  'visibility',
  'url',
  'dimensions',
] as const;

/** Says what a change changed, a line for each field that a person knows. */
export function useHistoryLines(): (
  changes: Readonly<Record<string, unknown>>,
) => string[] {
  const { t } = useWords();
  const sayList = useListText();
  const sayInstant = useMomentText();
  const sayMoment = (at: unknown) =>
    typeof at === 'number'
      ? sayInstant(new Date(at).toISOString())
      : t('incidents.page.notKnown');

  const say = (value: unknown): string => {
    const kind = incidentKinds.find(each => each === value);
    if (kind) return t(`incidents.kind.${kind}`);
    const severity = severities.find(each => each === value);
    if (severity) return t(`incidents.severity.${severity}`);
    if (typeof value === 'string' && value !== '') return value;
    const pairs = Object.entries(isRecord(value) ? value : {});
    return pairs.length === 0
      ? t('incidents.page.nothing')
      : sayList(
          pairs.map(([name, each]) => `${name} ${String(each)}`),
          'row',
        );
  };

  const sayCause = (value: unknown): string => {
    const answer = changeCauseAnswers.find(each => each === value);
    return answer ? t(`incidents.page.changeCauses.${answer}`) : say(value);
  };

  const fromTo = (field: string, before: string, after: string) =>
    t('incidents.page.fromTo', { field, before, after });

  return changes => {
    const lines: string[] = [];
    const title = pairAt(changes, 'title');
    if (title) {
      lines.push(
        fromTo(t('incidents.page.titleField'), say(title[0]), say(title[1])),
      );
    }
    for (const name of PLAIN) {
      const pair = pairAt(changes, name);
      const field =
        name === 'incidentType'
          ? t('incidents.page.type')
          : t(`incidents.page.${name}`);
      if (pair) lines.push(fromTo(field, say(pair[0]), say(pair[1])));
    }
    for (const name of incidentTexts) {
      if (pairAt(changes, name)) {
        const field = t(`incidents.page.${name}`);
        lines.push(t('incidents.page.rewritten', { field }));
      }
    }
    for (const name of ['stated', 'entities'] as const) {
      const pair = pairAt(changes, name);
      const field =
        name === 'stated'
          ? t('incidents.page.durations')
          : t('incidents.page.entities');
      if (pair) {
        const [before, after] = pair.map(value =>
          Array.isArray(value) ? sayList(refsIn(value)) : say(value),
        );
        lines.push(
          fromTo(
            field,
            before || t('incidents.page.nothing'),
            after || t('incidents.page.nothing'),
          ),
        );
      }
    }
    const cause = pairAt(changes, 'changeCause');
    if (cause) {
      const [before, after] = cause.map(sayCause);
      lines.push(fromTo(t('incidents.page.changeCause'), before, after));
    }
    const times = pairAt(changes, 'times');
    for (const kind of times ? timePointKinds : []) {
      const [before, after] = (times ?? []).map(point => momentAt(point, kind));
      if (before !== after) {
        lines.push(
          fromTo(
            t(`incidents.timePoint.${kind}`),
            sayMoment(before),
            sayMoment(after),
          ),
        );
      }
    }
    return lines;
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Before and after of a field, when it changed. */
function pairAt(
  changes: Readonly<Record<string, unknown>>,
  field: string,
): readonly [unknown, unknown] | undefined {
  const pair = changes[field];
  return Array.isArray(pair) && pair.length === 2
    ? [pair[0], pair[1]]
    : undefined;
}

function refsIn(entities: readonly unknown[]): readonly string[] {
  return entities.map(entity =>
    isRecord(entity) ? String(entity.ref) : String(entity),
  );
}

/** UTC milliseconds of a time point in a stored state; null when it is not known. */
function momentAt(times: unknown, kind: string): unknown {
  const point = isRecord(times) ? times[kind] : undefined;
  return isRecord(point) ? point.at ?? null : null;
}
