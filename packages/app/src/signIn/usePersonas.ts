import { useEffect, useState } from 'react';
import { discoveryApiRef, useApi } from '@backstage/frontend-plugin-api';
import { fetchPersonas, PersonasAnswer } from './fetchPersonas';

const RETRY_MS = 1500;

/** The people to choose from; asks again until the back end answers. */
export function usePersonas(): PersonasAnswer | undefined {
  const discoveryApi = useApi(discoveryApiRef);
  const [answer, setAnswer] = useState<PersonasAnswer>();

  useEffect(() => {
    const abort = new AbortController();
    let timer: number | undefined;
    const ask = async () => {
      const baseUrl = await discoveryApi.getBaseUrl('demo');
      const next = await fetchPersonas(baseUrl, abort.signal);
      if (abort.signal.aborted) {
        return;
      }
      setAnswer(next);
      if (next.state === 'waiting') {
        timer = window.setTimeout(ask, RETRY_MS);
      }
    };
    ask();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [discoveryApi]);

  return answer;
}
