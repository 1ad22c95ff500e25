import { useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  Incident,
  incidentsContract,
} from '@afterword/plugin-reliability-common';
import {
  reliabilityApiRef,
  useMomentText,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import type { Notify } from '../../editing/useNotice';
import { useWords } from '../../words';

/** Whether it still hurts, as far as anybody has said; of a near miss and of what was merged nothing goes on. */
export function goesOn({ kind, status, mergedInto }: Incident): boolean {
  return kind !== 'nearMiss' && status === 'open' && mergedInto === null;
}

/** Says that impact has ended just now, with the ways to take that back and to name another moment. */
export function OverNow({
  incident,
  notify,
  onChangeTime,
}: {
  readonly incident: Incident;
  readonly notify: Notify;
  readonly onChangeTime: () => void;
}) {
  const { t } = useWords();
  const sayMoment = useMomentText();
  const api = useApi(reliabilityApiRef);
  const set = useReliabilityWrite(incidentsContract.setIncidentTime);
  const clear = useReliabilityWrite(incidentsContract.clearIncidentTime);
  const { key, notKnown } = incident;
  const params = { key, kind: 'mitigated' as const };
  const readNow = () =>
    api.call(incidentsContract.getIncident, { params: { key } });

  const takeBack = async (said: string) => {
    const now = await readNow();
    // Somebody else's word is not ours to take back.
    if (now.times.mitigated?.at !== said) {
      throw new Error(t('incidents.page.saidMeanwhile'));
    }
    const { version } = now;
    return notKnown.includes('mitigated')
      ? set.mutateAsync({ params, body: { at: null }, version })
      : clear.mutateAsync({ params, version });
  };

  const sayOver = async () => {
    const at = new Date().toISOString();
    try {
      const { version, times } = await readNow();
      if (times.mitigated) {
        notify({ text: t('incidents.page.saidMeanwhile'), isFailure: true });
        return;
      }
      const saved = await set.mutateAsync({ params, body: { at }, version });
      const said = saved.times.mitigated?.at ?? at;
      notify({
        text: t('incidents.page.overSaid', { end: sayMoment(said) }),
        undo: () => takeBack(said),
        wayOn: { label: t('incidents.page.overAt'), go: onChangeTime },
        takesFocus: true,
      });
    } catch (error) {
      notify({
        text: t('editing.failed', { problem: failureText(error) }),
        isFailure: true,
      });
    }
  };

  return (
    <Button variant="secondary" isPending={set.isPending} onPress={sayOver}>
      {t('incidents.page.overNow')}
    </Button>
  );
}
