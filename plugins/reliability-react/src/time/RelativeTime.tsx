import { useEffect, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { reliabilityReactTranslationRef } from '../words/translation';
import { distanceInTime } from './distanceInTime';
import { useReaderLocale } from './useReaderLocale';
import { utcText } from './utcText';

/** Props of {@link RelativeTime}. @public */
export interface RelativeTimeProps {
  /** ISO 8601 instant. */
  readonly at: string;
}

/**
 * How long ago, or how soon: `4 days ago`, `in 3 hours`. Keeps up with the
 * clock without drawing attention to it; UTC when pointed at.
 *
 * @public
 */
export function RelativeTime({ at }: RelativeTimeProps) {
  const locale = useReaderLocale();
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const [now, setNow] = useState(() => Date.now());
  const { value, unit, freshFor } = distanceInTime(Date.parse(at), now);

  useEffect(() => {
    const timer = window.setTimeout(() => setNow(Date.now()), freshFor);
    return () => window.clearTimeout(timer);
  }, [now, freshFor]);

  const words = () => {
    // The platform would say "this minute", which may lie on either side.
    if (value === 0 && unit === 'minute') {
      return Date.parse(at) <= now ? t('time.justNow') : t('time.soon');
    }
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
      value,
      unit,
    );
  };
  return (
    <time dateTime={at} title={utcText(at, locale)}>
      {words()}
    </time>
  );
}
